'use strict';

// A test runner that is killed cannot stop us; the channel to it closes all the same.
process.once('disconnect', () => process.exit());

require('../express.js')(require, module).catch(error => {
  console.error(error);
  process.exit(1);
});

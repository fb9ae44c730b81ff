'use strict';

const { createBackend } = require('@backstage/backend-defaults');

const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));

// A test runner that is killed cannot stop us; the channel to it closes all the same.
process.once('disconnect', () => process.exit());

backend.start();

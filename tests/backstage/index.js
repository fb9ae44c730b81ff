'use strict';

const { createBackend } = require('@backstage/backend-defaults');

const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));
backend.add(import('@backstage/plugin-auth-backend-module-oauth2-proxy-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  process.env.CALLBOARD_POLICY
    ? require('./policy.js')
    : import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);
backend.add(import('@backstage/plugin-proxy-backend'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(require('./synthetic.js'));

// It serves a front end, which there has to be.
if (process.env.CALLBOARD_APP) backend.add(import('@backstage/plugin-app-backend'));

// A test runner that is killed cannot stop us; the channel to it closes all the same.
process.once('disconnect', () => process.exit());

backend.start();

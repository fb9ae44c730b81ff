'use strict';

// A policy that reads what it forbids from a file, each time it is asked, so that a test can change
// its mind between page and press.

const { readFile } = require('node:fs/promises');
const { createBackendModule } = require('@backstage/backend-plugin-api');
const { catalogConditions, createCatalogConditionalDecision } = require('@backstage/plugin-catalog-backend/alpha');
const { AuthorizeResult } = require('@backstage/plugin-permission-common');
const { policyExtensionPoint } = require('@backstage/plugin-permission-node/alpha');

/**
 * @typedef {'deny' | {unlessKind: string} | {unlessAnnotation: string}} Rule the conditional ones are
 *   for resource permissions: what is of that kind, or has that annotation, is forbidden
 */

/** @param {string} path of a JSON file: names of permissions to their rules; what has none is allowed */
const policyIn = path => ({
  async handle({ permission }) {
    const rules = JSON.parse(await readFile(path, 'utf8'));
    const rule = rules[permission.name];
    if (!rule) return { result: AuthorizeResult.ALLOW };
    if (rule === 'deny') return { result: AuthorizeResult.DENY };
    return createCatalogConditionalDecision(permission, { not: condition(rule) });
  },
});

function condition({ unlessKind, unlessAnnotation }) {
  return unlessKind
    ? catalogConditions.isEntityKind({ kinds: [unlessKind] })
    : catalogConditions.hasAnnotation({ annotation: unlessAnnotation });
}

module.exports = createBackendModule({
  pluginId: 'permission',
  moduleId: 'policy-in-a-file',
  register(module) {
    module.registerInit({
      deps: { policy: policyExtensionPoint },
      async init({ policy }) {
        policy.setPolicy(policyIn(process.env.CALLBOARD_POLICY));
      },
    });
  },
});

'use strict';

// Feeds a generated catalog into the real one. Files would do for a few hundred entities, but ten
// thousand are measured, and a provider hands them over in one go.

const { readFile } = require('node:fs/promises');
const { coreServices, createBackendModule } = require('@backstage/backend-plugin-api');
const { catalogProcessingExtensionPoint } = require('@backstage/plugin-catalog-node');
const { located } = require('./located.js');

/** @param {string} path of a JSON file: an array of entities */
const syntheticCatalog = path => ({
  getProviderName: () => 'synthetic',
  async connect(connection) {
    const entities = JSON.parse(await readFile(path, 'utf8'));
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({ entity: located(entity), locationKey: 'synthetic' })),
    });
  },
});

module.exports = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'synthetic',
  register(module) {
    module.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint, config: coreServices.rootConfig },
      async init({ catalog, config }) {
        const path = config.getOptionalString('callboard.syntheticCatalog');
        if (path) catalog.addEntityProvider(syntheticCatalog(path));
      },
    });
  },
});

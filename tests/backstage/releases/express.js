'use strict';

// The catalog as backends were put together before they were made of plugins: packages/backend of
// the apps of that time, but for everything that is not the catalog.

module.exports = async function start(require, module) {
  const {
    createServiceBuilder, DatabaseManager, getRootLogger, loadBackendConfig, ServerTokenManager,
    SingleHostDiscovery, UrlReaders,
  } = require('@backstage/backend-common');
  const { CatalogBuilder } = require('@backstage/plugin-catalog-backend');
  const { ServerPermissionClient } = require('@backstage/plugin-permission-node');

  const logger = getRootLogger();
  const config = await loadBackendConfig({ argv: process.argv, logger });
  const discovery = SingleHostDiscovery.fromConfig(config);
  const builder = await CatalogBuilder.create({
    logger,
    config,
    database: DatabaseManager.fromConfig(config).forPlugin('catalog'),
    reader: UrlReaders.default({ logger, config }),
    permissions: ServerPermissionClient.fromConfig(config, {
      discovery,
      tokenManager: ServerTokenManager.noop(),
    }),
  });
  const { processingEngine, router } = await builder.build();
  await processingEngine.start();
  await createServiceBuilder(module).loadConfig(config).addRouter('/api/catalog', router).start();
};

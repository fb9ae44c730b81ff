'use strict';

// Apart from the provider, for tests that hand the same entities to another catalog.

/** The catalog refuses entities that do not say where they come from. */
function located(entity) {
  const location = 'url:http://127.0.0.1/synthetic';
  const annotations = {
    'backstage.io/managed-by-location': location,
    'backstage.io/managed-by-origin-location': location,
    ...entity.metadata.annotations,
  };
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

module.exports = { located };

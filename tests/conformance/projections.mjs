// Writes `fields`: which parts of an entity an answer holds.

const usual = ['kind', 'metadata', 'metadata.name', 'metadata.namespace', 'metadata.title', 'metadata.tags', 'metadata.annotations', 'metadata.links', 'spec', 'spec.type', 'spec.owner', 'spec.profile.displayName', 'relations', 'status', 'apiVersion'];
const odd = ['nonsense', 'metadata.nothing', 'metadata.tags.java', 'metadata.links.title', 'Kind', 'metadata..name', '.', 'metadata.', ' spec.type ', '', 'spec.type.deeper', 'relations.ownedBy', 'metadata.name.length', 'constructor', 'metadata.links.0.url', 'relations.0', '__proto__'];

/** @returns {string[] | undefined} */
export function projection(chance, vocabulary) {
  if (chance.chance(0.6)) return undefined;
  return Array.from({ length: 1 + chance.below(4) }, () => path(chance, vocabulary));
}

function path(chance, vocabulary) {
  const kinds = {
    usual: () => chance.pick(usual),
    annotation: () => chance.pick(vocabulary.families.annotations),
    known: () => chance.pick(vocabulary.families.any),
    odd: () => chance.pick(odd),
    array: () => chance.pick(['metadata.links[0].url', 'metadata.tags[]', '[']),
  };
  return kinds[chance.pickWeighted({ usual: 62, annotation: 16, known: 12, odd: 9, array: 1 })]();
}

/** As parameters: in one, with commas, or repeated. */
export function projectionParameters(chance, fields) {
  if (!fields) return [];
  return chance.chance(0.8) ? [['fields', fields.join(',')]] : fields.map(field => ['fields', field]);
}

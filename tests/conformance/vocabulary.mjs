// The words of the requests: keys and values that a catalog really has, so that answers are not empty.

/** Asked for again and again by every portal; drawn far more often than the rest. */
const famous = `
  kind metadata.name metadata.namespace metadata.title metadata.description metadata.tags apiVersion
  spec.type spec.lifecycle spec.owner spec.system spec.domain spec.memberOf spec.profile.displayName
  relations.ownedBy relations.ownerOf relations.partOf relations.hasPart relations.dependsOn
  relations.providesApi relations.memberOf relations.childOf metadata.links.title metadata.links.url
`
  .trim()
  .split(/\s+/);

const unknownKeys = ['metadata.nothing', 'spec.missing.deep', 'relations.neverHeardOf', 'x', 'metadata', 'spec'];
const unknownValues = ['nowhere', 'NaN', '0', 'group:default/nobody', 'ünknown', 'true', 'null', "o'clock", '100%'];

/**
 * What the catalog searches in an entity: a path and a value for each leaf, lists flattened, after
 * catalog-backend's `buildEntitySearch.ts`. Keys and values in their own casing.
 *
 * @returns {[string, unknown][]}
 */
export function searchRows(entity) {
  const rows = [];
  const visit = (path, value) => {
    if (['attachments', 'relations', 'status', 'metadata.uid', 'metadata.etag'].includes(path)) return;
    if (Array.isArray(value)) {
      for (const item of value) {
        visit(path, item);
        if (typeof item === 'string') rows.push([`${path}.${item}`, true]);
      }
    } else if (value !== null && typeof value === 'object') {
      for (const [key, below] of Object.entries(value)) visit(path ? `${path}.${key}` : key, below);
    } else rows.push([path, value]);
  };
  visit('', entity);
  for (const { type, targetRef } of entity.relations ?? []) rows.push([`relations.${type}`, targetRef]);
  return rows;
}

/** `component:default/web`, as the catalog writes it. */
export const refOf = ({ kind, metadata }) =>
  `${kind}:${metadata.namespace ?? 'default'}/${metadata.name}`.toLowerCase();

/**
 * @param {object[]} entities of the real backend
 */
export class Vocabulary {
  constructor(entities) {
    // A backend hands its entities out by uid, which is another one in every run.
    this.entities = entities.toSorted((a, b) => (refOf(a) < refOf(b) ? -1 : 1));
    this.refs = this.entities.map(refOf);
    this.rows = this.entities.map(searchRows);
    /** @type {Map<string, unknown[]>} */
    this.values = new Map();
    for (const [key, value] of this.rows.flat()) {
      const known = this.values.get(key) ?? [];
      if (!this.values.has(key)) this.values.set(key, known);
      if (known.length < 400) known.push(value);
    }
    const keys = [...this.values.keys()];
    this.families = {
      famous: famous.filter(key => this.values.has(key)),
      annotations: keys.filter(key => /^metadata\.(annotations|labels)\./.test(key)),
      tags: keys.filter(key => key.startsWith('metadata.tags.')),
      any: keys,
      unknown: unknownKeys,
    };
  }

  /** An entity by its number, the small catalogs as often as the large one. */
  entity(chance) {
    return chance.below(this.entities.length);
  }

  ref(chance) {
    return this.refs[this.entity(chance)];
  }

  key(chance) {
    return chance.pick(this.families[family(chance)]);
  }

  value(chance, key) {
    const known = this.values.get(key);
    return !known || chance.chance(0.06) ? chance.pick(unknownValues) : chance.pick(known);
  }

  /**
   * Conditions that belong together: mostly all of one entity, so that it answers to every one.
   *
   * @returns {[string, unknown][]}
   */
  conditions(chance, count) {
    if (chance.chance(0.25))
      return Array.from({ length: count }, () => {
        const key = this.key(chance);
        return [key, this.value(chance, key)];
      });
    const rows = this.rows[this.entity(chance)];
    return Array.from({ length: count }, () => {
      const wanted = this.families[family(chance)];
      const fitting = rows.filter(([key]) => wanted.includes(key));
      return chance.pick(fitting.length ? fitting : rows);
    });
  }
}

const family = chance => chance.pickWeighted({ famous: 66, annotations: 9, tags: 9, any: 12, unknown: 4 });

/** The same word for a catalog that knows no casing. */
export function recase(chance, text) {
  if (!chance.chance(0.25)) return text;
  return chance.chance(0.5) ? text.toUpperCase() : text.replace(/[a-z]/g, letter => (chance.chance(0.3) ? letter.toUpperCase() : letter));
}

// What the backend itself says, past proxy and portal: by this the portal is judged.

const textFields =
  'metadata.name,metadata.title,metadata.description,metadata.tags,spec.owner,spec.profile.displayName,spec.target,spec.targets';
const fields = 'kind,metadata.name,metadata.namespace,metadata.title,spec.type,spec.lifecycle';

/** Rows of a page of the list, as the portal has them unless told otherwise. */
export const pageLength = 20;

/** Relations that an entity's overview shows as tables of their own. */
const tabled = ['dependsOn', 'dependencyOf', 'providesApi', 'consumesApi', 'hasPart'];

/** @param {{url: string, token: string}} backend */
export function truthOf(backend) {
  const known = new Map();

  async function ask(path) {
    if (!known.has(path)) known.set(path, asked(path));
    return known.get(path);
  }

  async function asked(path) {
    const headers = { authorization: `Bearer ${backend.token}` };
    const answer = await fetch(`${backend.url}/api/catalog${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  const entity = reference => ask(`/entities/by-name/${reference.replace(':', '/')}`);

  /** All components with these words, by name. */
  async function components(text) {
    const search = new URLSearchParams({ filter: 'kind=component', limit: 1000, orderField: 'metadata.name,asc', fields });
    if (text) {
      search.set('fullTextFilterTerm', text);
      search.set('fullTextFilterFields', textFields);
    }
    return (await ask(`/entities/by-query?${search}`)).items;
  }

  return {
    /**
     * @param {object} list
     * @param {string} list.text
     * @param {Record<string, string>} list.filters names of filters and the one value chosen in each
     * @param {string} [list.without] a lifecycle that is left out
     * @param {string[]} [list.starred] names; only they are listed
     * @param {number} list.page from 0
     * @returns {Promise<{total: number, names: string[]}>} the names of that page
     */
    async list({ text, filters, without, starred, page }) {
      const { Type = undefined, Lifecycle = undefined } = filters;
      const matching = (await components(text)).filter(
        ({ metadata, spec }) =>
          (!Type || spec.type === Type) &&
          (!Lifecycle || spec.lifecycle === Lifecycle) &&
          spec.lifecycle !== without &&
          (!starred || starred.includes(metadata.name)),
      );
      const names = matching.map(({ metadata }) => metadata.name);
      return { total: names.length, names: names.slice(page * pageLength, (page + 1) * pageLength) };
    },

    /** Title of a component, and of what its tables of relations list, by path. */
    async component(name) {
      const { metadata, relations = [] } = await entity(`component:default/${name}`);
      const references = relations.filter(({ type }) => tabled.includes(type)).map(({ targetRef }) => targetRef);
      const related = await Promise.all(references.map(async reference => [pathOf(reference), titleOf(await entity(reference))]));
      return { title: titleOf({ metadata }), related: Object.fromEntries(related) };
    },
  };
}

const titleOf = ({ metadata }) => metadata.title ?? metadata.name;

function pathOf(reference) {
  const [, kind, namespace, name] = reference.match(/^([^:]+):([^/]+)\/(.+)$/);
  return `/catalog/${namespace}/${kind}/${name}`.toLowerCase();
}

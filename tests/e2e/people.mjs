// A catalog of groups within groups, going in a circle, with more people than a page has and an owner of
// more than is read at once.

const entity = (kind, name, { metadata, ...spec }) =>
  JSON.stringify({ apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name, ...metadata }, spec });

const group = (name, title, { parent, children = [] } = {}) =>
  entity('Group', name, { metadata: { title }, type: 'team', parent, children });

const two = number => String(number).padStart(2, '0');

function user(number, memberOf, more = {}) {
  const displayName = `Person ${number % 5 === 0 ? 'Mavis' : 'Anders'} ${two(number)}`;
  const profile = { displayName, email: `person-${two(number)}@example.org`, ...more };
  return entity('User', `user-${two(number)}`, { profile, memberOf });
}

const component = (name, type, owner) => entity('Component', name, { type, lifecycle: 'production', owner });

const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);

/** The text of the catalog: documents of JSON, which is YAML. */
export function people() {
  const documents = [
    group('company', 'The Company', { children: ['team-a'] }),
    group('team-a', 'Team A'),
    group('team-b', 'Team B', { parent: 'company', children: ['team-c'] }),
    group('team-c', 'Team C', { children: ['company', 'team-c'] }),
    group('lonely', 'Lonely'),
    group('hoard', 'Hoard'),
    group('wide', 'Wide', { children: range(0, 12).map(number => `branch-${two(number)}`) }),
    ...range(0, 12).map(number => group(`branch-${two(number)}`, `Branch ${number}`)),
    ...range(1, 33).map(number => user(number, ['team-a'])),
    ...range(33, 35).map(number => user(number, ['team-b'])),
    user(35, ['team-b', 'team-c'], { displayName: 'Both Teams' }),
    user(36, ['company']),
    // Browsers ask nobody at this port.
    user(37, ['branch-00'], { picture: 'http://127.0.0.1:9/none.png' }),
    entity('System', 'shop', { owner: 'company' }),
    entity('Resource', 'ledger', { type: 'database', owner: 'company' }),
    ...range(0, 3).map(number => component(`a-service-${number}`, 'service', 'team-a')),
    component('a-service-shouted', 'Service', 'team-a'),
    component('a-website', 'website', 'team-a'),
    component('b-service', 'service', 'team-b'),
    entity('API', 'c-api', { type: 'openapi', lifecycle: 'production', owner: 'team-c', definition: 'openapi: 3.0.0' }),
    component('my-own', 'library', 'user:user-01'),
    ...range(0, 205).map(number => component(`hoarded-${number}`, ['service', 'library', 'job'][number % 3], 'hoard')),
    ...range(0, 2).map(number => entity('Resource', `hoarded-${number}`, { type: 'bucket', owner: 'hoard' })),
  ];
  return documents.join('\n---\n');
}

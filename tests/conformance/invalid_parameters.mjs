// Wrong parameters, wrong routes, wrong methods.

const base64 = value => encodeURIComponent(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64'));

const cursor = { orderFields: [], orderFieldValues: ['x'], isPrevious: false };

const get = path => search => ({ path, search });

const byQuery = [
  'nothing=1', 'nothing=1&other=2', 'filter[kind]=component', 'query=%7B%7D', '_=123', 'filter', 'limit', '&&',
  'limit=x', 'limit=1.5', 'limit=-1', 'limit=', 'limit=1&limit=2', 'limit=1e2', 'limit=0x10', 'limit=%201', 'limit=007', 'limit=99999999999999999999',
  'offset=x', 'offset=-1', 'offset=1.5', 'offset=', 'offset=1&offset=2', 'limit=2&offset=99999',
  'totalItems=none', 'totalItems=', 'totalItems=Include', 'totalItems=include&totalItems=exclude',
  'filter==x', 'filter=kind%3Dcomponent,%3Dx', 'filter=%3D', 'filter=,', 'filter=', 'filter=%20%20', 'filter=kind=component,=x,=y',
  'filter=%E0%A4%A', 'filter=kind%3D%ZZ', 'filter=kind%00',
  'orderField=', 'orderField=metadata.name,up', 'orderField=metadata.name,', 'orderField=metadata.name,ASC', 'orderField=,asc', 'orderField=metadata.name,asc,x&limit=1', 'orderField=metadata.name,%20asc',
  'fields=metadata[', 'fields=metadata.tags[0],kind', 'fields=kind&fields=a[b', 'fields=', 'fields=,', 'fields',
  'cursor=', 'cursor=x', 'cursor=%20', 'cursor=e30%3D', 'cursor=bnVsbA%3D%3D', 'cursor=W10%3D', 'cursor=MQ%3D%3D', 'cursor=%7B%7D', 'cursor=x&cursor=y',
  `cursor=${base64('{')}`, `cursor=${base64('{"a":')}`, `cursor=${base64('nonsense')}`, `cursor=${base64('"text"')}`,
  `cursor=${base64({ ...cursor, orderFields: 'x' })}`,
  `cursor=${base64({ ...cursor, orderFields: [{ field: 'kind' }] })}`,
  `cursor=${base64({ ...cursor, orderFields: [{ field: 'kind', order: 'up' }] })}`,
  `cursor=${base64({ ...cursor, orderFieldValues: [1] })}`,
  `cursor=${base64({ orderFields: [], orderFieldValues: [] })}`,
  `cursor=${base64({ ...cursor, isPrevious: 'no' })}`,
  `cursor=${base64({ ...cursor, query: 'x' })}`,
  `cursor=${base64({ ...cursor, query: { $nope: 1 } })}`,
  `cursor=${base64({ ...cursor, filter: { values: [1] } })}`,
  `cursor=${base64({ ...cursor, fullTextFilter: {} })}`,
  `cursor=${base64({ ...cursor, totalItems: 'many' })}`,
  `cursor=${base64({ ...cursor, firstSortFieldValues: [true] })}`,
  `cursor=${base64(cursor)}&limit=x`, `cursor=${base64(cursor)}&fields=a[`, `cursor=${base64(cursor)}&nothing=1`,
  'fullTextFilterTerm=a&fullTextFilterTerm=b', 'fullTextFilterFields=&limit=1', 'fullTextFilterTerm=', 'fullTextFilterFields=a&fullTextFilterFields=b',
  'limit=x&nothing=1', 'limit=x&offset=y', 'limit=-1&offset=-1', 'totalItems=no&limit=x', 'filter==x&limit=x', 'fields=a[&filter==x', 'filter==x&orderField=a,b', 'orderField=a,b&cursor=x',
];

const entities = [
  'nothing=1', 'limit=0', 'limit=-1', 'limit=x', 'limit=1.5', 'offset=-1', 'offset=x', 'after=', 'after=x', 'limit=',
  `after=${base64('{}')}`, `after=${base64('1')}`, `after=${base64('null')}`, `after=${base64({ limit: 'x' })}`, `after=${base64({ limit: 1, offset: 'x' })}`,
  `after=${base64({ limit: 1.5 })}`, `after=${base64({ limit: 0, offset: 0 })}`, 'after=%%%',
  'order=metadata.name', 'order=', 'order=up:metadata.name', 'order=asc:', 'order=asc', 'order=ASC:kind', 'order=asc:kind&order=x',
  'orderField=metadata.name,asc', 'cursor=x', 'totalItems=include', 'filter==x', 'filter=a,=b', 'fields=a[b]', 'limit=1&limit=2',
];

const facets = ['', 'facet=', 'facet', 'facet=&facet=', 'filter=kind=component', 'facet=kind&nothing=1', 'facet=kind&filter==x', 'facet[]=kind', 'facets=kind', 'facet=kind&limit=1'];

export const parameters = [
  ...byQuery.map(get('/entities/by-query')),
  ...entities.map(get('/entities')),
  ...facets.map(get('/entity-facets')),
  get('/locations')('nothing=1'),
  get('/locations/by-entity/component/default/x')('nothing=1'),
  get('/entities/by-name/component/default/x')('fields=kind'),
  get('/entities/by-uid/x')('fields=kind'),
  get('/entities/by-name/component/default/x/ancestry')('depth=1'),
];

export const routes = [
  { path: '' }, { path: '/' }, { path: '/nothing' }, { path: '/entities/' }, { path: '/Entities', search: 'limit=1&fields=kind' }, { path: '/entities/by-query/' },
  { path: '/entities/nothing' }, { path: '/entities/by-name' }, { path: '/entities/by-name/component' }, { path: '/entities/by-name/component/default' },
  { path: '/entities/by-name/component/default/' }, { path: '/entities/by-name/component/default/x' }, { path: '/entities/by-name/component/default/x/' },
  { path: '/entities/by-name/Component/Default/X-Missing' }, { path: '/entities/by-name/component/default/x/ancestry' }, { path: '/entities/by-name/component/default/x/parents' },
  { path: '/entities/by-name/component/default/a%2Fb' }, { path: '/entities/by-name/component/default/%ZZ' }, { path: '/entities/by-name//default/x' }, { path: '/entities/by-name/component/default/%20' },
  { path: '/entities/by-uid' }, { path: '/entities/by-uid/' }, { path: '/entities/by-uid/x' }, { path: '/entities/by-uid/%ZZ' }, { path: '/entities/by-uid/a/b' }, { path: '/entities/by-uid/a%2Fb' },
  { path: '/entities/by-refs' }, { path: '/entity-facets/' }, { path: '/entity-facets/kind' }, { path: '/refresh' }, { path: '/validate-entity' }, { path: '/analyze-location' },
  { path: '/locations/by-query' }, { path: '/locations/x' }, { path: '/locations/x/y' }, { path: '/locations/%ZZ' }, { path: '/locations/by-entity' }, { path: '/locations/by-entity/component/default' },
  { path: '/locations/by-entity/component/default/x' }, { path: '/locations/by-entity/%20/default/x' },
  ...['PUT', 'PATCH', 'DELETE'].flatMap(method => ['/entities', '/entities/by-query', '/entity-facets', '/locations', '/refresh'].map(path => ({ method, path }))),
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map(method => ({ method, path: '/entities/by-name/component/default/x' })),
  ...['POST', 'PUT', 'PATCH'].map(method => ({ method, path: '/entities/by-uid/x' })),
  ...['POST', 'PATCH'].map(method => ({ method, path: '/locations/x' })),
  { method: 'DELETE', path: '/locations/x' }, { method: 'DELETE', path: '/entities/by-uid/x' }, { method: 'POST', path: '/entities' }, { method: 'POST', path: '/nothing', body: {} },
  // Not of the routes that there are: Express lists their methods, which serves no client.
  { method: 'OPTIONS', path: '/nothing' },
  ...['/entities/by-query', '/entity-facets', '/entities/by-name/component/default/x', '/nothing'].map(path => ({ method: 'HEAD', path })),
];

// Entities that are right and wrong for `validate-entity`, addresses for `analyze-location`.

const component = (change = {}, { metadata, spec } = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'gate', ...metadata },
  spec: { type: 'service', lifecycle: 'production', owner: 'wardens', ...spec },
  ...change,
});

const entities = [
  component(), component({}, { metadata: { annotations: { 'example.com/a': 'b' }, tags: ['a'] } }),
  component({}, { metadata: { name: '' } }), component({}, { metadata: { name: 'not a name' } }), component({}, { metadata: { name: 'x'.repeat(64) } }), component({}, { metadata: { name: 1 } }), component({}, { metadata: { name: undefined } }),
  component({}, { metadata: { namespace: 'Under_score' } }), component({}, { metadata: { namespace: '' } }), component({}, { metadata: { labels: { 'a b': 'c' } } }), component({}, { metadata: { labels: { a: 'c d' } } }), component({}, { metadata: { annotations: { 'a b': 'c' } } }), component({}, { metadata: { annotations: { a: 1 } } }),
  component({}, { metadata: { tags: ['Upper', 'ok'] } }), component({}, { metadata: { tags: 'a' } }), component({}, { metadata: { links: [{ title: 'x' }] } }), component({}, { metadata: { links: [{ url: 'no url' }] } }), component({}, { metadata: { links: [{ url: 'http://x.test', icon: 'a b' }] } }), component({}, { metadata: { title: '' } }), component({}, { metadata: { description: 1 } }), component({}, { metadata: { other: { a: 1 } } }),
  component({}, { spec: { owner: undefined } }), component({}, { spec: { type: '' } }), component({}, { spec: { lifecycle: 1 } }), component({}, { spec: { dependsOn: 'x' } }), component({}, { spec: { dependsOn: ['a b'] } }), component({}, { spec: { owner: 'a:b:c' } }), component({}, { spec: { system: '' } }), component({}, { spec: { other: true } }),
  component({ kind: 'Dragon' }), component({ kind: 'component' }), component({ kind: '' }), component({ kind: 1 }), component({ kind: 'No Kind' }), component({ apiVersion: 'backstage.io/v1beta1' }), component({ apiVersion: 'backstage.io/v2' }), component({ apiVersion: 'example.com/v1' }), component({ apiVersion: '' }), component({ apiVersion: 'a/b/c' }),
  component({ metadata: undefined }), component({ metadata: [] }), component({ spec: undefined }), component({ spec: 'x' }), component({ other: 1 }), component({ relations: [] }), component({ status: {} }),
  component({ kind: 'API', spec: { type: 'openapi', lifecycle: 'x', owner: 'y' } }), component({ kind: 'API', spec: { type: 'openapi', lifecycle: 'x', owner: 'y', definition: '' } }), component({ kind: 'Group', spec: { type: 'team' } }), component({ kind: 'Group', spec: { type: 'team', children: [] } }), component({ kind: 'User', spec: {} }), component({ kind: 'User', spec: { memberOf: ['a'], profile: { email: 1 } } }),
  component({ kind: 'System', spec: {} }), component({ kind: 'Domain', spec: { owner: 'a' } }), component({ kind: 'Resource', spec: { type: 'x' } }), component({ kind: 'Location', spec: {} }), component({ kind: 'Location', spec: { targets: [] } }), component({ kind: 'Location', spec: { target: 1 } }), component({ kind: 'Location', spec: { targets: ['./a'], presence: 'maybe' } }),
  component({ kind: 'Template', apiVersion: 'scaffolder.backstage.io/v1beta3', spec: { type: 'x' } }), component({ kind: 'Template', apiVersion: 'scaffolder.backstage.io/v1beta3', spec: { type: 'x', steps: [] } }), component({ kind: 'AiResource', spec: { type: 'x', lifecycle: 'y', owner: 'z' } }),
  component({}, { metadata: { annotations: { 'backstage.io/managed-by-location': 'nonsense' } } }), component({}, { spec: { Foo: 1, foo: 2 } }),
];

const ask = (entity, location = 'url:https://example.com/a.yaml') => ({ method: 'POST', path: '/validate-entity', body: { entity, location } });

export const validated = [...entities.map(entity => ask(entity)), ask(component(), 'url:'), ask(component(), 'url'), ask(component(), 'URL:https://x.test'), ask(component(), 'file:/a')];

export const analysed = files =>
  ['https://github.com/a/b', 'https://github.com/a/b/blob/main/catalog-info.yaml', 'https://gitlab.com/a/b', 'https://bitbucket.org/a/b', 'https://dev.azure.com/o/p/_git/r', 'https://example.com/a/b', 'https://example.com', files.url('/component.yaml'), 'git@github.com:a/b.git', 'nonsense', '', 'https://'].map(
    target => ({ method: 'POST', path: '/analyze-location', body: { location: { type: 'url', target } } }),
  );

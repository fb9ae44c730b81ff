// Definitions that nobody should write, and one of five megabytes.

const attack = '<img src="https://evil.example/pixel.png" onerror="alert(1)"><script>alert(2)</script>' +
  '<a href="javascript:alert(3)">x</a><form action="https://evil.example"></form><iframe src="https://evil.example"></iframe>' +
  ' ![p](https://evil.example/pixel.png) [link](javascript:alert(4)) <svg onload=alert(5)>';

const openApi = {
  openapi: '3.0.3',
  info: { title: attack, version: '1', description: attack, termsOfService: 'javascript:alert(6)', contact: { url: 'javascript:alert(7)' } },
  servers: [{ url: 'javascript:alert(8)', description: attack }],
  externalDocs: { url: 'javascript:alert(9)', description: attack },
  tags: [{ name: 'tag', description: attack }],
  paths: {
    '/a': {
      get: {
        tags: ['tag'],
        summary: attack,
        description: attack,
        parameters: [{ name: 'p', in: 'query', description: attack, schema: { type: 'string' } }],
        responses: { 200: { description: attack, content: { 'text/html': { schema: { $ref: 'https://evil.example/schema.json' } } } } },
      },
    },
  },
};

function huge() {
  const paths = {};
  const schemas = {};
  for (let index = 0; index < 4200; index++) {
    const properties = Object.fromEntries(Array.from({ length: 6 }, (_, place) => [`p${place}`, { type: 'string', description: 'property' }]));
    schemas[`Thing${index}`] = { type: 'object', description: 'x'.repeat(300), properties };
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/Thing${index}` } } };
    paths[`/things/${index}`] = { get: { summary: `Thing ${index}`, description: 'y'.repeat(300), responses: { 200: { description: 'ok', content } } } };
  }
  return JSON.stringify({ openapi: '3.0.3', info: { title: 'Huge', version: '1' }, paths, components: { schemas } }, null, 1);
}

/** Entities by name: type, what else is in the spec, and the words that must be said of a broken one. */
export const definitions = {
  hostile: { type: 'openapi', definition: JSON.stringify(openApi, null, 2) },
  'hostile-events': {
    type: 'asyncapi',
    definition: JSON.stringify({ asyncapi: '3.0.0', info: { title: attack, version: '1', description: attack }, channels: { a: { address: attack, description: attack } } }),
  },
  'hostile-graph': { type: 'graphql', definition: `"""${attack.replaceAll('"', "'")}"""\ntype Query { "${attack.replaceAll('"', "'")}" a: String }` },
  unparsed: { type: 'openapi', definition: 'openapi: 3.0.0\n  info: [', problem: 'The text does not parse.' },
  'other-type': { type: 'openapi', definition: 'asyncapi: 3.0.0', problem: 'This is no OpenAPI document' },
  blank: { type: 'openapi', definition: ' \n', problem: 'The definition is empty' },
  loop: {
    type: 'openapi',
    definition: 'openapi: 3.0.0\npaths: {}\ncomponents: {schemas: {A: {$ref: "#/components/schemas/B"}, B: {$ref: "#/components/schemas/A"}}}',
    problem: 'refers to itself for ever',
  },
  laughs: {
    type: 'asyncapi',
    definition: `asyncapi: 3.0.0\na: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((name, place) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[place]}`).join(', ')}]`).join('\n')}`,
    problem: 'grows without measure',
  },
  'half-schema': { type: 'graphql', definition: 'type Query {', problem: 'The text does not parse.' },
  huge: { type: 'openapi', definition: huge() },
};

/** Those that try to run or to fetch something. */
export const payloads = ['hostile', 'hostile-events', 'hostile-graph'];

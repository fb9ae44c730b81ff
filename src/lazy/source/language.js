// In which language a text is.

const known = { asyncapi: 'yaml', openapi: 'yaml', graphql: 'graphql', grpc: 'protobuf', trpc: 'typescript' };
const endings = { graphql: 'graphql', json: 'json', protobuf: 'proto', typescript: 'ts', xml: 'xml', yaml: 'yaml' };
const signs = [
  ['json', /^\s*[{[]/],
  ['xml', /^\s*<[?!a-z]/i],
  ['protobuf', /^\s*(syntax\s*=|package [\w.]+;|service \w+ \{|message \w+ \{)/m],
  ['graphql', /^(extend )?(type|interface|input|enum|schema|union|scalar) ?\w*.*[{=]?$/m],
  ['typescript', /^\s*(import .* from |export |declare |const \w+ =)/m],
  ['yaml', /^[\w$-]+:( |$)/m],
];

/** The language by the type of the definition, or by how the text begins; undefined for plain text. */
export function languageOf(type, text) {
  const begin = text.slice(0, 20_000);
  // Types are written by people: "constructor" is one, and no language.
  const language = Object.hasOwn(known, type) ? known[type] : undefined;
  if (language === 'yaml' && /^\s*[{[]/.test(begin)) return 'json';
  if (language) return language;
  if (Object.hasOwn(endings, type)) return type;
  return signs.find(([, sign]) => sign.test(begin))?.[0];
}

export const endingOf = language => endings[language] ?? 'txt';

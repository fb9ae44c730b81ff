// GraphQL: what a schema's text defines, as written.

import { GraphQLError, Kind, parse, print } from 'graphql';
import { Problem } from './document.js';

const sections = [
  ['document-schema', 'schema'],
  ['document-types', 'type'],
  ['document-interfaces', 'interface'],
  ['document-unions', 'union'],
  ['document-enums', 'enum'],
  ['document-inputs', 'input'],
  ['document-scalars', 'scalar'],
  ['document-directives', 'directive'],
];
const kinds = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'type',
  [Kind.OBJECT_TYPE_EXTENSION]: 'type',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.UNION_TYPE_EXTENSION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
  [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
  [Kind.DIRECTIVE_DEFINITION]: 'directive',
  [Kind.SCHEMA_DEFINITION]: 'schema',
  [Kind.SCHEMA_EXTENSION]: 'schema',
};

/** The outline of a schema: operations first, then types by what they are. */
export async function read(text) {
  if (!text.trim()) throw new Problem('document-says-nothing');
  const definitions = parseText(text).filter(({ kind }) => kinds[kind]);
  if (!definitions.length) throw new Problem('document-no-graphql');
  const roots = rootsOf(definitions);
  const isRoot = node => roots.has(node.name?.value);
  const operations = definitions.filter(isRoot).map(itemOf);
  const others = sections.map(([title, what]) => ({
    title,
    items: definitions.filter(node => kinds[node.kind] === what && !isRoot(node)).map(itemOf),
  }));
  const all = [{ title: 'document-operations', items: operations }, ...others];
  return { outline: { sections: all.filter(({ items }) => items.length) } };
}

function parseText(text) {
  try {
    return parse(text).definitions;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { line, column } = error.locations?.[0] ?? {};
    throw line ? new Problem('document-unreadable-at', error.message, line, column) : new Problem('document-unreadable', error.message);
  }
}

function rootsOf(definitions) {
  const named = definitions
    .filter(node => kinds[node.kind] === 'schema')
    .flatMap(node => node.operationTypes ?? [])
    .map(({ type }) => type.name.value);
  return new Set(named.length ? named : ['Query', 'Mutation', 'Subscription']);
}

function itemOf(node) {
  const members = node.types ?? node.operationTypes?.map(({ type }) => type) ?? node.locations?.map(place => ({ name: place })) ?? [];
  const isExtension = node.kind.endsWith('Extension');
  return {
    name: (node.kind === Kind.DIRECTIVE_DEFINITION ? '@' : '') + (node.name?.value ?? 'schema'),
    badge: (isExtension ? 'extend ' : '') + kinds[node.kind],
    description: node.description?.value,
    summary: node.description?.value.split('\n')[0],
    notes: [
      ['document-implements', (node.interfaces ?? []).map(print)],
      [node.locations ? 'document-allowed-on' : 'document-members', members.map(member => member.name.value)],
    ].filter(([, values]) => values.length),
    rows: [...(node.fields ?? []), ...(node.values ?? []), ...(node.arguments ?? [])].map(rowOf),
  };
}

function rowOf(node) {
  const deprecation = node.directives?.find(({ name }) => name.value === 'deprecated');
  const reason = deprecation?.arguments?.find(({ name }) => name.value === 'reason')?.value?.value;
  return {
    name: node.name.value,
    arguments: (node.fields ? [] : node.kind === Kind.FIELD_DEFINITION ? node.arguments : [])?.map(argument => ({
      name: argument.name.value,
      type: print(argument.type),
      fallback: argument.defaultValue && print(argument.defaultValue),
      description: argument.description?.value,
    })),
    type: node.type ? print(node.type) + (node.defaultValue ? ` = ${print(node.defaultValue)}` : '') : '',
    deprecated: Boolean(deprecation),
    reason,
    description: node.description?.value,
  };
}

// What the entities of a backend say, for what the portal should show of them.

export const refOf = ({ kind, metadata }) =>
  `${kind}:${metadata.namespace ?? 'default'}/${metadata.name}`.toLowerCase();

export const pathOf = ({ kind, metadata }) =>
  `/catalog/${metadata.namespace ?? 'default'}/${kind.toLowerCase()}/${encodeURIComponent(metadata.name)}`;

/** References of its relations of one type; older backends give objects. */
export const related = ({ relations = [] }, type) =>
  relations
    .filter(relation => relation.type === type)
    .map(({ target, targetRef }) => targetRef ?? `${target.kind}:${target.namespace}/${target.name}`.toLowerCase());

export const everyRelated = entity => [
  ...new Set((entity.relations ?? []).flatMap(({ type }) => related(entity, type))),
];

export const titleOf = ({ metadata, spec }) => spec?.profile?.displayName ?? metadata.title ?? metadata.name;

const compare = (one, other) => (one < other ? -1 : Number(one > other));

/** By a text of each in lower case, and those that have it only. */
export const sortedBy = (entities, textOf) =>
  entities
    .filter(entity => textOf(entity) !== undefined)
    .toSorted((one, other) => compare(textOf(one).toLowerCase(), textOf(other).toLowerCase()));

export const nameOf = ({ metadata }) => metadata.name;

export const byName = entities => sortedBy(entities, nameOf);

/** How many there are of each value, as pairs. */
export function counts(entities, valuesOf) {
  const counted = new Map();
  for (const value of entities.flatMap(valuesOf)) counted.set(value, (counted.get(value) ?? 0) + 1);
  return [...counted];
}

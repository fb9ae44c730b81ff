// Walks a list by its cursors: to the end and back, in steps of changing length.

import { asGroups, asSet } from './comparison.mjs';
import { projection, projectionParameters } from './projections.mjs';

/** Long enough for several pages, short enough for many walks. */
const longest = 10;

const counted = body => ({ ...body, items: body.items?.length });

/**
 * Page by page, when both sides have the same uids and so the same order.
 *
 * @param {import('./conversation.mjs').Conversation} conversation
 * @param {import('./queries.mjs').Question} question its limit is small
 */
export async function strictWalk(conversation, question, { chance, vocabulary }) {
  let last = await conversation.ask(question.request);
  const walk = async (direction, steps) => {
    for (let step = 0; step < steps && last.same && last.theirs.body?.pageInfo?.[`${direction}Cursor`]; step += 1)
      last = await conversation.ask(follow(direction, { chance, vocabulary }));
  };
  await walk('next', 1 + chance.below(longest));
  await walk('prev', longest + 2);
  if (chance.chance(0.4)) await walk('next', 2);
}

/** With a cursor only `limit` and `fields` count; the rest may be there and is not looked at. */
function follow(direction, { chance, vocabulary }, limit = chance.pick([1, 2, 3, 5, 7, 10, 25, undefined])) {
  const fields = vocabulary && projection(chance, vocabulary);
  const cursor = `{{${direction}}}`;
  const ignored = vocabulary && chance.chance(0.08);
  if (chance.chance(0.4))
    return {
      method: 'POST',
      path: '/entities/by-query',
      body: { cursor, limit, fields, ...(ignored && { query: { kind: 'nothing' }, totalItems: 'exclude' }) },
    };
  const query = [
    ['cursor', cursor],
    ...(limit === undefined ? [] : [['limit', String(limit)]]),
    ...projectionParameters(chance, fields),
    ...(ignored ? [['filter', 'kind=nothing'], ['orderField', 'metadata.name,desc']] : []),
  ];
  return { path: '/entities/by-query', query };
}

/**
 * To the end, when the sides break ties differently: pages must be of equal length, and all of them
 * together must say the same.
 */
export async function looseWalk(conversation, question, { chance }) {
  const items = { ours: [], theirs: [] };
  let { request } = question;
  let last = await conversation.ask(request, counted);
  const keep = () => ['ours', 'theirs'].forEach(side => items[side].push(...(last[side].body?.items ?? [])));
  keep();
  while (last.same && last.theirs.body?.pageInfo?.nextCursor) {
    // Not projected anew: rows of one list would differ in what they show.
    request = withFields(follow('next', { chance }, chance.pick([80, 100, 250, 500])), question.fields);
    last = await conversation.ask(request, counted);
    keep();
  }
  // A walk that was refused on its way ends where a tie was cut.
  if (!last.same || last.theirs.status !== 200) return;
  conversation.conclude(request, ordered(items.ours, question), ordered(items.theirs, question));
  for (let step = 0; step < 2 && last.same && last.theirs.body?.pageInfo?.prevCursor; step += 1)
    last = await conversation.ask(follow('prev', { chance }, 100), counted);
}

function withFields(request, fields) {
  if (!fields) return request;
  if (request.body) return { ...request, body: { ...request.body, fields } };
  return { ...request, query: [...request.query, ['fields', fields.join(',')]] };
}

const ordered = (items, { orderField }) => (orderField ? asGroups(items, orderField) : asSet(items));

/**
 * `GET /entities`, page by page where it has pages.
 *
 * @param {ReturnType<import('./entities.mjs').listing>} listing
 */
export async function walkEntities(conversation, listing, { chance }) {
  const { paged, orderField, orders } = listing;
  // Without an order a page is by ref, which is the same everywhere; a whole list is by uid.
  const exact = conversation.strict || (paged && !orderField);
  const order = orders > 1 ? asSet : items => ordered(items, listing);
  const view = exact ? body => body : body => (Array.isArray(body) ? body.length : body);
  const items = { ours: [], theirs: [] };
  let { request } = listing;
  for (let page = 0; page < (exact ? 1 + chance.below(4) : 40); page += 1) {
    const { same, ours, theirs } = await conversation.ask(request, view);
    if (!same || !Array.isArray(theirs.body)) return;
    items.ours.push(...ours.body);
    items.theirs.push(...theirs.body);
    const { link } = theirs.headers;
    if (!link) break;
    // The link is below the base already, as an address of its own.
    const [, path, search] = /^<([^?>]*)\??([^>]*)>; rel="next"$/.exec(link) ?? [];
    if (!path) break;
    request = { path, search };
  }
  if (!exact) conversation.conclude(request, order(items.ours), order(items.theirs));
}

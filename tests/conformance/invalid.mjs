// A page of requests that are wrong, or nearly: what each is refused with is part of the API.

import { Conversation } from './conversation.mjs';
import { bodies, bodyless } from './invalid_bodies.mjs';
import { parameters, routes } from './invalid_parameters.mjs';
import { inBatches } from './sources.mjs';

/** @type {import('./transport.mjs').Request[]} */
export const invalid = [...parameters, ...routes, ...bodies, ...bodyless];

/** Some are answered all the same; in which order is not what they are here for. */
const counted = body => (Array.isArray(body) ? body.length : body?.items ? { ...body, items: body.items.length } : body);

export async function compareInvalid({ sides, ledger, replay }) {
  await inBatches(invalid, 8, async (request, number) => {
    const id = `invalid-${number}`;
    if (!replay || replay === id) await new Conversation({ id, kind: 'invalid', sides, ledger }).ask(request, counted);
  });
}

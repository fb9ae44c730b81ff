// One case: requests that both sides are sent in turn, each with its own uids and cursors.

import { difference, normalised } from './comparison.mjs';
import { send } from './transport.mjs';
import { refOf } from './vocabulary.mjs';

/**
 * One of the two catalogs.
 *
 * @typedef {object} Side
 * @property {string} url base of the catalog's REST API
 * @property {string} [token]
 * @property {boolean} strict its uids are the other's too
 * @property {Map<string, string>} uids by entity ref
 * @property {Map<string, string>} refs by uid, and by id of a location
 * @property {Map<string, string>} words what else stands for `{{name}}`
 */

export class Conversation {
  #words = { ours: new Map(), theirs: new Map() };

  /**
   * @param {object} options
   * @param {string} options.id what replays this case
   * @param {string} options.kind under which its requests are counted
   * @param {{ours: Side, theirs: Side}} options.sides
   * @param {import('./ledger.mjs').Ledger} options.ledger
   */
  constructor({ id, kind, sides, ledger }) {
    Object.assign(this, { id, kind, sides, ledger, strict: sides.ours.strict });
  }

  /**
   * Sends a request to both and compares what comes back.
   *
   * @param {import('./transport.mjs').Request} request may hold `{{uid:<ref>}}`, `{{next}}`, `{{prev}}`, `{{after}}`
   * @param {(body: unknown) => unknown} [view] of a body, what is compared
   * @returns {Promise<{same: boolean, ours: object, theirs: object}>} normalised, before the view
   */
  async ask(request, view = body => body) {
    const [ours, theirs] = await Promise.all([this.#tell('ours', request), this.#tell('theirs', request)]);
    const seen = answer => ({ ...answer, body: answer.status === 200 ? view(answer.body) : answer.body });
    const found = difference(seen(ours), seen(theirs));
    this.ledger.enter({ ...this.#entry(request, ours, theirs), found });
    return { same: !found, ours, theirs };
  }

  /** Compares what several answers say together; belongs to the request that was asked last. */
  conclude(request, ours, theirs) {
    const found = difference(ours, theirs);
    if (found) this.ledger.add({ ...this.#entry(request, ours, theirs), found });
  }

  #entry(request, ours, theirs) {
    return { id: this.id, kind: this.kind, request, ours, theirs };
  }

  async #tell(name, request) {
    const side = this.sides[name];
    const words = this.#words[name];
    const answer = await send(side, resolved(request, word => words.get(word) ?? wordOf(side, word)));
    const { nextCursor, prevCursor } = answer.body?.pageInfo ?? {};
    learn(side, answer.body);
    words.set('next', nextCursor).set('prev', prevCursor);
    words.set('after', /[?&]after=([^&>]*)/.exec(answer.headers.link ?? '')?.[1]);
    return normalised(answer, side);
  }
}

/** Each side has its own ids for what came up on the way; what they are ids of is the same. */
function learn(side, body) {
  const items = [body, ...(Array.isArray(body) ? body : (body?.items ?? []))];
  for (const found of items.flatMap(item => [item, item?.location, item?.data, item?.entity])) {
    if (found?.metadata?.uid && found.kind && found.metadata.name) side.refs.set(found.metadata.uid, refOf(found));
    if (typeof found?.id !== 'string' || typeof found.target !== 'string') continue;
    if (!found.id.startsWith(`${found.type}:`)) side.refs.set(found.id, `location ${found.target}`);
    side.words.set(`location:${found.target}`, found.id);
  }
}

function wordOf(side, word) {
  return word.startsWith('uid:') ? (side.uids.get(word.slice(4)) ?? 'no-such-uid') : (side.words.get(word) ?? '');
}

const resolved = (request, word) =>
  JSON.parse(JSON.stringify(request).replace(/\{\{(.*?)\}\}/g, (_, name) => word(name) ?? ''));

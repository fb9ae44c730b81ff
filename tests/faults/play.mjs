// Plays one schedule, and says what was wrong with it, if anything.

import { complaintsOf } from '../e2e/browser.mjs';
import { judge } from './judge.mjs';
import { stepNames } from './schedule.mjs';
import { look, pressRetry, pressSignIn } from './sight.mjs';
import { Hindered, beginning, expectedAt, steps } from './visit.mjs';

/** What browsers say of refusals by themselves. */
const ofBrowsers = [/Failed to load resource/, /blocked by CORS policy/];

/** Milliseconds between two looks. */
const pace = 80;

/** How often the same wrong thing is seen before it is one: a moment may lie between two tasks. */
const certain = 4;

/** Longer than the portal waits for any answer. */
const enough = 60_000;

/** What was seen and should not have been. */
export class Failure extends Error {
  constructor(step, expected, seen) {
    super(`at "${step}" expected ${JSON.stringify(expected)}, seen ${JSON.stringify(seen)}`);
  }
}

/**
 * @param {import('./schedule.mjs').Schedule} schedule
 * @param {object} stage
 * @param {import('playwright-core').Page} stage.page which is watched (sight.mjs)
 * @param {Awaited<ReturnType<typeof import('../e2e/fault.mjs').startFaultProxy>>} stage.proxy
 * @param {{url: string}} stage.site
 * @param {ReturnType<typeof import('./truth.mjs').truthOf>} stage.truth
 * @param {number} [stage.longest] milliseconds that the page may take to come right
 * @param {(step: string, stage: object) => Promise<void>} [stage.meddle] does something between a step
 *   and what is seen of it, for tests of this
 * @returns {Promise<Failure | undefined>}
 */
export async function play(schedule, stage) {
  const visit = new Visit(schedule, stage);
  try {
    for (const index of stepNames.keys()) await visit.step(index);
    await visit.comeBack();
    return undefined;
  } catch (error) {
    return error instanceof Failure ? error : new Failure(visit.name, 'the visit to go on', error.message);
  } finally {
    await stage.proxy.heal();
  }
}

class Visit {
  #place;
  #expected;
  #ending = [];

  constructor(schedule, stage) {
    Object.assign(this, { schedule, stage, name: 'list', longest: stage.longest ?? enough });
    this.#place = beginning(schedule.visit);
  }

  async step(index) {
    this.name = stepNames[index];
    const { needs } = steps[this.name];
    const { patience, persists } = this.schedule.reader[index];
    if (needs && (await this.#watch(this.longest)) !== 'right') await this.#mend();
    if (this.name === 'reload') await this.#mend();
    this.#break(index);
    await this.#act();
    await this.stage.meddle?.(this.name, this.stage);
    this.#expected = await expectedAt(this.#place, this.stage.truth);
    let is = await this.#watch(patience);
    if (is === 'failed' && persists && this.stage.proxy.isFailing()) {
      await pressRetry(this.stage.page);
      is = await this.#watch(patience);
    }
    await this.#end(index);
    if (!this.stage.proxy.isFailing() || index === stepNames.length - 1) await this.#mend();
    await this.#checkSeen();
  }

  /** What was kept is there for whoever comes later, and nothing that failed before matters. */
  async comeBack() {
    this.name = 'come back';
    await this.stage.page.reload();
    const is = await this.#watch(this.longest);
    if (is !== 'right') throw new Failure(this.name, 'to be right by itself', { is, ...(await look(this.stage.page)) });
  }

  /** Begins the faults of a step. */
  #break(index) {
    for (const { from, to, fault } of this.schedule.faults) {
      if (from === index) this.#ending.push({ to, end: this.stage.proxy.add(fault) });
    }
  }

  /** Ends those that last until after this step. What strikes so often waits for as many requests. */
  async #end(index) {
    const over = this.#ending.filter(({ to }) => to <= index);
    this.#ending = this.#ending.filter(({ to }) => to > index);
    for (const { end } of over) await end();
  }

  /** What the reader does, once it works again if it does not now. */
  async #act() {
    const act = () => steps[this.name].act(this.stage, this.#place, this.schedule.visit);
    try {
      this.#place = await act();
    } catch (error) {
      if (!(error instanceof Hindered)) throw error;
      await this.#mend();
      this.#place = await act();
    }
  }

  /**
   * Waits until the page is right or says that something failed, at most as long as the reader has
   * patience.
   */
  async #watch(patience) {
    const end = performance.now() + patience;
    for (let wrongs = 0; ; ) {
      const verdict = await this.#look();
      wrongs = verdict.is === 'wrong' ? wrongs + 1 : 0;
      if (wrongs >= certain) throw new Failure(this.name, verdict.expected, verdict.seen);
      if (['right', 'failed'].includes(verdict.is) || (!wrongs && performance.now() > end)) return verdict.is;
      await this.stage.page.waitForTimeout(pace);
    }
  }

  async #look() {
    this.#checkComplaints();
    return judge(await look(this.stage.page), this.#expected);
  }

  /**
   * The faults are over: it has to come right by itself, or after one retry. When only the retry shows
   * that the session has ended, the reader signs in once.
   */
  async #mend() {
    const { proxy, page } = this.stage;
    this.#ending = [];
    await proxy.heal();
    if (!this.#expected) return;
    if ((await this.#watch(this.longest)) === 'right') return;
    let signedIn = (await look(page)).prompts.length > 0;
    let pressed = await pressRetry(page);
    // What failed may stand there until the answer comes; with nothing to press it just went by itself,
    // or a try from before is still under way.
    const end = performance.now() + (pressed ? this.longest : 5_000);
    for (let is = 'failed'; is !== 'right'; is = await this.#watch(this.longest)) {
      pressed ||= await pressRetry(page);
      if (!signedIn && (await look(page)).prompts.length) signedIn = (await pressSignIn(page)) > 0;
      if (performance.now() > end) {
        const { alerts, heading, prompts } = await look(page);
        throw new Failure(this.name, 'to be right after one retry', { pressed, heading, alerts, prompts });
      }
      await page.waitForTimeout(pace);
    }
  }

  #checkComplaints() {
    const [complaint] = complaintsOf(this.stage.page, ofBrowsers);
    if (complaint) throw new Failure(this.name, 'no complaint of the page', complaint);
  }

  /** No list stood there, not even for a frame, with rows of another. */
  async #checkSeen() {
    const seen = await this.stage.page.evaluate(() => globalThis.faultsSeen.splice(0));
    for (const { search, names } of seen) {
      const expected = await expectedFor(new URLSearchParams(search), this.#place, this.stage.truth);
      if (JSON.stringify(names) !== JSON.stringify(expected)) throw new Failure(this.name, { search, names: expected }, names);
    }
  }
}

/** The rows of an address, by what it says alone. */
async function expectedFor(search, { starred, page }, truth) {
  const without = search.get('match[lifecycles]') === 'none' ? search.get('filters[lifecycles]') : undefined;
  const chosen = { Type: search.get('filters[type]'), Lifecycle: without ? null : search.get('filters[lifecycles]') };
  const list = await truth.list({
    text: search.get('filters[text]') ?? '',
    filters: chosen,
    without,
    starred: search.get('filters[user]') === 'starred' ? starred : undefined,
    page: search.has('cursor') ? page : 0,
  });
  return list.names;
}

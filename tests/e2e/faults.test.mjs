// Some schedules of `make faults`, and whether its judge sees what is wrong.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { scheduleOf, told } from '../faults/schedule.mjs';
import { playAll, startLane, startStage } from '../faults/stage.mjs';
import { closeBrowser } from './browser.mjs';

let stage;
before(async () => (stage = await startStage()));
after(async () => {
  await closeBrowser();
  await stage?.stop();
});

/** Fifteen kinds, over the steps, together with what chance adds. */
const some = Array.from({ length: 15 }, (_, index) => scheduleOf(27 * index));

test('visits over a backend that fails in every way go on', async () => {
  const failed = [];
  let met = 0;
  await playAll(some, stage, {
    parallel: 6,
    report(schedule, { failure, struck }) {
      met += struck;
      if (failure) failed.push(`seed ${schedule.seed}: ${failure.message}; ${told(schedule)}`);
    },
  });
  assert.deepEqual(failed, []);
  assert.ok(met > some.length / 2, `${met} requests met a fault`);
});

/** Turns the rows of a list around, as an answer to another question would. */
const reversed = body => {
  const { items, ...rest } = JSON.parse(body);
  return JSON.stringify({ items: items.reverse(), ...rest });
};

const swapped = { how: 'change', change: reversed, only: /by-query/ };

/** What somebody does behind the judge's back after a step, and what has to be said of it. */
const meddling = {
  'rows of another list': ['list', ({ proxy }) => void proxy.add(swapped), /^at "(list|type)" expected .*"balcony-00","balcony-08".*seen.*"balcony-08","balcony-00"/],
  'rows that were there for a moment': [
    'star',
    ({ page }) =>
      page.evaluate(async () => {
        const link = document.querySelector('main th a');
        const href = link.getAttribute('href');
        link.setAttribute('href', '/catalog/default/component/intruder');
        await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
        link.setAttribute('href', href);
      }),
    /^at "star" expected .*"search".*intruder/,
  ],
  'a star that is lost': ['signInAgain', ({ page }) => page.evaluate(() => localStorage.clear()), /^at "(signInAgain|starred|reload|come back)" expected/],
  'a text that is lost': [
    'back',
    ({ page }) => page.locator('main input[type=search]').evaluate(field => (field.value = '')),
    /^at "back" expected \{"typed":"\w+"\}, seen \{"typed":""\}/,
  ],
  'a filter that says something else': [
    'filter',
    ({ page }) => page.evaluate(() => document.querySelectorAll('search .trigger .value').forEach(value => (value.textContent = 'no'))),
    /^at "filter" expected \{"(Type|Lifecycle)":"\w+"\}, seen \{"\w+":"no"\}/,
  ],
  'a blank page': ['open', ({ page }) => page.evaluate(() => document.querySelector('main').replaceChildren(document.createElement('div'))), /blank/],
  'a panic': ['list', ({ page }) => page.evaluate(() => console.error('panicked at src/lib.rs')), /no complaint.*panicked/],
  'a failure that stays': ['open', ({ page }) => page.evaluate(() => {
    const alert = document.createElement('p');
    alert.role = 'alert';
    document.querySelector('main').append(alert);
  }), /^at "open" expected "to be right after one retry"/],
};

for (const [what, [after, meddle, complaint]] of Object.entries(meddling)) {
  test(`the judge sees ${what}`, async () => {
    const lane = await startLane(stage, { longest: 2_000 });
    const { visit, ...rest } = scheduleOf(3);
    // What a guest loses in the browser is lost.
    const schedule = { ...rest, faults: [], visit: { ...visit, signIn: 'guest' } };
    try {
      const { failure } = await lane.visit(schedule, (step, about) => step === after && meddle(about));
      assert.match(failure?.message ?? 'nothing', complaint);
    } finally {
      await lane.stop();
    }
  });
}

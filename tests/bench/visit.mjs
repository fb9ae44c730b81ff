// A visit as readers make them: narrow a list, look at something, come back, look elsewhere. What
// stays in memory after it, how slow the slowest reaction was, and whether anything jumped.

import { arrive, heap } from './arrival.mjs';

const rowLink = 'section[aria-label="Entities"] tbody th[scope="row"] a[href]';
const textField = 'search input[type="search"]';

const click = (selector, text) => page => page.click(selector, text);

const choose = (filter, option) => async page => {
  await page.click('button[aria-haspopup="listbox"]', filter);
  await page.click('[role="option"]', option);
  // A filter that takes several values stays open.
  await page.press('Escape');
};

const type = word => async page => {
  await page.click(textField);
  for (const letter of word) await page.press(letter);
};

const open = row => async page => {
  await page.click(rowLink, row);
  await page.find('main h2', 'About');
};

const back = async page => {
  await page.evaluate(() => history.back());
  await page.find(rowLink);
};

const steps = {
  'another kind': choose('Kind', 'APIs'),
  'a filter': choose('Lifecycle', 'production'),
  sort: click('th button', 'Owner'),
  'the next page': click('nav[aria-label="Pages"] button', 'Next'),
  'an API': open(),
  'a tab': click('nav[aria-label="Entity"] a', 'Inspect'),
  'a tab back': click('nav[aria-label="Entity"] a', 'Overview'),
  'the catalog': click('header a', 'Catalog'),
  typing: type('bus'),
  'the hub': open('Event bus'),
  'back to what was found': back,
  clear: click('search button', 'Clear'),
  groups: choose('Kind', 'Groups'),
  'a group': open(),
  'back to groups': back,
  '200 rows': click('nav[aria-label="Pages"] label', '200'),
  'a group of 200 rows': open(),
  'back to 200 rows': back,
};

export async function visit(bench, site, transport) {
  const { samples } = bench;
  await arrive(bench, site, {}, async page => {
    await page.firstRows();
    await page.settled();
    let worst = { cls: 0, slowest: 0 };
    for (const [name, step] of Object.entries(steps)) {
      await step(page);
      await page.settled();
      const seen = await page.evaluate(() => bench.visit());
      samples.add(`inp_ms of "${name}"`, seen.slowest);
      worst = { cls: seen.cls, slowest: Math.max(worst.slowest, seen.slowest) };
    }
    samples.add('cls', worst.cls);
    // Reactions within 16 ms are not reported, as if there were none.
    samples.add('inp_ms', worst.slowest || 16);
    samples.add(`heap_mb_${transport}_visit`, await heap(page, samples, `${transport}_visit`));
  });
}

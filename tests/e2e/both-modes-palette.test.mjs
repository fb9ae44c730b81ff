// The palette over the embedded catalog and over a real backend, which answers late.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, eventually } from './browser.mjs';
import { scenario } from './harness.mjs';
import { startModes } from './modes.mjs';
import { activeIs, closed, field, openPalette, palette, rowsOf, statusIs } from './palette.mjs';
import { heading } from './reading.mjs';

const fields = 'kind,metadata.name,metadata.namespace,metadata.title,spec.profile.displayName';

let modes, chosen;

before(async () => {
  modes = await startModes();
  const entities = (await modes.ask(`/entities/by-query?limit=1000&orderField=metadata.name,asc&fields=${fields}`)).items.map(known);
  // Names that lead to one entity only, and that are no part of another's.
  const only = entities.filter(({ name, title }) =>
    entities.filter(other => [other.name, other.title].some(text => contains(text, name))).length === 1 && title);
  chosen = [0, 1, 2, 3].map(part => only[Math.floor((only.length * part) / 4)]);
});

after(() => modes?.stop());

function known({ kind, metadata: { name, namespace, title }, spec }) {
  const short = namespace === 'default' ? name : `${namespace}/${name}`;
  return { kind, name, title: spec?.profile?.displayName ?? title ?? short, path: `/${namespace}/${kind.toLowerCase()}/${name}` };
}

const contains = (text, part) => text.toLowerCase().includes(part.toLowerCase());

const names = ['embedded', 'over a backend'];
for (const [index, mode] of names.entries()) {
  scenario(`${mode}, entities are found by name, opened, and come first the next time`, async open => {
    const page = await open(`${modes.sites[index].url}/catalog`);
    await atRest(page);
    for (const { name, title, path } of chosen) {
      await openPalette(page, name);
      await activeIs(page, title);
      await page.keyboard.press('Enter');
      await closed(page);
      await page.waitForURL(url => decodeURIComponent(url.pathname) === `/catalog${path}`);
      await eventually(async () => assert.equal(await heading(page), title));
    }
    await page.goto(`${modes.sites[index].url}/catalog`);
    await atRest(page);
    await openPalette(page);
    const recent = (await rowsOf(page, 'Recent')).map(row => row.split(' | ')[0]);
    assert.deepEqual(recent, chosen.map(({ title }) => title).toReversed());
  });

  scenario(`${mode}, entities are found by the words of their titles`, async open => {
    const page = await open(`${modes.sites[index].url}/catalog`);
    await atRest(page);
    for (const { title } of chosen) {
      const words = title.split(/[^\p{L}\p{N}]+/u).filter(word => word.length > 2);
      await openPalette(page, words.toReversed().join(' '));
      await eventually(async () => {
        const rows = await rowsOf(page, 'Entities');
        assert.ok(rows.some(row => row.startsWith(`${title} |`)), `${title} in ${rows.join(', ')}`);
      });
      await page.keyboard.press('Escape');
      await closed(page);
    }
  });

  scenario(`${mode}, a star has its title and leads there`, async open => {
    const page = await open(`${modes.sites[index].url}/catalog${chosen[0].path}`);
    await atRest(page);
    await page.getByRole('button', { name: 'Star', exact: true }).click();
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('recent')) localStorage.removeItem(key);
    });
    await page.goto(`${modes.sites[index].url}/catalog`);
    await atRest(page);
    await openPalette(page);
    await eventually(async () => assert.match((await rowsOf(page, 'Starred'))[0] ?? '', new RegExp(`^${chosen[0].title} \\|`)));
    await page.keyboard.press('Enter');
    await eventually(async () => assert.equal(await heading(page), chosen[0].title));
  });
}

/** Holds back the answers to these questions. */
function delay(page, term, milliseconds) {
  return page.route(url => url.searchParams.get('fullTextFilterTerm') === term, async route => {
    await new Promise(resolve => setTimeout(resolve, milliseconds));
    // The page may have given up on it.
    await route.continue().catch(() => {});
  });
}

scenario('a late answer does not come over a newer one', async open => {
  const page = await open(`${modes.sites[1].url}/catalog`);
  await atRest(page);
  const [first, second] = chosen;
  await delay(page, first.name, 1_500);
  await openPalette(page);
  // At once: letters on the way to it would find it too.
  const asked = page.waitForRequest(request => request.url().includes('fullTextFilterTerm'));
  await field(page).fill(first.name);
  await asked;
  await statusIs(page, /^Searching$/);
  await field(page).fill(second.name);
  await activeIs(page, second.title);
  await page.waitForTimeout(2_000);
  await activeIs(page, second.title);
  const rows = await rowsOf(page, 'Entities');
  assert.ok(!rows.some(row => row.startsWith(`${first.title} |`)), rows.join());
});

scenario('Enter before the answer takes what it finds', async open => {
  const page = await open(`${modes.sites[1].url}/catalog`);
  await atRest(page);
  await delay(page, chosen[1].name, 500);
  await openPalette(page, chosen[1].name);
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(await heading(page), chosen[1].title));
  await closed(page);
});

scenario('what was seen before is found while the backend is silent', async open => {
  const page = await open(`${modes.sites[1].url}/catalog${chosen[0].path}`);
  await atRest(page);
  await page.getByRole('link', { name: 'Catalog' }).click();
  await atRest(page);
  await delay(page, chosen[0].name, 3_000);
  await openPalette(page, chosen[0].name);
  await activeIs(page, chosen[0].title);
});

scenario('a backend that fails is said, and the rest still works', async open => {
  const page = await open(`${modes.sites[1].url}/catalog`);
  await atRest(page);
  await page.route(url => url.searchParams.has('fullTextFilterTerm'), route => route.abort());
  await openPalette(page, 'no such thing');
  await eventually(async () => assert.doesNotMatch(await palette(page).getByRole('status').textContent(), /^(Searching|Nothing.*)?$/));
  await field(page).fill('APIs');
  await activeIs(page, 'APIs');
}, { expected: [/ERR_FAILED/] });

scenario('letters that come at once are one question to a backend', async open => {
  const page = await open(`${modes.sites[1].url}/catalog`);
  await atRest(page);
  const asked = [];
  page.on('request', request => {
    const term = new URL(request.url()).searchParams.get('fullTextFilterTerm');
    if (term && request.method() === 'GET') asked.push(term);
  });
  await openPalette(page);
  // A machine that is busy pauses where a reader would not.
  await field(page).evaluate((element, name) => {
    for (let length = 1; length <= name.length; length += 1) {
      element.value = name.slice(0, length);
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  }, chosen[2].name);
  await activeIs(page, chosen[2].title);
  assert.deepEqual(asked, [chosen[2].name]);
});

// The palette over the embedded demo, what it remembers, and the shortcuts of single keys.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, eventually, settled } from './browser.mjs';
import { focusIs, tabTo } from './focus.mjs';
import { scenario } from './harness.mjs';
import {
  active, activeIs, closed, field, follow, openPalette, palette, readGroups, rowsOf, statusIs, statusOf,
} from './palette.mjs';
import { heading, names, searchField } from './reading.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()));
after(() => site?.stop());

const component = '/catalog/default/component/ticketing-service';
const list = page => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

async function start(open, path, options) {
  const page = await open(site.url + path, options);
  await atRest(page);
  return page;
}

const headingIs = (page, pattern) => eventually(async () => assert.match(await heading(page), pattern));

/** Has the page of an entity opened and comes back. */
async function visit(page, path) {
  await page.goto(site.url + path);
  await page.getByRole('region', { name: 'About' }).waitFor();
}

scenario('an entity is found by letters and opened by Enter', async open => {
  const page = await start(open, '/problems');
  await openPalette(page, 'ticketing-serv');
  await activeIs(page, 'Ticketing service');
  assert.deepEqual(await rowsOf(page, 'Entities'), ['Ticketing service | Component · ticketing-service']);
  await statusIs(page, /^1 result$/);
  await page.keyboard.press('Enter');
  await closed(page);
  await page.waitForURL(`**${component}`);
  await headingIs(page, /^Ticketing service$/);
  await focusIs(page, 'main');
  await page.goBack();
  await page.waitForURL('**/problems');
});

scenario('an entity is found by words of its title, in any case, and the letters are marked', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page, 'BYRNE sor');
  await activeIs(page, 'Sorcha Byrne');
  const marks = palette(page).getByRole('option').first().locator('.text mark');
  await eventually(async () => assert.deepEqual(await marks.allTextContents(), ['Sor', 'Byrne']));
});

scenario('a few letters in order are enough', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page, 'tkserv');
  await activeIs(page, 'Ticketing service');
});

scenario('an Enter as quick as the letters opens what they find', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page);
  await field(page).evaluate(element => {
    for (const letters of ['s', 'so', 'sorcha']) {
      element.value = letters;
      element.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await closed(page);
  await headingIs(page, /^Sorcha Byrne$/);
});

scenario('the button opens it, and Escape gives the focus back', async open => {
  const page = await start(open, '/catalog');
  await tabTo(page, 'button', /^Search/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'input', /^Search entities/);
  await page.keyboard.type('tick');
  await page.keyboard.press('Escape');
  await closed(page);
  await focusIs(page, 'button', /^Search/);
});

scenario('its keys work from fields too, and a slash only outside of them', async open => {
  const page = await start(open, '/catalog');
  await searchField(page).fill('cue');
  await page.keyboard.press('/');
  assert.equal(await searchField(page).inputValue(), 'cue/');
  await page.keyboard.press('Control+k');
  await focusIs(page, 'input', /^Search entities/);
  assert.equal(await field(page).inputValue(), '');
  await page.keyboard.press('Control+k');
  await closed(page);
  await focusIs(page, 'input', /^Search names/);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  await focusIs(page, 'input', /^Search entities/);
  assert.equal(await field(page).inputValue(), '', 'the slash is not typed');
});

scenario('arrows, Home, End and the page keys move through all groups', async open => {
  const page = await start(open, component);
  await openPalette(page);
  const rows = (await readGroups(page)).flatMap(group => group.rows);
  const titles = rows.map(row => row.split(' | ')[0]);
  assert.ok(titles.length > 10, titles.join());
  assert.equal(await active(page), titles[0]);
  const walk = [
    ['ArrowDown', 1], ['ArrowDown', 2], ['PageDown', 10], ['PageUp', 2], ['End', titles.length - 1],
    ['ArrowDown', 0], ['ArrowUp', titles.length - 1], ['PageDown', titles.length - 1], ['Home', 0], ['PageUp', 0],
  ];
  for (const [key, place] of walk) {
    await page.keyboard.press(key);
    await activeIs(page, titles[place]);
    const row = palette(page).getByRole('option').nth(place);
    await eventually(async () => assert.ok(await inSight(row), `${titles[place]} is scrolled into sight`));
  }
});

/** Within whatever scrolls around it. */
const inSight = locator => locator.evaluate(element => {
  const [own, list] = [element.getBoundingClientRect(), element.closest('[role=listbox]').getBoundingClientRect()];
  return own.top >= list.top - 1 && own.bottom <= list.bottom + 1;
});

scenario('what was visited comes first the next time, without the page that is open', async open => {
  const page = await start(open, '/catalog');
  await follow(page, 'ticket-ledger', 'Ticket ledger');
  await page.getByRole('region', { name: 'About' }).waitFor();
  await follow(page, 'sorcha', 'Sorcha Byrne');
  await page.getByRole('region', { name: 'About' }).waitFor();
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Recent'), ['Ticket ledger | Resource · ticket-ledger']);
  await page.goto(`${site.url}/catalog`);
  await settled(page);
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Recent'), [
    'Sorcha Byrne | User · sorcha.byrne', 'Ticket ledger | Resource · ticket-ledger',
  ]);
  assert.equal((await readGroups(page))[0].title, 'Recent');
  await activeIs(page, 'Sorcha Byrne');
});

scenario('an entity that does not exist is no visit', async open => {
  const page = await start(open, '/catalog/default/component/no-such-component');
  await page.getByText('Entity not found').waitFor();
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Recent'), []);
});

scenario('a star ranks higher than its equals, and a visit higher than none', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page, 'house');
  await statusIs(page, /result/);
  await eventually(async () => assert.ok((await rowsOf(page, 'Entities')).length > 3));
  const rows = await rowsOf(page, 'Entities');
  const [, , third, fourth] = rows;
  const keys = await palette(page).getByRole('option').evaluateAll(all => all.map(row => row.dataset.key));
  await page.keyboard.press('Escape');
  await visit(page, keys[3]);
  await visit(page, keys[2]);
  await page.getByRole('button', { name: 'Star', exact: true }).click();
  await page.goto(`${site.url}/catalog`);
  await settled(page);
  await openPalette(page, 'house');
  await eventually(async () => {
    const now = await rowsOf(page, 'Entities');
    assert.ok(now.indexOf(third) < 2, `${third} in ${now.join(', ')}`);
    assert.ok(now.indexOf(fourth) < 3, `${fourth} in ${now.join(', ')}`);
  });
  await field(page).fill('');
  await eventually(async () => assert.deepEqual((await rowsOf(page, 'Recent')), [third, fourth]));
});

scenario('stars are there before anything is typed, by their titles', async open => {
  const page = await start(open, '/catalog?filters[kind]=user');
  const [first] = await names(page);
  await page.getByRole('button', { name: /^Star ./ }).first().click();
  await openPalette(page);
  await eventually(async () => {
    const [row] = await rowsOf(page, 'Starred');
    assert.match(row ?? '', new RegExp(`\\w \\w.* \\| User · ${first}$`));
  });
});

scenario('the tabs of the page that is open', async open => {
  const page = await start(open, component);
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Tabs of this page'), ['APIs', 'Inspect']);
  await page.keyboard.press('Escape');
  await follow(page, 'inspe', 'Inspect');
  await page.waitForURL(`**${component}/inspect`);
  await focusIs(page, 'main');
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Tabs of this page'), ['Overview', 'APIs']);
  await page.goto(`${site.url}/catalog`);
  await settled(page);
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Tabs of this page'), []);
});

scenario('every page, and the focus arrives there', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page);
  const pages = await rowsOf(page, 'Pages');
  assert.deepEqual(pages, [
    'Components', 'APIs', 'Systems', 'Domains', 'Resources', 'Groups', 'Users', 'Locations', 'Templates',
    'Everything', 'Problems', 'Register existing entities', 'Graph', 'Plugins', 'Settings', 'Sign-in providers', 'Stored data',
  ]);
  await page.keyboard.press('Escape');
  await follow(page, 'apis', 'APIs');
  await headingIs(page, /^APIs \d+$/);
  await focusIs(page, 'main');
  await follow(page, 'problems', 'Problems');
  await page.waitForURL('**/problems');
});

scenario('a saved view is a page', async open => {
  const page = await start(open, '/catalog?filters[kind]=api&filters[type]=openapi');
  const { search } = new URL(page.url());
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Save this view…' }).click();
  const form = page.getByRole('dialog', { name: 'Save this view' });
  await form.getByLabel('Name').fill('Contracts of ours');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
  await page.goto(`${site.url}/catalog`);
  await settled(page);
  await follow(page, 'contr', 'Contracts of ours');
  await eventually(() => assert.deepEqual(
    [...new URL(page.url()).searchParams], [...new URLSearchParams(search)],
  ));
});

scenario('actions: the theme, a star, copying, and the list of shortcuts', async open => {
  const page = await start(open, component, { clipboard: true });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await follow(page, 'dark theme', 'Dark theme');
  await eventually(async () => assert.equal(await theme(), 'dark'));
  await follow(page, 'light theme', 'Light theme');
  await eventually(async () => assert.equal(await theme(), 'light'));

  await follow(page, 'star this', 'Star this entity');
  const star = page.getByRole('button', { name: 'Star', exact: true });
  await eventually(async () => assert.equal(await star.getAttribute('aria-pressed'), 'true'));
  await follow(page, 'unstar', 'Unstar this entity');
  await eventually(async () => assert.equal(await star.getAttribute('aria-pressed'), 'false'));

  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await follow(page, 'copy ref', 'Copy the reference');
  await eventually(async () => assert.equal(await clipboard(), 'component:default/ticketing-service'));
  await follow(page, 'copy link', 'Copy link to this page');
  await eventually(async () => assert.equal(await clipboard(), site.url + component));

  await follow(page, 'keyboard', 'Keyboard shortcuts');
  await list(page).waitFor();
  await page.keyboard.press('Escape');
  await list(page).waitFor({ state: 'hidden' });
});

scenario('Ctrl Enter and a click with Ctrl open a new browser tab, and the palette stays', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page, 'ticketing-service');
  await activeIs(page, 'Ticketing service');
  for (const act of [
    () => page.keyboard.press('Control+Enter'),
    () => palette(page).getByRole('option').first().click({ modifiers: ['Control'] }),
    () => palette(page).getByRole('option').first().click({ button: 'middle' }),
  ]) {
    const [opened] = await Promise.all([page.context().waitForEvent('page'), act()]);
    await opened.waitForURL(`**${component}`);
    await opened.close();
  }
  assert.ok(await palette(page).isVisible());
  assert.match(page.url(), /\/catalog$/);
});

scenario('a click opens a row, and one beside the palette closes it', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page);
  await page.mouse.click(5, 5);
  await closed(page);
  await openPalette(page, 'ticketing-service');
  await palette(page).getByRole('option').first().click();
  await page.waitForURL(`**${component}`);
  await closed(page);
});

scenario('nothing found is said, and Enter does nothing', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page, 'nothing is called this');
  await statusIs(page, /^Nothing found for “nothing is called this”$/);
  assert.equal(await palette(page).getByRole('option').count(), 0);
  assert.equal(await field(page).getAttribute('aria-expanded'), 'false');
  await page.keyboard.press('Enter');
  assert.ok(await palette(page).isVisible());
  await field(page).fill('');
  await statusIs(page, /^$/);
});

scenario('few rows are drawn, whatever is found', async open => {
  const page = await start(open, '/catalog');
  await openPalette(page, 'e');
  await statusIs(page, /results$/);
  await eventually(async () => assert.equal((await rowsOf(page, 'Entities')).length, 12));
  const count = await palette(page).getByRole('option').count();
  assert.equal(await statusOf(page), `${count} results`);
});

scenario('visits are kept for each catalog, are not trusted, and are followed in other tabs', async open => {
  const page = await start(open, component);
  const kept = await page.evaluate(() => ({ ...localStorage }));
  const key = Object.keys(kept).find(known => /^recent-visits .*demo\/catalog-info\.yaml$/.test(known));
  assert.deepEqual(JSON.parse(kept[key]), [{ ref: 'component:default/ticketing-service', title: 'Ticketing service' }]);
  await page.goto(`${site.url}/catalog`);
  await settled(page);
  const other = await page.context().newPage();
  await other.goto(`${site.url}/catalog/default/user/sorcha.byrne`);
  await other.getByRole('region', { name: 'About' }).waitFor();
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Recent'), [
    'Sorcha Byrne | User · sorcha.byrne', 'Ticketing service | Component · ticketing-service',
  ]);
  await page.keyboard.press('Escape');

  const rubbish = ['no', 1, {}, { ref: 'x' }, { ref: 'component:default/a', title: 7 }, { ref: 'api:b', title: 'B' }];
  await page.evaluate(([key, value]) => {
    localStorage.setItem(key, value);
    localStorage.setItem('recent-visits elsewhere', '[{"ref": "api:c", "title": "C"}]');
  }, [key, JSON.stringify(rubbish)]);
  await page.reload();
  await settled(page);
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Recent'), ['a | Component · a', 'B | API · b']);
  await page.evaluate(key => localStorage.setItem(key, '{"a": 1'), key);
  await page.reload();
  await settled(page);
  await openPalette(page);
  assert.deepEqual(await rowsOf(page, 'Recent'), []);
});

scenario('shortcuts of single keys can be switched off, and stay off', async open => {
  const page = await start(open, '/catalog');
  await page.keyboard.press('?');
  await list(page).waitFor();
  assert.ok((await list(page).getByRole('term').count()) > 5);
  const single = list(page).getByRole('switch', { name: 'Shortcuts of single keys' });
  assert.ok(await single.isChecked());
  await single.focus();
  await page.keyboard.press('Space');
  await eventually(async () => assert.ok(!(await single.isChecked())));
  await page.keyboard.press('Escape');
  await list(page).waitFor({ state: 'hidden' });
  for (const reload of [false, true]) {
    if (reload) await page.reload();
    await atRest(page);
    for (const key of ['?', '/', 'e']) await page.keyboard.press(key);
    await atRest(page);
    assert.equal(await page.getByRole('dialog').count(), 0);
  }
  await follow(page, 'keyboard', 'Keyboard shortcuts');
  await list(page).waitFor();
  await single.check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await list(page).waitFor();
});

scenario('the palette takes the place of another dialog', async open => {
  const page = await start(open, '/catalog');
  await page.keyboard.press('?');
  await list(page).waitFor();
  await openPalette(page, 'ticketing-service');
  await activeIs(page, 'Ticketing service');
  assert.ok(!(await list(page).isVisible()));
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${component}`);
  assert.equal(await page.getByRole('dialog').count(), 0);
});

scenario('a phone has a button for it', async open => {
  const page = await start(open, '/catalog', { width: 360 });
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await field(page).waitFor();
  await page.keyboard.type('ticketing-service');
  await activeIs(page, 'Ticketing service');
  await palette(page).getByRole('button', { name: 'Close' }).click();
  await closed(page);
});

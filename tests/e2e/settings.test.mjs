// The pages of settings.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before } from 'node:test';
import { atRest, eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { openPalette, palette, rowsOf } from './palette.mjs';
import { addressIs, heading, names } from './reading.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()));
after(() => site?.stop());

const tab = (page, name) => page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name });
const region = (page, name) => page.getByRole('region', { name });
const thing = (page, title) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

async function visit(open, path) {
  const page = await open(site.url + path);
  await settled(page);
  return page;
}

scenario('settings are one place, at the addresses of the stock portal', async open => {
  const page = await visit(open, '/catalog');
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.waitForURL('**/settings');
  assert.equal(await heading(page), 'Settings');
  assert.equal(await page.getByRole('link', { name: 'Settings', exact: true }).getAttribute('aria-current'), 'page');
  for (const [name, path] of [['Plugins', '/settings/plugins'], ['Stored data', '/settings/storage'], ['General', '/settings']]) {
    await tab(page, name).click();
    await page.waitForURL(`**${path}`);
    assert.equal(await tab(page, name).getAttribute('aria-current'), 'page');
  }
  // Nobody is asked who they are here.
  assert.equal(await tab(page, 'Sign-in providers').count(), 0);
  for (const path of ['/settings/general', '/settings/feature-flags']) {
    await page.goto(site.url + path);
    await region(page, 'Appearance').waitFor();
  }
  await page.goto(`${site.url}/settings/auth-providers`);
  await page.getByRole('heading', { name: 'Nobody signs in' }).waitFor();
  await openPalette(page, 'stored data');
  assert.deepEqual(await rowsOf(page, 'Pages'), ['Stored data']);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/settings/storage');
  assert.equal(await palette(page).count(), 0);
});

scenario('theme, density and shortcuts take force at once and stay', async open => {
  const page = await visit(open, '/settings');
  await region(page, 'Appearance').getByRole('radio', { name: 'Dark' }).check();
  await region(page, 'Appearance').getByRole('radio', { name: 'Compact' }).check();
  await region(page, 'Keyboard').getByRole('switch').uncheck();
  assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
  const other = await page.context().newPage();
  await other.goto(`${site.url}/settings`);
  await settled(other);
  assert.equal(await region(other, 'Appearance').getByRole('radio', { name: 'Compact' }).isChecked(), true);
  assert.equal(await region(other, 'Keyboard').getByRole('switch').isChecked(), false);
  // A change in one tab is seen in the other.
  await region(other, 'Appearance').getByRole('radio', { name: 'Light' }).check();
  await region(other, 'Appearance').getByRole('radio', { name: 'Comfortable' }).check();
  await eventually(async () => {
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'light');
    assert.equal(await region(page, 'Appearance').getByRole('radio', { name: 'Comfortable' }).isChecked(), true);
  });
  await page.keyboard.press('?');
  await atRest(page);
  assert.equal(await page.getByRole('dialog').count(), 0);
});

/** Chooses a landing page. */
async function land(page, name) {
  await page.goto(`${site.url}/settings`);
  await page.getByRole('button', { name: /^Landing page/ }).click();
  await page.getByRole('option', { name }).click();
  await page.getByRole('button', { name: new RegExp(`^Landing page ?: ${name}`) }).waitFor();
  await page.goto(`${site.url}/`);
}

scenario('the bare address opens the page that was chosen for it', async open => {
  const page = await visit(open, '/');
  assert.match(await heading(page), /^Components \d+$/);
  assert.equal(new URL(page.url()).pathname, '/');
  await land(page, 'What I starred');
  await addressIs(page, { 'filters[user]': ['starred'] });
  await page.getByText('You have starred nothing yet').waitFor();
  await land(page, 'Graph');
  await page.waitForURL('**/catalog-graph');
  // Back leads to where one was before, not to the bare address and here again.
  await page.goBack();
  await page.waitForURL('**/settings');

  // A view, also when it means something else later.
  await page.goto(`${site.url}/catalog?filters[kind]=api`);
  const apis = await names(page);
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  await page.getByRole('menu').getByText('Save this view…', { exact: true }).click();
  await page.getByRole('textbox', { name: /name/i }).fill('Where I begin');
  await page.keyboard.press('Enter');
  await land(page, 'Where I begin');
  await eventually(async () => assert.deepEqual(await names(page), apis));
  await page.goto(`${site.url}/problems`);
  await page.locator('a.brand').click();
  await eventually(async () => assert.deepEqual(await names(page), apis));
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('saved-views')) localStorage.removeItem(key);
  });
  await page.goto(`${site.url}/`);
  await eventually(async () => assert.match(await heading(page), /^Components \d+$/));

  await land(page, 'Catalog');
  await eventually(async () => assert.match(await heading(page), /^Components \d+$/));
  assert.equal(new URL(page.url()).pathname, '/');
});

scenario('an address of another site is no landing page', async open => {
  const page = await visit(open, '/settings');
  for (const choice of ['//example.org/', 'https://example.org/', 'javascript:alert(1)', 7]) {
    await page.evaluate(choice => localStorage.setItem('landing-page', JSON.stringify(choice)), choice);
    await page.goto(`${site.url}/`);
    await eventually(async () => assert.match(await heading(page), /^Components \d+$/));
    assert.equal(page.url(), `${site.url}/`);
  }
});

scenario('who a reader said to be is told, and taken back', async open => {
  const page = await visit(open, '/settings');
  await region(page, 'Profile').getByText('does not ask who you are').waitFor();
  await region(page, 'Profile').getByRole('link', { name: 'users' }).click();
  await eventually(async () => assert.match(await heading(page), /^Users/));
  await page.goto(`${site.url}/catalog/default/user/sorcha.byrne`);
  await page.getByRole('button', { name: 'This is me' }).click();
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await region(page, 'Profile').getByRole('link', { name: 'sorcha.byrne' }).waitFor();
  await region(page, 'Profile').getByRole('button', { name: 'That is not me' }).click();
  await region(page, 'Profile').getByText('choose “This is me”').waitFor();
});

scenario('what is kept is seen, exported, cleared and put back', async open => {
  const page = await visit(open, '/settings/storage');
  await region(page, 'What is kept for you').getByText('Nothing yet').waitFor();
  await region(page, 'Where it is kept').getByText('In this browser only').waitFor();
  for (const name of ['ticketing-service', 'call-sheet']) {
    await page.goto(`${site.url}/catalog/default/component/${name}`);
    await page.getByRole('button', { name: 'Star', exact: true }).click();
  }
  const refs = ['component:default/ticketing-service', 'component:default/call-sheet'];
  await page.evaluate(() => {
    localStorage.setItem('plugin-storage acme.builds', JSON.stringify({ last: '"7"' }));
    localStorage.setItem('starred-entities https://elsewhere.example', '["component:default/theirs"]');
    localStorage.setItem('reader https://elsewhere.example', 'user:default/theirs');
    localStorage.setItem('language', 'en');
    localStorage.setItem('picture', JSON.stringify({ address: '/catalog', sheet: 'of another build', html: '' }));
    localStorage.setItem('somebody-elses', 'not ours');
  });
  await page.goto(`${site.url}/settings/storage`);
  await thing(page, 'Stars').getByText(/^2 stars, \d+ bytes, in this browser$/).waitFor();
  await thing(page, 'Recent visits').getByText(/^2 visits/).waitFor();
  for (const title of ['What the plugin acme.builds keeps', 'Language', 'The list as you left it']) {
    await thing(page, title).getByText('in this browser only').waitFor();
  }
  await thing(page, 'Stars').getByText('Show').click();
  assert.deepEqual(JSON.parse(await thing(page, 'Stars').getByRole('region', { name: 'Stars' }).innerText()), refs);
  // What belongs to another catalog is counted, and not shown.
  await region(page, 'Not yours').getByText(/^2 entries, \d+ bytes/).waitFor();
  assert.equal((await page.getByRole('main').innerText()).includes('theirs'), false);

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export to a file' }).click()]);
  const exported = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.deepEqual(exported.Stars, refs);

  await page.getByRole('button', { name: 'Clear: Stars' }).click();
  await eventually(async () => assert.equal(await thing(page, 'Stars').count(), 0));
  await page.getByRole('button', { name: 'Undo' }).click();
  await thing(page, 'Stars').getByText(/^2 stars/).waitFor();

  await page.getByRole('button', { name: 'Clear everything' }).click();
  await region(page, 'What is kept for you').getByText('Nothing yet').waitFor();
  await region(page, 'Not yours').getByRole('button', { name: 'Clear it' }).click();
  await eventually(async () => assert.equal(await region(page, 'Not yours').count(), 0));
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), ['somebody-elses']);
  await page.goto(`${site.url}/catalog?filters[user]=starred`);
  await page.getByText('You have starred nothing yet').waitFor();
});

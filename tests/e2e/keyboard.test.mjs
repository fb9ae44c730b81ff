// The portal without a mouse.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, eventually, settled } from './browser.mjs';
import { focusIs, focused, invisibleStops, tabTo } from './focus.mjs';
import { scenario } from './harness.mjs';
import { filterButton, heading, names, readOptions, total } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

let site, down;
before(async () => {
  site = await startSite();
  down = await startSite({ config: { backend: `http://127.0.0.1:${await freePort()}` } });
});
after(() => Promise.all([site?.stop(), down?.stop()]));

const component = '/catalog/default/component/ticketing-service';

async function start(open, path, options) {
  const page = await open(site.url + path, options);
  await atRest(page);
  return page;
}

scenario('the first stop leads past the navigation', async open => {
  const page = await start(open, '/catalog');
  await page.keyboard.press('Tab');
  await focusIs(page, 'a', /^Skip to content$/);
  const box = await page.getByRole('link', { name: 'Skip to content' }).boundingBox();
  assert.ok(box.y >= 0 && box.height > 0, 'it shows while it has the focus');
  await page.keyboard.press('Enter');
  await focusIs(page, 'main');
  await page.keyboard.press('Tab');
  await focusIs(page, 'input', /^Table$/);
});

scenario('a filter of several values: open, type, choose, close', async open => {
  const page = await start(open, '/catalog');
  const all = await total(page);
  await page.keyboard.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, 'button', /^Type/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'input', /^Search type$/);
  await page.keyboard.type('serv');
  await eventually(async () => assert.equal((await readOptions(page, 'Type')).length, 1));
  await page.keyboard.press('Enter');
  const option = page.getByRole('listbox', { name: 'Type' }).getByRole('option').first();
  await eventually(async () => assert.equal(await option.getAttribute('aria-selected'), 'true'));
  await eventually(async () => assert.ok((await total(page)) < all));
  await focusIs(page, 'input', /^Search type$/);
  await page.keyboard.press('Escape');
  await focusIs(page, 'button', /^Type.*service/);
  assert.equal(await page.getByRole('listbox').count(), 0);
  await page.waitForURL(url => url.searchParams.get('filters[type]') === 'service');
});

scenario('arrows move through the options and say where they are', async open => {
  const page = await start(open, '/catalog');
  await filterButton(page, 'Owner').focus();
  await page.keyboard.press('Space');
  await focusIs(page, 'input', /^Search owner$/);
  const active = async () => {
    const id = await page.getByRole('combobox').getAttribute('aria-activedescendant');
    return page.locator(`[id="${id}"]`);
  };
  await page.locator('[role=listbox][aria-busy=false]').waitFor();
  const labels = await readOptions(page, 'Owner');
  const walk = { ArrowDown: labels[1], End: labels.at(-1), ArrowUp: labels.at(-2), Home: labels[0] };
  for (const [key, label] of Object.entries(walk)) {
    await page.keyboard.press(key);
    await eventually(async () => assert.equal((await (await active()).innerText()).replace(/\s+/g, ' ').trim(), label));
    await eventually(async () => assert.ok(await inSight(await active()), `${label} is scrolled into sight`));
  }
});

/** Within whatever scrolls around it. */
const inSight = locator => locator.evaluate(element => {
  const [own, list] = [element.getBoundingClientRect(), element.closest('[role=listbox]').getBoundingClientRect()];
  return own.top >= list.top - 1 && own.bottom <= list.bottom + 1;
});

scenario('a filter of one value closes when it is chosen', async open => {
  const page = await start(open, '/catalog');
  await filterButton(page, 'Kind').focus();
  await page.keyboard.press('Enter');
  await page.locator('[role=listbox][aria-busy=false]').waitFor();
  await page.keyboard.type('api');
  await page.keyboard.press('Enter');
  await eventually(async () => assert.match(await heading(page), /^APIs \d+$/));
  await focusIs(page, 'button', /^Kind.*APIs/);
});

scenario('Tab leaves an open filter and closes it', async open => {
  const page = await start(open, '/catalog');
  await filterButton(page, 'Type').focus();
  await page.keyboard.press('Enter');
  await focusIs(page, 'input', /^Search type$/);
  await page.keyboard.press('Tab');
  await focusIs(page, 'input', /^Any of$/);
  await page.keyboard.press('Tab');
  await focusIs(page, 'button', /^Owner/);
  assert.equal(await page.getByRole('listbox').count(), 0);
});

scenario('from the table to an entity, its tabs, and back', async open => {
  const page = await start(open, '/catalog');
  const [first] = await names(page);
  await tabTo(page, 'button', /^Lifecycle$/);
  const { name } = await tabTo(page, 'a', /./);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/${first}`);
  await eventually(async () => assert.equal(await heading(page), name));
  await focusIs(page, 'main');
  await page.keyboard.press('Tab');
  await focusIs(page, 'a', /^Components$/);
  await tabTo(page, 'a', /^Inspect$/);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Identity' }).waitFor();
  await focusIs(page, 'main');
  await page.goBack();
  await page.getByRole('region', { name: 'About' }).waitFor();
  await focusIs(page, 'main');
});

scenario('the views of the inspector by arrows, without losing the place', async open => {
  const page = await start(open, `${component}/inspect`);
  await tabTo(page, 'input', /^Overview$/);
  for (const [view, path] of [['JSON', 'json'], ['YAML', 'yaml']]) {
    while (!page.url().endsWith(path)) {
      const before = page.url();
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(url => url.href !== before);
    }
    await page.waitForURL(`**/inspect/${path}`);
    await page.getByRole('region', { name: `Entity as ${view}` }).waitFor();
    await atRest(page);
    await focusIs(page, 'input', new RegExp(`^${view}$`));
  }
});

scenario('the theme by its menu', async open => {
  const page = await start(open, '/catalog');
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  await tabTo(page, 'button', /^Theme$/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'button', /^As the system$/);
  await page.keyboard.press('ArrowDown');
  await focusIs(page, 'button', /^Light$/);
  await page.keyboard.press('End');
  await focusIs(page, 'button', /^Dark$/);
  await page.keyboard.press('Enter');
  await focusIs(page, 'button', /^Theme$/);
  assert.equal(await theme(), 'dark');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('l');
  await focusIs(page, 'button', /^Light$/);
  assert.equal(await page.getByRole('menuitemradio', { name: 'Dark' }).getAttribute('aria-checked'), 'true');
  await page.keyboard.press('Escape');
  await focusIs(page, 'button', /^Theme$/);
  assert.equal(await page.getByRole('menu').count(), 0);
  await page.reload();
  await settled(page);
  assert.equal(await theme(), 'dark', 'it is kept');
});

scenario('a dialog keeps the focus, closes by Escape and gives the focus back', async open => {
  const page = await start(open, '/catalog');
  await tabTo(page, 'button', /^Embedded catalog$/);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Where this catalog comes from' });
  await dialog.waitFor();
  for (let pressed = 0; pressed < 6; pressed += 1) {
    await page.keyboard.press('Tab');
    // Between the last and the first the browser's own bar has its turn.
    const isOutside = await page.evaluate(() => {
      const { activeElement, body } = document;
      return activeElement !== body && !activeElement.closest('dialog');
    });
    assert.ok(!isOutside, JSON.stringify(await focused(page)));
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await focusIs(page, 'button', /^Embedded catalog$/);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await focusIs(page, 'button', /^Embedded catalog$/);
});

// What is pressed may be drawn anew by its own doing; the focus must not fall into nowhere by that.
const adjustments = {
  'sorting': ['/catalog', 'button', /^Lifecycle$/],
  'the next page': ['/catalog?filters[kind]=all', 'button', /^Next$/],
  'copying': [component, 'button', /^Copy the entity reference$/],
};
for (const [what, [path, tag, name]] of Object.entries(adjustments)) {
  scenario(`${what} leaves the focus where it is`, async open => {
    const page = await start(open, path, { clipboard: true });
    await tabTo(page, tag, name, 400);
    const before = await page.getByRole('main').innerHTML();
    await page.keyboard.press('Enter');
    await eventually(async () => assert.notEqual(await page.getByRole('main').innerHTML(), before));
    await atRest(page);
    await focusIs(page, tag, name);
  });
}

scenario('clearing the filters leaves the focus in the filters', async open => {
  const page = await start(open, '/catalog?filters[type]=service');
  await tabTo(page, 'button', /^Clear$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(url => url.search === '');
  await atRest(page);
  assert.notEqual((await focused(page)).tag, 'body', 'the focus fell into nowhere');
});

scenario('rows per page by arrows', async open => {
  const page = await start(open, '/catalog?filters[kind]=all');
  await tabTo(page, 'input', /^20$/, 400);
  await page.keyboard.press('ArrowRight');
  await page.waitForURL(url => url.searchParams.get('limit') === '50');
  await atRest(page);
  await focusIs(page, 'input', /^50$/);
});

scenario('trying again leaves the focus on the page', async open => {
  const page = await open(`${down.url}/catalog`);
  await atRest(page);
  await tabTo(page, 'button', /^Try again$/);
  await page.keyboard.press('Enter');
  await atRest(page);
  await focusIs(page, 'button', /^Try again$/);
}, { expected: [/ERR_CONNECTION_REFUSED/] });

const walks = ['/catalog', component, `${component}/inspect`, `${component}/inspect/json`, '/problems', '/no/such/page'];
for (const path of walks) {
  for (const about of [{ theme: 'light' }, { theme: 'dark', width: 360 }]) {
    scenario(`every stop on ${path} shows the focus, ${JSON.stringify(about)}`, async open => {
      const page = await start(open, path, about);
      const { stops, unseen } = await invisibleStops(page);
      assert.ok(stops > 3, `${stops} stops`);
      assert.deepEqual(unseen, []);
    });
  }
}

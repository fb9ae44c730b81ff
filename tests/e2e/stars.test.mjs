// Stars: given by hand, kept in this browser, asked of the catalog.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { focusIs, tabTo } from './focus.mjs';
import { scenario } from './harness.mjs';
import { addressIs, choose, heading, names, namesAre, optionsOf, total } from './reading.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()));
after(() => site?.stop());

/** The button of a row, by its place. */
const starAt = (page, index) => page.getByRole('button', { name: /^Star ./ }).nth(index);

const isPressed = (button, pressed = true) =>
  eventually(async () => assert.equal(await button.getAttribute('aria-pressed'), `${pressed}`));

const show = (page, whose) => choose(page, 'Whose', new RegExp(`^${whose}`));

scenario('stars of several kinds are a list of their own, after a reload too', async open => {
  const page = await open(`${site.url}/catalog`);
  const components = await names(page);
  for (const index of [1, 3]) await starAt(page, index).click();
  await page.goto(`${site.url}/catalog?filters[kind]=api`);
  const [api] = await names(page);
  await starAt(page, 0).click();
  await isPressed(starAt(page, 0));

  await page.goto(`${site.url}/catalog`);
  await settled(page);
  await isPressed(starAt(page, 3));
  await show(page, 'Starred');
  await addressIs(page, { 'filters[user]': ['starred'] });
  await namesAre(page, [components[1], components[3]]);
  assert.equal(await heading(page), 'Components 2');
  await page.reload();
  await namesAre(page, [components[1], components[3]]);
  assert.deepEqual(await optionsOf(page, 'Kind'), ['Every kind 3', 'APIs 1', 'Components 2']);

  await choose(page, 'Kind', /^Every kind/);
  await namesAre(page, [components[1], components[3], api].sort());
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await eventually(async () => assert.ok((await total(page)) > 3));
});

scenario('a star that is taken leaves its row until the list is asked again', async open => {
  const page = await open(`${site.url}/catalog`);
  const [first] = await names(page);
  await starAt(page, 0).click();
  await show(page, 'Starred');
  await namesAre(page, [first]);
  await starAt(page, 0).click();
  await isPressed(starAt(page, 0), false);
  assert.deepEqual(await names(page), [first]);
  await page.reload();
  await page.getByText('You have starred nothing yet').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await addressIs(page, {});
});

scenario('the page of an entity has its star, and another tab hears of it', async open => {
  const page = await open(`${site.url}/catalog/default/component/ticketing-service`);
  await settled(page);
  const list = await page.context().newPage();
  await list.goto(`${site.url}/catalog?filters[text]=ticketing-service`);
  await namesAre(list, ['ticketing-service']);
  const star = page.getByRole('button', { name: 'Star', exact: true });
  await star.click();
  await isPressed(star);
  await isPressed(starAt(list, 0));
});

scenario('by keyboard a star is given, and the focus stays on it', async open => {
  const page = await open(`${site.url}/catalog`);
  await settled(page);
  await tabTo(page, 'button', /^Star ./);
  await page.keyboard.press('Space');
  await isPressed(starAt(page, 0));
  await focusIs(page, 'button', /^Star ./);
});

scenario('what is kept is not trusted', async open => {
  const page = await open(`${site.url}/catalog`);
  const [first] = await names(page);
  await starAt(page, 0).click();
  await isPressed(starAt(page, 0));
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find(known => known.startsWith('starred-entities'));
    const refs = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify([...refs, 'no reference', 'component:default/a,kind=api', '']));
  });
  await page.goto(`${site.url}/catalog?filters[user]=starred`);
  await namesAre(page, [first]);
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"a": 1}');
  });
  await page.reload();
  await page.getByText('You have starred nothing yet').waitFor();
});

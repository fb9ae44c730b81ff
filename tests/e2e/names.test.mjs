// What a screen reader is told: Chromium's own tree of what is there, what it is and what it is called.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, eventually, isFirefox } from './browser.mjs';
import { scenario } from './harness.mjs';
import { choose, total } from './reading.mjs';
import { expectedOf, mainStates, startSites, states } from './states.mjs';

let sites;
before(async () => {
  sites = await startSites();
});
after(() => sites?.stop());

const skip = isFirefox && 'only Chromium tells its tree';
const pressed = ['button', 'link', 'checkbox', 'radio', 'switch', 'textbox', 'searchbox', 'combobox', 'slider', 'menuitem', 'menuitemradio', 'option', 'tab', 'listbox', 'DisclosureTriangle'];
const landmarks = ['main', 'banner', 'navigation', 'complementary', 'region', 'search', 'contentinfo', 'form'];
const places = ['table', 'group', 'region', 'dialog', 'search', 'complementary', 'navigation', 'menu', 'listbox', 'radiogroup'];
const named = [...pressed, 'dialog', 'alertdialog', 'table', 'grid', 'menu', 'img', 'image', 'graphics-document', 'region', 'complementary', 'search'];

for (const state of mainStates) {
  scenario(`${state.name} is called by its names`, async open => {
    const page = await open(sites.urlOf(state));
    await atRest(page);
    await state.arrange?.(page);
    await atRest(page);
    const nodes = await tree(page);
    assert.deepEqual([...nameless(nodes), ...alike(nodes), ...(await outline(page, nodes))], []);
  }, { expected: expectedOf(state), skip });
}

scenario('a list says how much it has, whenever that changes', async open => {
  const page = await open(sites.urlOf({ path: '/catalog' }));
  await atRest(page);
  await choose(page, 'Type', /^service/);
  await atRest(page);
  const count = await total(page);
  await eventually(async () => assert.ok((await announced(page)).some(text => text.includes(String(count))), (await announced(page)).join(' | ')));
});

scenario('a wait is told', async open => {
  const page = await open('about:blank', { early: true });
  let release;
  const gate = new Promise(resolve => (release = resolve));
  await page.context().route(/\/demo\//, async route => {
    await gate;
    await route.continue();
  });
  await page.goto(sites.urlOf({ path: '/catalog/default/component/ticketing-service' }));
  await eventually(async () => assert.ok((await announced(page)).some(text => /^Loading/.test(text)), 'the wait'));
  release();
  await atRest(page);
  assert.ok(!(await announced(page)).some(text => /^Loading/.test(text)), 'and its end');
});

const down = states.find(({ name }) => name === 'error');
scenario('what failed is told', async open => {
  const page = await open(sites.urlOf(down));
  await page.getByRole('alert').filter({ hasText: /\w/ }).first().waitFor();
}, { expected: expectedOf(down) });

/** What live regions say now. */
const announced = page =>
  page.locator('[role=status], [aria-live=polite], [role=alert]').evaluateAll(regions => regions.map(region => region.textContent.trim()).filter(Boolean));

/** Of all that is not ignored: role, name, and where a link leads. */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map(node => [node.nodeId, node]));
  /** The nearest that has a name and things of its own in it. */
  const placeOf = ({ parentId }) => {
    const around = byId.get(parentId);
    if (!around) return '';
    return places.includes(around.role?.value) && around.name?.value ? around.name.value : placeOf(around);
  };
  return nodes.filter(({ ignored }) => !ignored).map(node => {
    const { role, name, properties = [] } = node;
    const valueOf = wanted => properties.find(({ name }) => name === wanted)?.value?.value;
    const called = (name?.value ?? '').replace(/\s+/g, ' ').trim();
    return { role: role?.value, name: called, place: placeOf(node), url: valueOf('url'), level: valueOf('level') };
  });
}

const nameless = nodes => nodes.filter(({ role, name }) => named.includes(role) && !name).map(({ role }) => `a ${role} without a name`);

/** Links with one name and several targets; landmarks of one sort and name; buttons of one place that have the same. */
function alike(nodes) {
  const found = [];
  const targets = new Map();
  for (const { role, name, url } of nodes) {
    if (role !== 'link' || !name) continue;
    if (!targets.has(name)) targets.set(name, new Set());
    targets.get(name).add(url);
  }
  for (const [name, urls] of targets) if (urls.size > 1) found.push(`"${name}" leads to ${[...urls].join(' and ')}`);
  const seen = new Set();
  for (const { role, name, place } of nodes) {
    if (role !== 'button' && !landmarks.includes(role)) continue;
    const known = `${role} "${name}"${role === 'button' ? ` in "${place}"` : ''}`;
    if (seen.has(known)) found.push(`a second ${known}`);
    seen.add(known);
  }
  return found;
}

/** One main heading, one main part. Beside a dialog there is nothing of the page. */
async function outline(page, nodes) {
  if (await page.locator('dialog[open]').count()) return [];
  const count = (wanted, level) => nodes.filter(({ role, level: own }) => role === wanted && (!level || own === level)).length;
  const found = [];
  if (count('heading', 1) !== 1) found.push(`${count('heading', 1)} headings of level 1`);
  for (const landmark of ['main', 'banner']) if (count(landmark) !== 1) found.push(`${count(landmark)} landmarks ${landmark}`);
  if (count('navigation') < 1) found.push('no navigation');
  return found;
}

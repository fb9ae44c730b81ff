// The page of an entity over the demo: header, tabs, relations, and what stands where there is none.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { heading, plain, readAbout, readRelations } from './reading.mjs';
import { startSite } from './site.mjs';

let site;
before(async () => (site = await startSite()));
after(() => site?.stop());

const component = '/catalog/default/component/ticketing-service';
const reference = 'component:default/ticketing-service';

const tab = (page, name) => page.getByRole('navigation', { name: 'Entity' }).getByRole('link', { name });
const relation = (page, name) => page.getByRole('table', { name });
const inspected = (page, format) => page.getByRole('region', { name: `Entity as ${format}` });
const clipboard = page => page.evaluate(() => navigator.clipboard.readText());

scenario('the header says what it is, whose it is and where it belongs', async open => {
  const page = await open(site.url + component);
  await settled(page);
  assert.equal(await heading(page), 'Ticketing service');
  assert.equal(await page.title(), 'Ticketing service · Callboard');
  const head = page.getByRole('main').locator('header');
  const text = plain(await head.innerText());
  for (const said of ['Component · service', 'production', reference]) assert.ok(text.includes(said), `${said}: ${text}`);
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' });
  assert.equal(await crumbs.getByRole('link', { name: 'Components' }).getAttribute('href'), '/catalog');
  const { Owner, System } = await readAbout(page);
  await head.getByRole('link', { name: Owner }).click();
  await page.waitForURL(`**/group/${Owner}`);
  await page.goBack();
  await head.getByRole('link', { name: System }).click();
  await page.waitForURL(`**/system/${System}`);
});

scenario('tabs have addresses, and the browser goes back through them', async open => {
  const page = await open(site.url + component);
  await tab(page, 'Inspect').click();
  await page.waitForURL(`**${component}/inspect`);
  await eventually(async () => assert.equal(await page.title(), 'Inspect · Ticketing service · Callboard'));
  assert.equal(await tab(page, 'Inspect').getAttribute('aria-current'), 'page');
  assert.equal(await tab(page, 'Overview').getAttribute('aria-current'), null);
  await page.goBack();
  await page.getByRole('region', { name: 'About' }).waitFor();
  await page.goForward();
  await page.getByRole('region', { name: 'Identity' }).waitFor();
});

scenario('the inspector shows the entity as facts, as JSON and as YAML', async open => {
  const page = await open(`${site.url}${component}/inspect`);
  const identity = page.getByRole('region', { name: 'Identity' });
  await identity.waitFor();
  assert.ok((await identity.innerText()).includes(reference));
  for (const card of ['Annotations', 'Labels', 'Relations']) {
    await page.getByRole('region', { name: new RegExp(`^${card}`) }).waitFor();
  }
  await page.getByRole('radio', { name: 'JSON' }).check();
  await page.waitForURL(`**${component}/inspect/json`);
  const json = JSON.parse(await inspected(page, 'JSON').innerText());
  assert.equal(json.metadata.name, 'ticketing-service');
  assert.ok(json.relations.length > 0);
  await page.getByRole('radio', { name: 'YAML' }).check();
  await page.waitForURL(`**${component}/inspect/yaml`);
  const yaml = await inspected(page, 'YAML').innerText();
  assert.match(yaml, /^apiVersion: backstage\.io\/v1alpha1$/m);
  assert.match(yaml, /^ {2}name: ticketing-service$/m);
  await page.getByRole('radio', { name: 'Overview' }).check();
  await page.waitForURL(`**${component}/inspect`);
  await identity.waitFor();
});

scenario('the stock front end\'s ?inspect opens the inspector', async open => {
  for (const [format, label] of [['json', 'JSON'], ['yaml', 'YAML']]) {
    const page = await open(`${site.url}${component}?inspect=${format}`);
    await inspected(page, label).waitFor();
    assert.equal(await page.getByRole('radio', { name: label }).isChecked(), true);
  }
  const page = await open(`${site.url}${component}?inspect=`);
  await page.getByRole('region', { name: 'Identity' }).waitFor();
});

scenario('links of the entity lead out, safely', async open => {
  const page = await open(site.url + component);
  const card = page.getByRole('region', { name: /^Links/ });
  const links = await card.getByRole('link').all();
  await card.waitFor();
  for (const link of links) {
    assert.match(await link.getAttribute('href'), /^https?:/);
    assert.equal(await link.getAttribute('target'), '_blank');
    assert.match(await link.getAttribute('rel'), /noopener/);
    assert.match(await link.innerText(), /opens in a new tab/);
  }
});

scenario('relations lead to the other end, and from there back', async open => {
  const page = await open(site.url + component);
  await atRest(page);
  const cards = Object.keys(await readRelations(page)).map(title => title.replace(/ \d+$/, ''));
  const inverse = {
    'Provided APIs': 'Providing components', 'Consumed APIs': 'Consuming components',
    'Depends on components': 'Dependency of components', 'Depends on resources': 'Dependency of components',
  };
  assert.deepEqual(cards, Object.keys(inverse));
  for (const title of cards) {
    await page.goto(site.url + component);
    const link = relation(page, title).getByRole('link').first();
    await atRest(page);
    const name = plain(await link.innerText());
    await link.click();
    await eventually(async () => assert.equal(await heading(page), name));
    await relation(page, inverse[title]).getByRole('link', { name: 'Ticketing service' }).click();
    await eventually(async () => assert.equal(await heading(page), 'Ticketing service'));
  }
});

scenario('what is copied is on the clipboard, and the reader is told', async open => {
  const page = await open(site.url + component, { clipboard: true });
  await page.getByRole('button', { name: 'Copy the entity reference' }).click();
  await eventually(async () => assert.equal(await clipboard(page), reference));
  await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor();
  for (const [item, expected] of [['Copy link', site.url + component], ['Copy reference', reference]]) {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    await eventually(async () => assert.equal(await clipboard(page), expected));
  }
  await page.goto(`${site.url}${component}/inspect/json`);
  await page.getByRole('button', { name: 'Copy Entity as JSON' }).click();
  await eventually(async () => assert.equal(JSON.parse(await clipboard(page)).metadata.name, 'ticketing-service'));
});

scenario('a browser that refuses to copy is not hidden', async open => {
  const page = await open(site.url + component);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy the entity reference' }).click();
  await page.getByRole('status').filter({ hasText: 'did not allow copying' }).waitFor();
});

scenario('the menu of an entity opens the inspector', async open => {
  const page = await open(site.url + component);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Inspect' }).click();
  await page.waitForURL(`**${component}/inspect`);
});

scenario('an entity is found in any case, and by its namespace', async open => {
  const page = await open(`${site.url}/catalog/Default/COMPONENT/ticketing-service`);
  await eventually(async () => assert.equal(await heading(page), 'Ticketing service'));
  await page.goto(`${site.url}/catalog/touring/component/truck-loader`);
  await eventually(async () => assert.equal(await heading(page), 'Truck loader'));
});

scenario('an entity that is not there is named, and the list is near', async open => {
  const page = await open(`${site.url}/catalog/default/component/no-such-thing`);
  await page.getByRole('heading', { level: 1, name: 'Entity not found' }).waitFor();
  await page.getByText('There is no Component named "no-such-thing" in the namespace "default".').waitFor();
  await eventually(async () => assert.equal(await page.title(), 'no-such-thing not found · Callboard'));
  await page.getByRole('link', { name: 'All Components' }).click();
  await eventually(async () => assert.match(await heading(page), /^Components/));
});

scenario('a tab that does not exist is named, and the overview is near', async open => {
  const page = await open(`${site.url}${component}/builds`);
  await page.getByRole('heading', { name: 'No such tab' }).waitFor();
  await page.getByText('"builds"').waitFor();
  await page.getByRole('link', { name: 'To the overview' }).click();
  await page.getByRole('region', { name: 'About' }).waitFor();
});

scenario('from one entity straight to another, nothing of the first stays', async open => {
  const page = await open(site.url + component);
  await atRest(page);
  const { Owner } = await readAbout(page);
  await page.getByRole('region', { name: 'About' }).getByRole('link', { name: Owner }).click();
  await eventually(async () => assert.match(await heading(page), /^(?!Ticketing)/));
  assert.equal((await readAbout(page)).Kind, 'Group');
  assert.equal(await page.evaluate(() => scrollY), 0);
});

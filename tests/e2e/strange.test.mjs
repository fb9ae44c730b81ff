// Input that no attack is and that still breaks pages: huge, endless, backwards, broken, in circles.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { atRest, eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { heading, plain, readAbout, readRelations } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

const override = '\u202E';
const word = 'W'.repeat(500);
const titles = {
  emoji: '🎭'.repeat(31),
  combining: `Z${'\u0351\u0489'.repeat(31)}`,
  invisible: `a${'\u200B'.repeat(61)}b`,
  ideographs: '劇'.repeat(63),
  backwards: `${override}${'drawkcab'.repeat(7)}`,
  arabic: 'خدمة التذاكر لمسرح شارع الفانوس وشباك البيع',
  quotes: `"'\`<>&;${'\\'.repeat(20)}%00%2F..//`,
};

const entity = (name, { kind = 'Component', spec = {}, ...metadata } = {}) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, ...metadata },
  spec: { type: 'service', lifecycle: 'production', owner: 'crew', ...spec },
});

const paragraph = number => `Paragraph ${number} with **strong** words, [a link](https://example.com/${number}) and \`code\`.\n\n`;
const huge = Array.from({ length: 12_000 }, (_, index) => paragraph(index)).join('');

const entities = [
  entity('crew', { kind: 'Group', spec: { type: 'team', children: [], profile: { displayName: titles.arabic, picture: 'http://127.0.0.1:9/nobody.png' } } }),
  ...Object.entries(titles).map(([name, title]) =>
    entity(`title-${name}`, { title, description: `${title} ${title}`, spec: { type: title, lifecycle: title, system: 'round' } })),
  entity('long-word', { title: word, description: word, tags: ['a'.repeat(63)], links: [{ url: `https://example.com/${word}`, title: word }], spec: { type: word, lifecycle: word } }),
  entity('huge', { description: huge }),
  entity('round', { kind: 'System', spec: { domain: 'ring' } }),
  entity('ring', { kind: 'Domain', spec: { subdomainOf: 'ring' } }),
  entity('itself', { spec: { dependsOn: ['component:itself', 'component:nobody'] } }),
  ...['one', 'two', 'three'].map((name, place, all) => entity(`circle-${name}`, { spec: { dependsOn: [`component:circle-${all[(place + 1) % 3]}`] } })),
  entity('no-scheme', { links: [{ url: 'localhost:8080/path', title: 'No scheme' }, { url: 'example:only', title: 'Odd scheme' }] }),
];

let folder, backend, sites;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callboard-strange-'));
  const file = join(folder, 'all.json');
  await writeFile(file, JSON.stringify(entities));
  backend = await startBackstage({ port: await freePort(), synthetic: file, timeout: 60_000 });
  sites = {
    embedded: await startSite({ config: { backend: 'embedded', catalog: ['files/all.json'] }, mounts: { '/files/': folder }, policy: false }),
    'over a backend': await startSite({ config: { backend: backend.url, auth: 'guest' }, policy: false }),
  };
});
after(async () => {
  for (const site of Object.values(sites ?? {})) await site.stop();
  await backend?.stop();
  await rm(folder, { recursive: true });
});

const expected = [/Failed to load resource/, /ERR_/];
const pathOf = (name, kind = 'component') => `/catalog/default/${kind}/${name}`;
const sideways = page => page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);

for (const mode of ['embedded', 'over a backend']) {
  const both = (name, play) => scenario(`${name}, ${mode}`, open => play(open, sites[mode].url), { expected });

  both('titles, types and lifecycles of strange characters stand there as they are', async (open, url) => {
    const page = await open(url, { width: 360 });
    for (const [name, title] of Object.entries(titles)) {
      await page.goto(url + pathOf(`title-${name}`));
      await atRest(page);
      assert.equal(plain(await page.getByRole('heading', { level: 1 }).textContent()), plain(title));
      assert.equal((await readAbout(page)).Type.trim(), title.trim(), name);
      assert.ok((await sideways(page)) <= 0, `${name} is wider than a phone`);
    }
  });

  both('what turns the direction of a text turns nothing beside it', async (open, url) => {
    const page = await open(`${url}/catalog?filters[kind]=component`);
    await settled(page);
    const row = page.getByRole('row').filter({ has: page.locator('a[href$="/title-backwards"]') });
    // The mark would turn the cells after it, or the letters of the reference below the name.
    const texts = row.locator('th a, th a span, td, td a');
    for (const isolation of await texts.evaluateAll(all => all.map(text => getComputedStyle(text).unicodeBidi))) {
      assert.match(isolation, /isolate|plaintext/);
    }
    await page.goto(url + pathOf('title-arabic'));
    await atRest(page);
    const lines = await page.getByRole('heading', { level: 1 }).evaluate(element => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const [text, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
      return { left: text.left - box.left, right: box.right - text.right };
    });
    assert.ok(lines.left >= 0 && lines.right >= 0, JSON.stringify(lines));
  });

  both('a word without an end makes no page wider', async (open, url) => {
    const page = await open(url, { width: 360 });
    for (const path of [pathOf('long-word'), '/catalog?filters[kind]=component', '/catalog?filters[kind]=component&view=cards', `${pathOf('long-word')}/inspect`, '/catalog-graph?rootEntityRefs[]=component:default/long-word']) {
      await page.goto(url + path);
      await settled(page);
      assert.ok((await sideways(page)) <= 0, `${path}: ${await sideways(page)} px`);
    }
  });

  both('a megabyte of description is there, and the page still answers', async (open, url) => {
    const page = await open(url + pathOf('huge'));
    const about = page.getByRole('region', { name: 'About' });
    await about.getByText('Paragraph 0 with').waitFor({ timeout: 60_000 });
    const count = await page.evaluate(() => document.querySelectorAll('*').length);
    assert.ok(count < 20_000, `${count} elements`);
    await page.getByRole('navigation', { name: 'Entity' }).getByRole('link', { name: 'Inspect' }).click();
    await page.getByRole('heading', { name: 'Identity' }).waitFor();
  });

  both('relations to itself, to nobody and in circles', async (open, url) => {
    const page = await open(url + pathOf('itself'));
    await atRest(page);
    const cards = Object.values(await readRelations(page)).flat().join('\n');
    assert.match(cards, /itself/);
    assert.match(cards, /nobody.*Does not exist/);
    await page.goto(url + pathOf('circle-one'));
    await atRest(page);
    assert.match(Object.values(await readRelations(page)).flat().join('\n'), /circle-two[^]*circle-three/);
    await page.goto(`${url}/catalog-graph?rootEntityRefs[]=component:default/circle-one&maxDepth=∞&selectedRelations[]=dependsOn&view=list`);
    for (const name of ['one', 'two', 'three']) await page.getByRole('main').getByRole('link', { name: `circle-${name}` }).first().waitFor();
    await page.goto(url + pathOf('ring', 'domain'));
    await eventually(async () => assert.equal(await heading(page), 'ring'));
  });

  both('a picture that does not come leaves the initials', async (open, url) => {
    const page = await open(url + pathOf('crew', 'group'));
    await atRest(page);
    await eventually(async () => assert.equal(await page.locator('main .avatar img').count(), 0));
    const initials = await page.locator('main .avatar').first().textContent();
    assert.equal(initials.trim().length, 2, initials);
  });

  both('links that no browser should follow are text', async (open, url) => {
    const page = await open(url + pathOf('no-scheme'));
    const card = page.getByRole('region', { name: 'Links' });
    await card.waitFor();
    assert.equal(await card.getByRole('link').count(), 0);
    const text = plain(await card.innerText());
    for (const written of ['No scheme (localhost:8080/path)', 'Odd scheme (example:only)']) assert.ok(text.includes(written), text);
  });
}

// What the embedded catalog says of the deliberate mistakes in public/demo/mistakes. Where each is
// to be reported is read out of those files: the comments "DELIBERATE MISTAKE" say it.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { after, before } from 'node:test';
import { atRest, eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { heading, names, plain, readList } from './reading.mjs';
import { startSite } from './site.mjs';

const folder = resolve(import.meta.dirname, '../../public/demo/mistakes');

let site;
before(async () => (site = await startSite()));
after(() => site?.stop());

/** Each mistake: its file, whose it is, and what its sentence must say. */
const mistakes = [
  { file: 'unclosed-quote.yaml', says: /YAML.*quote/ },
  { file: 'illegal-name.yaml', entity: 'component:default/ticket printer!', says: /metadata\.name.*"Ticket Printer!"/ },
  { file: 'missing-definition.yaml', entity: 'api:default/wardrobe', says: /\$text.*openapi\/wardrobe\.yaml.*404/ },
  { file: 'unreachable-target.yaml', entity: 'location:default/lost-script', says: /missing\.yaml.*404/ },
  { file: 'cycle.yaml', entity: 'location:default/revolving-stage', says: /mistakes\/catalog-info\.yaml.*cycle/ },
  { file: 'duplicate-second.yaml', entity: 'resource:touring/truck-telemetry', says: /already.*duplicate-first\.yaml/ },
  { file: 'dangling-relations.yaml', entity: 'component:default/fog-desk', says: /Depends on.*fog-machine-of-1987.*does not exist/ },
  { file: 'dangling-relations.yaml', entity: 'resource:default/wig-store-sensors', says: /Owned by.*wigs-and-makeup.*does not exist/ },
  // What follows from the missing definition.
  { file: 'missing-definition.yaml', entity: 'component:default/wardrobe-tracker', says: /api:default\/wardrobe.*does not exist/ },
];

/** Cells of the table: sentence, entity, file and line. */
async function readProblems(page) {
  await settled(page);
  const rows = await page.getByRole('table', { name: 'Problems' }).locator('tbody').getByRole('row').all();
  return Promise.all(rows.map(async row => {
    const [message, entity, place] = (await row.getByRole('cell').allInnerTexts()).map(plain);
    const [, file, line] = place.match(/mistakes\/([\w-]+\.yaml)(?::(\d+))?/) ?? [];
    return { message, entity, file, line: line && Number(line) };
  }));
}

/** Documents of a file with the lines they span, counted from 1. */
async function documentsOf(file) {
  const lines = (await readFile(join(folder, file), 'utf8')).split('\n');
  const documents = [[]];
  for (const [index, text] of lines.entries()) {
    if (text === '---') documents.push([]);
    else documents.at(-1).push({ line: index + 1, text });
  }
  return documents;
}

const nameIn = document => document.find(({ text }) => /^ {2}name:/.test(text))?.text.match(/name: "?([^"]*)/)[1];

scenario('every file with a deliberate mistake is expected here', async () => {
  const marked = [];
  for (const file of await readdir(folder)) {
    const text = await readFile(join(folder, file), 'utf8');
    // The first file only explains the others.
    if (text.includes('DELIBERATE MISTAKE') && file !== 'catalog-info.yaml') marked.push(file);
  }
  assert.deepEqual([...new Set(mistakes.map(({ file }) => file))].sort(), marked.sort());
});

scenario('the page lists every mistake with its file, line, entity and sentence', async open => {
  const page = await open(`${site.url}/problems`);
  const problems = await readProblems(page);
  for (const { file, entity = '', says } of mistakes) {
    const found = problems.filter(problem => problem.file === file && problem.entity === entity);
    assert.equal(found.length, 1, `${file} ${entity}: ${JSON.stringify(problems, null, 1)}`);
    assert.match(found[0].message, says);
  }
  assert.equal(problems.length, mistakes.length, JSON.stringify(problems, null, 1));
  assert.equal(await heading(page), `Problems ${mistakes.length}`);
  assert.equal(await page.title(), 'Problems · Callboard');
});

scenario('each line is one of the document with the mistake', async open => {
  const page = await open(`${site.url}/problems`);
  for (const { file, entity, line } of await readProblems(page)) {
    const documents = await documentsOf(file);
    const own = documents.find(document => {
      const name = nameIn(document);
      return entity ? name && entity.endsWith(`/${name.toLowerCase()}`) : document.some(known => known.line === line);
    });
    const text = own?.find(known => known.line === line)?.text;
    assert.ok(text !== undefined, `${file}:${line} is outside the document of ${entity}`);
    assert.ok(!/^(#|$)/.test(text), `${file}:${line} is "${text}", not what the mistake is in`);
  }
});

scenario('the file of a problem can be opened', async open => {
  const page = await open(`${site.url}/problems`);
  await settled(page);
  for (const link of await page.getByRole('link', { name: /mistakes\// }).all()) {
    const answer = await page.request.get(await link.getAttribute('href'));
    assert.equal(answer.status(), 200);
    assert.match(await answer.text(), /DELIBERATE MISTAKE|What follows from mistake/);
  }
});

scenario('everything else is loaded', async open => {
  const page = await open(`${site.url}/catalog?filters[kind]=all&limit=200`);
  const loaded = await names(page);
  const beside = ['door-scanner', 'house-messenger', 'wardrobe-tracker', 'fog-desk', 'wig-store-sensors',
    'truck-telemetry', 'lost-script', 'revolving-stage', 'mistakes'];
  for (const name of beside) assert.ok(loaded.includes(name), `${name} is loaded`);
  for (const name of ['wardrobe', 'dressing-room-tannoy', 'Ticket Printer!']) {
    assert.ok(!loaded.includes(name), `${name} is not`);
  }
  const addresses = (await readList(page)).rows.map(({ href }) => href);
  assert.equal(new Set(addresses).size, addresses.length, 'nothing is there twice');
});

scenario('the navigation counts the problems and leads to them', async open => {
  const page = await open(`${site.url}/catalog`);
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Problems/ });
  await eventually(async () => assert.equal(plain(await link.innerText()), `Problems ${mistakes.length}`));
  await link.click();
  await eventually(async () => assert.match(await heading(page), /^Problems/));
});

scenario('the page of an entity shows its own problem', async open => {
  const page = await open(`${site.url}/problems`);
  for (const { entity, says } of mistakes.filter(({ entity }) => entity)) {
    const [kind, namespace, name] = entity.split(/[:/]/);
    await page.goto(`${site.url}/catalog/${namespace}/${kind}/${encodeURIComponent(name)}`);
    await eventually(async () => {
      const told = (await page.getByRole('main').getByRole('status').allInnerTexts()).map(plain).join('\n');
      assert.match(told, says, `on the page of ${entity}`);
    });
  }
});

scenario('an entity without a problem shows none', async open => {
  const page = await open(`${site.url}/catalog/default/component/door-scanner`);
  await atRest(page);
  assert.equal(await page.getByRole('main').getByRole('status').count(), 0);
});

scenario('a relation that dangles says so in its place, and its link explains', async open => {
  const page = await open(`${site.url}/catalog/default/component/fog-desk`);
  const row = page.getByRole('table', { name: 'Depends on components' }).getByRole('row', { name: /fog-machine-of-1987/ });
  await row.getByText('Does not exist in this catalog.').waitFor();
  await row.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'Entity not found' }).waitFor();
});

scenario('a refused entity is not just missing: its page says why', async open => {
  const page = await open(`${site.url}/catalog/default/api/wardrobe`);
  await page.getByRole('heading', { level: 1, name: 'Entity not found' }).waitFor();
  const why = page.getByRole('main').getByRole('status');
  await eventually(async () => assert.match(plain(await why.innerText()), /refused.*\$text.*missing-definition\.yaml, line \d+/));
});

// Choosing rows, comparing them, and what a list is as a file: just what the catalog answers.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { startBackstage } from '../backstage/backstage.mjs';
import { generate, writeJson } from '../fixtures/catalog.mjs';
import { eventually, settled } from './browser.mjs';
import { copyOfDemo } from './demo.mjs';
import { startFaultProxy } from './fault.mjs';
import { focusIs, tabTo } from './focus.mjs';
import { scenario } from './harness.mjs';
import { names, plain, readList, searchField, total } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

const here = import.meta.dirname;
const yaml = createRequire(resolve(here, '../backstage/package.json'))('yaml');
const parasol = resolve(here, process.env.CALLBOARD_SHARED ?? '../../../shared', 'catalogs/parasol');
const hasParasol = existsSync(parasol);
if (!hasParasol) console.log(`there is no catalog at ${parasol}: exporting the demo`);

const many = 2600;
const columns = [
  'Kind', 'Namespace', 'Name', 'Title', 'Owner', 'System', 'Type', 'Lifecycle', 'Description', 'Tags', 'Reference',
];

let catalog, backend, proxy, generated, embedded, real, large;

before(async () => {
  catalog = hasParasol ? { folder: parasol, file: 'parasol-catalog-index.yaml' } : await copyOfDemo();
  backend = await startBackstage({ port: await freePort(), catalogs: [join(catalog.folder, catalog.file)] });
  proxy = await startFaultProxy(backend.url);
  generated = await mkdtemp(join(tmpdir(), 'callboard-export-'));
  await writeJson(generate(many), join(generated, 'catalog.json'));
  embedded = await startSite({
    config: { backend: 'embedded', catalog: [`files/${catalog.file}`] },
    mounts: { '/files/': catalog.folder },
  });
  real = await startSite({ config: { backend: proxy.url, auth: 'guest' } });
  large = await startSite({
    config: { backend: 'embedded', catalog: ['generated/catalog.json'] },
    mounts: { '/generated/': generated },
  });
});
afterEach(() => proxy?.heal());
after(async () => {
  await Promise.all([embedded, real, large].map(site => site?.stop()));
  await proxy?.stop();
  await backend?.stop();
  await catalog?.remove?.();
  await rm(generated, { recursive: true, force: true });
});

/** A page of a browser without a dialog for files, as most are: exports become downloads. */
async function openList(open, site, path, { picker, ...about } = {}) {
  const page = await open('about:blank', about);
  const without = () => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined });
  await page.addInitScript(picker ?? without);
  await page.goto(site.url + path);
  await settled(page);
  return page;
}

const dialog = page => page.getByRole('dialog', { name: 'Export' });
const bar = page => page.getByRole('group', { name: 'Selection' });
const box = (page, name) => page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const boxAt = (page, index) => page.getByRole('checkbox', { name: /^Select (?!all)/ }).nth(index);
const allOnPage = page => page.getByRole('checkbox', { name: 'Select all on this page' });

async function openDialog(page, format = 'CSV') {
  await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).first().click();
  await dialog(page).getByRole('radio', { name: format, exact: true }).check();
}

const press = (page, name) => dialog(page).getByRole('button', { name, exact: true }).last().click();

/** Exports what the dialog is set to, and reads the file. */
async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Export')]);
  const name = download.suggestedFilename();
  await dialog(page).getByText(name).waitFor();
  const text = await readFile(await download.path(), 'utf8');
  return { name, text, told: plain(await dialog(page).innerText()) };
}

/** Rows of a CSV, as RFC 4180 has them. */
function parseCsv(text) {
  const rows = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let row = []; cell.lastIndex < text.length; ) {
    const found = cell.exec(text);
    assert.ok(found, `not a row: ${text.slice(0, 200)}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2]);
    if (found[3] === '\r\n') rows.push(row), (row = []);
  }
  const [head, ...body] = rows;
  return body.map(row => Object.fromEntries(head.map((title, index) => [title, row[index]])));
}

/** Entities as the backend itself answers them, in its order. */
async function answered(query) {
  const items = [];
  for (let cursor; ; ) {
    const asked = new URLSearchParams(cursor ? { cursor, limit: '100' } : [...query, ['limit', '100']]);
    const answer = await ask(`/entities/by-query?${asked}`);
    items.push(...answer.items);
    cursor = answer.pageInfo.nextCursor;
    if (!cursor) return items;
  }
}

async function ask(path) {
  const headers = { authorization: `Bearer ${backend.token}` };
  return (await fetch(`${backend.url}/api/catalog${path}`, { headers })).json();
}

const refOf = ({ kind, metadata }) => `${kind}:${metadata.namespace ?? 'default'}/${metadata.name}`.toLowerCase();

const byName = ['orderField', 'metadata.name,asc'];

const lists = {
  'every component': ['/catalog', [['filter', 'kind=component'], byName]],
  'services': ['/catalog?filters[type]=service', [['filter', 'kind=component,spec.type=service'], byName]],
  'APIs from Z to A': [
    '/catalog?filters[kind]=api&order=metadata.name,desc',
    [['filter', 'kind=api'], ['orderField', 'metadata.name,desc']],
  ],
  'a word': [
    '/catalog?filters[text]=service',
    [['filter', 'kind=component'], byName, ['fullTextFilterTerm', 'service'], ['fullTextFilterFields', [
      'metadata.name', 'metadata.title', 'metadata.description', 'metadata.tags', 'spec.owner',
      'spec.profile.displayName', 'spec.target', 'spec.targets',
    ].join(',')]],
  ],
};

for (const [what, [path, query]] of Object.entries(lists)) {
  scenario(`the table of ${what} has the rows that the catalog answers, over both kinds of backend`, async open => {
    const expected = await answered(query);
    assert.ok(expected.length > 0);
    for (const site of [embedded, real]) {
      const page = await openList(open, site, path);
      const count = await total(page);
      await openDialog(page);
      const { name, text, told } = await exported(page);
      assert.match(name, /^catalog-(components|apis)-\d{4}-\d\d-\d\d\.csv$/);
      const are = count === 1 ? 'entity is' : 'entities are';
      assert.ok(told.includes(`${count} ${are} in ${name}`), told);
      const rows = parseCsv(text);
      assert.equal(rows.length, count);
      assert.deepEqual(Object.keys(rows[0]), columns);
      assert.deepEqual(rows.map(row => row.Reference), expected.map(refOf));
      for (const [index, row] of rows.entries()) {
        const { metadata, spec } = expected[index];
        assert.equal(row.Type, spec.type ?? '');
        assert.equal(row.Tags, (metadata.tags ?? []).join(', '));
        assert.equal(row.Description.replace(/^'/, ''), metadata.description ?? '');
      }
    }
  });
}

scenario('only the chosen columns are there, and none is no table', async open => {
  const page = await openList(open, embedded, '/catalog');
  await openDialog(page);
  for (const column of columns) await dialog(page).getByRole('checkbox', { name: column, exact: true }).uncheck();
  await dialog(page).getByText('A table needs a column.').waitFor();
  assert.ok(await dialog(page).getByRole('button', { name: 'Export', exact: true }).isDisabled());
  for (const column of ['Owner', 'Name']) {
    await dialog(page).getByRole('checkbox', { name: column, exact: true }).check();
  }
  const { text } = await exported(page);
  assert.deepEqual(Object.keys(parseCsv(text)[0]), ['Name', 'Owner']);
  await page.keyboard.press('Escape');
  await openDialog(page);
  assert.ok(!(await dialog(page).getByRole('checkbox', { name: 'Tags', exact: true }).isChecked()), 'it is remembered');
});

/** Less what differs by where the files lie and when they were read. */
function comparable(entity) {
  const { uid, etag, annotations = {}, ...metadata } = entity.metadata;
  const kept = Object.entries(annotations).filter(([key]) => !/^backstage\.io\/(managed-by|source-|view-|edit-)/.test(key));
  const relations = (entity.relations ?? []).map(relation => JSON.stringify(relation)).sort();
  return { ...entity, metadata: { ...metadata, annotations: Object.fromEntries(kept.sort()) }, relations };
}

scenario('JSON and YAML have the whole entities, as they are by name', async open => {
  const found = [];
  for (const site of [embedded, real]) {
    const page = await openList(open, site, '/catalog?filters[kind]=api');
    const count = await total(page);
    await openDialog(page, 'JSON');
    const json = await exported(page);
    assert.match(json.name, /^catalog-apis-.*\.json$/);
    const entities = JSON.parse(json.text);
    assert.equal(entities.length, count);
    await press(page, 'Export more');
    await dialog(page).getByRole('radio', { name: 'YAML', exact: true }).check();
    const documents = yaml.parseAllDocuments((await exported(page)).text);
    assert.deepEqual(documents.flatMap(({ errors }) => errors), []);
    assert.deepEqual(documents.map(document => document.toJS()), entities);
    found.push(entities);
  }
  for (const entity of found[1]) {
    const { kind, metadata } = entity;
    const path = [kind, metadata.namespace, metadata.name].map(encodeURIComponent).join('/');
    assert.deepEqual(entity, await ask(`/entities/by-name/${path}`));
  }
  const sorted = list => list.map(comparable).sort((a, b) => refOf(a).localeCompare(refOf(b)));
  assert.deepEqual(sorted(found[0]), sorted(found[1]));
});

/** Downloads that came of a page. */
function downloadsOf(page) {
  const downloads = [];
  page.on('download', download => downloads.push(download.suggestedFilename()));
  return downloads;
}

scenario('what is cancelled is withdrawn, and nothing is saved', async open => {
  const page = await openList(open, real, '/catalog');
  const downloads = downloadsOf(page);
  for (const cancel of [() => press(page, 'Cancel'), () => page.keyboard.press('Escape')]) {
    await openDialog(page);
    proxy.fail({ how: 'slow', delay: 60_000, only: /by-query.*limit=500/ });
    const before = proxy.abandoned.length;
    await press(page, 'Export');
    await dialog(page).getByRole('progressbar', { name: 'Exported' }).waitFor();
    await focusIs(page, 'button', /^Cancel$/);
    await cancel();
    await eventually(() => assert.equal(proxy.abandoned.length, before + 1));
    await page.getByText('Export cancelled: nothing was saved').waitFor({ state: 'attached' });
    if (await dialog(page).isVisible()) await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
  }
  assert.deepEqual(downloads, []);
});

scenario('an error in the middle is told, and trying again goes on from there', async open => {
  const page = await openList(open, real, '/catalog');
  const count = await total(page);
  // The catalog is smaller than a page of an export: smaller pages then.
  const asked = [];
  await page.route(/by-query.*limit=500/, route => {
    asked.push(route.request().url());
    route.continue({ url: route.request().url().replace('limit=500', 'limit=8') });
  });
  await openDialog(page);
  const downloads = downloadsOf(page);
  // A 503 would be asked again without a word.
  proxy.fail({ how: 'status', status: 500, only: /by-query.*cursor=/, times: 1 });
  await press(page, 'Export');
  await dialog(page).getByText('The catalog could not answer').waitFor();
  await dialog(page).getByText(/500/).waitFor();
  await dialog(page).getByText(`8 of ${count}`).waitFor();
  await focusIs(page, 'button', /^Try again$/);
  assert.equal(asked.length, 2);
  assert.deepEqual(downloads, []);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Try again')]);
  const rows = parseCsv(await readFile(await download.path(), 'utf8'));
  const expected = await answered(lists['every component'][1]);
  assert.deepEqual(rows.map(row => row.Reference), expected.map(refOf));
  assert.equal(asked.length, Math.ceil(count / 8) + 1, 'no page twice but the one that failed');
}, { expected: [/Failed to load resource/] });

/** A question for a file whose answer is one in the browser's own storage. Remembers what is written. */
function pickFile() {
  window.writes = 0;
  window.told = [];
  window.showSaveFilePicker = async ({ suggestedName }) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(`own-${suggestedName}`, { create: true });
    const open = handle.createWritable.bind(handle);
    handle.createWritable = async () => {
      const stream = await open();
      const write = stream.write.bind(stream);
      stream.write = text => ((window.writes += 1), write(text));
      return stream;
    };
    return handle;
  };
  new MutationObserver(() => {
    const counts = document.querySelector('dialog .counts')?.textContent;
    if (counts && window.told.at(-1) !== counts) window.told.push(counts);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Every file in the browser's own storage, by its name; what is being written is not one yet. */
const ownFiles = page =>
  page.evaluate(async () => {
    const files = {};
    for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
      if (!name.endsWith('.crswap')) files[name] = await (await handle.getFile()).text();
    }
    return files;
  });

for (const format of ['CSV', 'JSON', 'YAML']) {
  scenario(`a large ${format} goes into the reader's own file page by page`, async open => {
    const page = await openList(open, large, '/catalog?filters[kind]=all', { picker: pickFile });
    const count = await total(page);
    assert.equal(count, many);
    await openDialog(page, format);
    await dialog(page).getByText('All 2,600 that match').waitFor();
    await press(page, 'Export');
    await dialog(page).getByText(/^2,600 entities are in own-catalog-everything-/).waitFor({ timeout: 60_000 });
    const [[name, text]] = Object.entries(await ownFiles(page));
    assert.ok(name.endsWith(`.${format.toLowerCase()}`));
    const references = {
      CSV: () => parseCsv(text).map(row => row.Reference),
      JSON: () => JSON.parse(text).map(refOf),
      YAML: () => text.split(/^---$/m).map(document => yaml.parse(document)).map(refOf),
    }[format]();
    assert.equal(references.length, count);
    assert.equal(new Set(references).size, count);
    const { writes, told } = await page.evaluate(() => ({ writes: window.writes, told: window.told }));
    assert.ok(writes >= Math.ceil(count / 500), `${writes} writes`);
    assert.ok(told.includes('500 of 2,600') && told.includes('1,500 of 2,600'), told.join(', '));
  });
}

scenario('a file that was chosen is gone when the export is cancelled; no answer is no export', async open => {
  const page = await openList(open, real, '/catalog', { picker: pickFile });
  await openDialog(page);
  proxy.fail({ how: 'slow', delay: 60_000, only: /by-query.*limit=500/ });
  await press(page, 'Export');
  await eventually(async () => assert.equal(Object.keys(await ownFiles(page)).length, 1));
  await press(page, 'Cancel');
  await eventually(async () => assert.deepEqual(await ownFiles(page), {}));
  proxy.heal();
  await page.evaluate(() => {
    window.showSaveFilePicker = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));
  });
  await press(page, 'Export');
  await focusIs(page, 'button', /^Export$/);
  assert.equal(await dialog(page).getByRole('progressbar').count(), 0);
});

scenario('a file that cannot be written says so', async open => {
  const page = await openList(open, embedded, '/catalog', {
    picker: () => {
      const fail = () => Promise.reject(new Error('no room'));
      const stream = { write: fail, close: fail, abort: async () => {} };
      window.showSaveFilePicker = async () => ({ name: 'full.csv', createWritable: async () => stream });
    },
  });
  await openDialog(page);
  await press(page, 'Export');
  await dialog(page).getByText('The file could not be written').waitFor();
  await dialog(page).getByText(/no room/).waitFor();
  assert.equal(await dialog(page).getByRole('button', { name: 'Try again' }).count(), 0);
});

scenario('what is selected stays so over pages, filters and visits, and is exported alone', async open => {
  for (const site of [embedded, real]) {
    const page = await openList(open, site, '/catalog?filters[kind]=all');
    const expected = [];
    const selectFresh = async () => {
      const shown = await names(page);
      const index = shown.findLastIndex(name => !expected.includes(name));
      await boxAt(page, index).check();
      expected.push(shown[index]);
    };
    const changed = before => eventually(async () => assert.notDeepEqual(await names(page), before));
    let shown = await names(page);
    await selectFresh();
    await page.getByRole('button', { name: 'Next' }).click();
    await changed(shown);
    shown = await names(page);
    await selectFresh();
    await bar(page).getByText('2 selected').waitFor();
    await searchField(page).fill('service');
    await changed(shown);
    await selectFresh();
    await page.getByRole('table', { name: 'Entities' }).getByRole('link').first().click();
    await page.waitForURL(/\/catalog\/default/);
    await page.goBack();
    await settled(page);
    await bar(page).getByRole('button', { name: 'Export' }).click();
    assert.ok(await dialog(page).getByRole('radio', { name: 'The 3 selected' }).isChecked());
    const { name, text } = await exported(page);
    assert.match(name, /^catalog-selection-/);
    assert.deepEqual(parseCsv(text).map(row => row.Name), expected);
    await press(page, 'Close');
    await bar(page).getByRole('button', { name: 'Clear' }).click();
    await bar(page).waitFor({ state: 'hidden' });
    await focusIs(page, 'input', /^Select all on this page$/);
  }
});

scenario('shift selects a range, the head selects the page, and both take back', async open => {
  const page = await openList(open, embedded, '/catalog');
  const { rows } = await readList(page);
  const state = () => allOnPage(page).evaluate(({ checked, indeterminate }) => ({ checked, indeterminate }));
  const selected = count => bar(page).getByText(`${count} selected`, { exact: true }).waitFor();
  await boxAt(page, 5).click();
  await boxAt(page, 2).click({ modifiers: ['Shift'] });
  await selected(4);
  assert.deepEqual(await state(), { checked: false, indeterminate: true });
  await boxAt(page, 4).click();
  await boxAt(page, 3).click({ modifiers: ['Shift'] });
  await selected(2);
  await allOnPage(page).check();
  await selected(rows.length);
  assert.deepEqual(await state(), { checked: true, indeterminate: false });
  assert.ok(await bar(page).getByRole('button', { name: 'Compare' }).isDisabled());
  await allOnPage(page).uncheck();
  await bar(page).waitFor({ state: 'hidden' });
  assert.deepEqual(await state(), { checked: false, indeterminate: false });
});

scenario('rows of an endless list are selected by key and by range; cleared, the focus goes on', async open => {
  const page = await openList(open, large, '/catalog');
  await page.evaluate(() => localStorage.setItem('table', JSON.stringify({ endless: true })));
  await page.reload();
  await settled(page);
  await boxAt(page, 4).waitFor();
  assert.equal(await allOnPage(page).count(), 0, 'there are no pages');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await bar(page).getByText('1 selected').waitFor();
  await boxAt(page, 4).click({ modifiers: ['Shift'] });
  await bar(page).getByText('5 selected').waitFor();
  await page.mouse.wheel(0, 20_000);
  await eventually(async () => assert.ok(!(await boxAt(page, 0).isChecked())));
  await page.evaluate(() => scrollTo(0, 0));
  await eventually(async () => assert.ok(await boxAt(page, 0).isChecked()));
  await bar(page).getByRole('button', { name: 'Clear' }).click();
  await focusIs(page, 'input', /^Search/);
});

scenario('compared entities show where they differ, as the backend says, over both', async open => {
  const [first, second] = await answered(lists.services[1]);
  for (const site of [embedded, real]) {
    const page = await openList(open, site, '/catalog?filters[type]=service');
    for (const { metadata } of [first, second]) {
      await box(page, metadata.title ?? metadata.name).check();
    }
    await bar(page).getByRole('button', { name: 'Compare' }).click();
    const table = page.getByRole('dialog', { name: 'Compare' }).getByRole('table');
    await table.waitFor();
    const read = () =>
      table.evaluate(table =>
        Object.fromEntries([...table.tBodies[0].rows].map(row => {
          const [title, ...cells] = [...row.cells].map(cell => cell.textContent.replace(/\s+/g, ' ').trim());
          return [title.replace(' (differs)', ''), { cells, differs: title.endsWith('(differs)') }];
        })),
      );
    const rows = await read();
    const values = of => [first, second].map(of);
    const annotations = rows.Annotations.cells;
    assert.deepEqual(rows.Type.cells, values(({ spec }) => spec.type));
    assert.deepEqual(rows.Lifecycle.cells, values(({ spec }) => spec.lifecycle));
    assert.equal(rows.Type.differs, false);
    assert.equal(rows.Lifecycle.differs, first.spec.lifecycle !== second.spec.lifecycle);
    assert.equal(rows.Annotations.differs, annotations[0] !== annotations[1]);
    const counts = type => values(({ relations }) => `${relations.filter(relation => relation.type === type).length}`);
    assert.deepEqual(rows['Owned by'].cells, counts('ownedBy'));
    await page.getByRole('checkbox', { name: 'Only differences' }).check();
    const differing = Object.keys(rows).filter(title => rows[title].differs);
    assert.ok(differing.includes('Description'), differing.join());
    await eventually(async () => assert.deepEqual(Object.keys(await read()), differing));
    await table.getByRole('columnheader').getByRole('link').last().click();
    await page.waitForURL(new RegExp(`/component/${second.metadata.name}$`));
  }
});

scenario('by keyboard rows are chosen, compared and exported', async open => {
  const page = await openList(open, embedded, '/catalog');
  await tabTo(page, 'input', /^Select (?!all)/);
  await page.keyboard.press('Space');
  await tabTo(page, 'input', /^Select (?!all)/);
  await page.keyboard.press('Space');
  await bar(page).getByText('2 selected').waitFor();
  await tabTo(page, 'button', /^Compare$/, 200);
  await page.keyboard.press('Enter');
  const compare = page.getByRole('dialog', { name: 'Compare' });
  await compare.getByRole('table').waitFor();
  await tabTo(page, 'input', /^Only differences$/);
  await page.keyboard.press('Space');
  await tabTo(page, 'div', /^Comparison$/);
  await page.keyboard.press('Escape');
  await compare.waitFor({ state: 'hidden' });
  await focusIs(page, 'button', /^Compare$/);

  await page.keyboard.press('e');
  await dialog(page).waitFor();
  await tabTo(page, 'input', /^CSV$/);
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'input', /^All \d+ that match$/);
  await page.keyboard.press('ArrowRight');
  await tabTo(page, 'button', /^Export$/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  assert.equal(JSON.parse(await readFile(await download.path(), 'utf8')).length, 2);
  await focusIs(page, 'button', /^Close$/);
  await page.keyboard.press('Enter');
  await dialog(page).waitFor({ state: 'hidden' });
  await focusIs(page, 'button', /^Compare$/);
  await searchField(page).focus();
  await page.keyboard.press('e');
  assert.ok(!(await dialog(page).isVisible()), 'typed letters are letters');
});

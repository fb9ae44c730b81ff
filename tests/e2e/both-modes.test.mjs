// The embedded catalog and a real backend, over the same files: a reader sees the same.

import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { atRest, eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { hasParasol, startModes } from './modes.mjs';
import {
  choose, entitiesTable, filterNames, heading, optionsOf, plain, readAbout, readList,
  readRelations, searchField, total,
} from './reading.mjs';

let modes, sites, entities;

before(async () => {
  modes = await startModes();
  ({ sites } = modes);
  entities = await allEntities();
});

after(() => modes?.stop());

async function allEntities() {
  const query = 'limit=1000&orderField=metadata.name,asc&fields=kind,metadata.name,metadata.namespace';
  const { items } = await modes.ask(`/entities/by-query?${query}`);
  return items
    .map(({ kind, metadata }) => ({ kind: kind.toLowerCase(), ...metadata }))
    .filter(({ name }) => !isGenerated(name));
}

/** The Location of the root is named by its URL, which differs. */
const isGenerated = name => /generated-[0-9a-f]{40}/.test(name);

const kinds = () => [...new Set(entities.map(({ kind }) => kind))].sort();

const openBoth = (open, path) => Promise.all(sites.map(site => open(site.url + path)));

/** Reads both pages until they agree. `about` tells in the report what was compared. */
async function same(pages, read, about = 'what is seen') {
  await eventually(async () => {
    const [embedded, real] = await Promise.all(pages.map(read));
    assert.deepEqual({ [about]: embedded }, { [about]: real });
  });
}

async function rowsOf(page) {
  const list = await readList(page);
  return { ...list, rows: list.rows.filter(({ href }) => !isGenerated(href)) };
}

/** Rows up to the order among equals, which a backend leaves to chance. */
function inGroups(rows, keyOf) {
  const groups = [];
  for (const row of rows) {
    const key = keyOf(row);
    if (groups.at(-1)?.key !== key) groups.push({ key, rows: [] });
    groups.at(-1).rows.push(JSON.stringify(row));
  }
  return groups.map(({ key, rows }) => [key, rows.sort()]);
}

const nameOf = ({ href }) => href.split('/').at(-1).toLowerCase();

/** To the next page, or the previous; waits until other rows stand there. */
async function turn(page, name) {
  const first = entitiesTable(page).getByRole('rowheader').first().getByRole('link');
  const before = await first.getAttribute('href');
  await page.getByRole('button', { name }).click();
  await eventually(async () => assert.notEqual(await first.getAttribute('href'), before));
}

/** A list that fits on one page has no buttons. */
async function canTurn(page, name) {
  const button = page.getByRole('button', { name });
  return (await button.count()) > 0 && button.isEnabled();
}

async function walk(page, name) {
  const pages = [(await rowsOf(page)).rows];
  while (await canTurn(page, name)) {
    await turn(page, name);
    pages.push((await rowsOf(page)).rows);
  }
  return pages;
}

scenario('the counts of the catalog are the known ones', async open => {
  const pages = await openBoth(open, '/catalog');
  const known = { component: 175, system: 53, api: 16, domain: 14, group: 13 };
  for (const [kind, count] of Object.entries(known)) {
    for (const [index, page] of pages.entries()) {
      await page.goto(`${sites[index].url}/catalog?filters[kind]=${kind}`);
      await settled(page);
      assert.equal(await total(page), count, `${kind} over ${page.url()}`);
    }
  }
}, { skip: !hasParasol && 'they are those of another catalog' });

scenario('each kind has the same total and the same first page', async open => {
  for (const kind of kinds()) {
    const pages = await openBoth(open, `/catalog?filters[kind]=${kind}`);
    await same(pages, async page => ({ heading: await heading(page), ...(await rowsOf(page)) }), kind);
  }
});

scenario('each kind has the same options in every filter', async open => {
  for (const kind of [...kinds(), 'all']) {
    const pages = await openBoth(open, `/catalog?filters[kind]=${kind}`);
    for (const name of ['Kind', ...filterNames]) {
      await same(pages, page => comparableOptions(page, name), `${name} of ${kind}`);
    }
  }
});

/** Less the type of the root location, which is registered by URL here and as a file there. */
async function comparableOptions(page, name) {
  const options = await optionsOf(page, name);
  return options.filter(option => !/^(url|file) \d+$/.test(option));
}

scenario('filters narrow the list and one another the same', async open => {
  const pages = await openBoth(open, '/catalog');
  for (const name of ['Type', 'Owner', 'Tags']) {
    const options = await optionsOf(pages[0], name);
    const label = options.at(-1).replace(/ \d+$/, '');
    await Promise.all(pages.map(page => choose(page, name, new RegExp(`^${label} `))));
    await same(pages, async page => ({ heading: await heading(page), ...(await rowsOf(page)) }));
    for (const other of filterNames) {
      await same(pages, page => optionsOf(page, other), `${other}, with ${name} ${label}`);
    }
  }
});

scenario('stars are the same list, narrowed by the other filters', async open => {
  const pages = await openBoth(open, '/catalog?filters[type]=service');
  for (const page of pages) {
    const { rows } = await rowsOf(page);
    for (const row of [0, 2, 5]) await page.getByRole('button', { name: /^Star ./ }).nth(row).click();
    await choose(page, 'Whose', /^Starred/);
    await eventually(async () => {
      const starred = (await rowsOf(page)).rows.map(({ href }) => href);
      assert.deepEqual(starred, [0, 2, 5].map(row => rows[row].href));
    });
    assert.equal(await heading(page), 'Components 3');
  }
  for (const name of ['Kind', ...filterNames]) await same(pages, page => optionsOf(page, name), name);
});

scenario('all pages of components are the same, forwards and back', async open => {
  const pages = await openBoth(open, '/catalog');
  const forwards = await Promise.all(pages.map(page => walk(page, 'Next')));
  assert.equal(forwards[0].length, Math.ceil((await total(pages[0])) / 20));
  assert.deepEqual(forwards[0], forwards[1]);
  const back = await Promise.all(pages.map(page => walk(page, 'Previous')));
  assert.deepEqual(back[0], forwards[0].toReversed(), 'back over the embedded catalog');
  assert.deepEqual(back[1], forwards[1].toReversed(), 'back over the backend');
});

scenario('a list of every kind is the same to its end', async open => {
  const pages = await openBoth(open, '/catalog?filters[kind]=all&limit=200');
  const lists = await Promise.all(pages.map(page => walk(page, 'Next')));
  const [embedded, real] = lists.map(list => inGroups(list.flat(), nameOf));
  assert.deepEqual(embedded, real);
});

scenario('every sortable column sorts the same, both ways', async open => {
  for (const kind of kinds()) {
    const pages = await openBoth(open, `/catalog?filters[kind]=${kind}&limit=200`);
    await Promise.all(pages.map(settled));
    const columns = (await entitiesTable(pages[0]).getByRole('columnheader').getByRole('button').allInnerTexts()).map(plain);
    for (const column of columns) {
      for (const way of ['ascending', 'descending']) {
        await Promise.all(pages.map(page => sort(page, column, way)));
        await same(pages, page => sorted(page, column), `${kind} by ${column}, ${way}`);
      }
    }
  }
});

async function sort(page, column, way) {
  const header = entitiesTable(page).getByRole('columnheader', { name: column });
  await eventually(async () => {
    if ((await header.getAttribute('aria-sort')) === way) return;
    await header.getByRole('button').click();
    await settled(page);
    assert.equal(await header.getAttribute('aria-sort'), way);
  });
}

async function sorted(page, column) {
  const { columns, rows } = await rowsOf(page);
  const index = columns.indexOf(column);
  return inGroups(rows, column === 'Name' ? nameOf : row => row.cells[index]);
}

scenario('words find the same', async open => {
  const pages = await openBoth(open, '/catalog?limit=200');
  const words = ['service', 'CLAIM', 'policy', 'e s', 'java', '-', '%', '_', "o'", 'café', 'no such thing'];
  for (const text of words) {
    await Promise.all(pages.map(async page => {
      await searchField(page).fill(text);
      await page.waitForURL(url => url.searchParams.get('filters[text]') === text);
    }));
    await same(pages, async page => ({ heading: await heading(page), ...(await rowsOf(page)) }), `for "${text}"`);
  }
});

scenario('pages of entities say the same', async open => {
  const chosen = kinds().flatMap(kind => spread(entities.filter(entity => entity.kind === kind), 5));
  const pages = await openBoth(open, '/catalog');
  for (const { kind, namespace = 'default', name } of chosen) {
    const path = `/catalog/${namespace}/${kind}/${encodeURIComponent(name)}`;
    await Promise.all(pages.map(async (page, index) => {
      await page.goto(sites[index].url + path);
      await atRest(page);
    }));
    await same(pages, readEntity, path);
  }
});

/** What an entity's page says, but for where its file lies. */
async function readEntity(page) {
  const { Source: _, ...about } = await readAbout(page);
  return {
    title: await page.title(),
    heading: await heading(page),
    description: await page.getByRole('region', { name: 'About' }).getByRole('paragraph').allInnerTexts(),
    about,
    relations: await readRelations(page),
  };
}

/** A few of a list, evenly. */
function spread(list, count) {
  const step = Math.max(1, list.length / count);
  const places = Array.from({ length: Math.min(count, list.length) }, (_, index) => Math.floor(index * step));
  return places.map(place => list[place]);
}

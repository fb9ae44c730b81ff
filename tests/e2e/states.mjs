// Every state a reader can see, over the demo catalog: what axe inspects and what is photographed.
// `theirs` are findings about Swagger UI's own structure (headings that skip a level, and a second main
// landmark), and what the catalog's engine says in English.

import { manifest, writePlugins } from './plugins.mjs';
import { choose, openFilter } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

const kinds = ['component', 'api', 'system', 'domain', 'resource', 'group', 'user', 'location', 'template'];

const entities = {
  component: '/catalog/default/component/ticketing-service',
  api: '/catalog/default/api/tickets',
  system: '/catalog/default/system/ticketing',
  domain: '/catalog/default/domain/front-of-house',
  resource: '/catalog/default/resource/ticket-ledger',
  group: '/catalog/default/group/stage-management',
  user: '/catalog/default/user/sorcha.byrne',
  location: '/catalog/default/location/lantern-street',
  template: '/catalog/default/template/house-service',
};

const company = '/catalog/default/group/lantern-street';

const graphOf = (root, more = '') => `/catalog-graph?rootEntityRefs[]=${root}${more}`;
const listOf = kind => `/catalog?filters[kind]=${kind}`;
const press = name => page => page.getByRole('button', { name }).click();

async function showStars(page) {
  for (const row of [0, 4, 7]) await page.getByRole('button', { name: /^Star ./ }).nth(row).click();
  await choose(page, 'Whose', /^Starred/);
}

/** Three views, two of them in the navigation; then what a reader does in the menu. */
const withViews = entry => async page => {
  const views = [
    ['Production services of stage management', '/catalog?filters%5Btype%5D=service', true],
    ['All APIs', '/catalog?filters%5Bkind%5D=api', true],
    ['Templates', listOf('template'), false],
  ];
  const saved = views.map(([name, href, pinned]) => ({ name, query: href.split('?')[1], pinned }));
  await page.evaluate(saved => {
    const identity = new URL('demo/catalog-info.yaml', location.origin).href;
    localStorage.setItem(`saved-views ${identity}`, JSON.stringify(saved));
  }, saved);
  await page.reload();
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  if (entry) await page.getByRole('menu').getByText(entry, { exact: true }).click();
};

/** Opens the palette by its key, and types. */
const find = letters => async page => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(letters);
};

/** A reader who was on pages and starred one of them looks into the palette. */
async function lookAround(page) {
  for (const path of [entities.api, entities.user, entities.component]) {
    await page.goto(new URL(path, page.url()).href);
    await page.getByRole('region', { name: 'About' }).waitFor();
  }
  await page.getByRole('button', { name: 'Star', exact: true }).click();
  await page.keyboard.press('Control+k');
}

/** Opens groups by their places, from the end if negative. */
const openGroups = (...places) => async page => {
  for (const place of places) await page.locator('.groups summary').nth(place).click();
};

/** Rows that are selected, by their places, and what a reader does with them. */
const withSelected = (rows, button) => async page => {
  for (const row of rows) await page.getByRole('checkbox', { name: /^Select (?!all)/ }).nth(row).check();
  const bar = page.getByRole('group', { name: 'Selection' });
  await bar.waitFor();
  if (button) return bar.getByRole('button', { name: button }).click();
  // Here the bar covers nothing.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
};

/** A group together with the groups below it, in both of its cards; and what is looked for among its members. */
const withSubgroups = words => async page => {
  for (const one of await page.getByRole('switch', { name: 'Include sub-groups' }).all()) await one.check();
  const search = page.getByRole('searchbox', { name: /^Search members/ });
  await search.waitFor();
  if (words) await search.fill(words);
};

async function exportAll(page) {
  await page.evaluate(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().waitFor();
}

async function fromMenu(page, name) {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

/** Has the catalog look at a file of the demo. */
const look = path => async page => {
  await page.getByRole('textbox', { name: /^URL of/ }).fill(new URL(`/${path}`, page.url()).href);
  await page.keyboard.press('Enter');
  await page.locator('.step h2, .mistake').first().waitFor();
};

async function register(page) {
  await look('demo/platform/catalog-info.yaml')(page);
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('button', { name: 'Register another' }).waitFor();
}

async function leave(page) {
  await register(page);
  await page.getByRole('button', { name: /^Unregister/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unregister location' }).waitFor();
}

async function peek(page) {
  for (const key of ['j', 'j', 'Space']) await page.keyboard.press(key);
  await page.getByRole('complementary', { name: 'Peek' }).getByRole('heading').waitFor();
}

/** Opens the first operation of an OpenAPI definition. */
async function openOperation(page) {
  await page.locator('.opblock-summary-control').first().click();
  await page.locator('.opblock-body').first().waitFor();
}

/** Opens the first items of a definition's outline. */
async function openItems(page) {
  for (const item of (await page.locator('.items details > summary').all()).slice(0, 6)) await item.click();
}

/** What a reader chose about tables. */
async function taste(page, chosen) {
  await page.evaluate(chosen => localStorage.setItem('table', JSON.stringify(chosen)), chosen);
  await page.reload();
}

async function endless(page) {
  await taste(page, { endless: true });
  await page.locator('tr[aria-rowindex="20"]').waitFor();
  await page.mouse.wheel(0, 900);
}

/**
 * `site` is one of `startSites`; `arrange` does what a reader does after arriving.
 *
 * @type {{name: string, path: string, site?: 'demo' | 'wrong' | 'down', arrange?: Function}[]}
 */
export const states = [
  ...[...kinds, 'all'].map(kind => ({ name: `catalog-${kind}`, path: listOf(kind) })),
  { name: 'catalog-filtered', path: '/catalog?filters[type]=service&filters[type]=website&filters[tags]=typescript' },
  { name: 'catalog-notices', path: '/catalog?limit=7&order=spec.colour,asc&filters[mood]=good' },
  { name: 'catalog-empty', path: '/catalog?filters[text]=nothing-is-called-this' },
  { name: 'catalog-unknown-kind', path: listOf('starship') },
  { name: 'catalog-starred', path: '/catalog?filters[kind]=all', arrange: showStars },
  { name: 'catalog-no-stars', path: '/catalog?filters[user]=starred' },
  { name: 'cards', path: '/catalog?view=cards' },
  { name: 'cards-all', path: '/catalog?filters[kind]=all&view=cards' },
  { name: 'groups', path: '/catalog?view=groups', arrange: openGroups(0) },
  { name: 'groups-domain', path: '/catalog?view=groups&group=domain&filters[text]=t', arrange: openGroups(1) },
  { name: 'groups-lifecycle', path: '/catalog?filters[kind]=all&view=groups&group=lifecycle', arrange: openGroups(1, -1) },
  { name: 'views-menu-open', path: listOf('template'), arrange: withViews() },
  { name: 'views-save', path: '/catalog', arrange: withViews('Save this view…') },
  { name: 'views-manage', path: '/catalog', arrange: withViews('Manage…') },
  { name: 'catalog-selected', path: '/catalog', arrange: withSelected([1, 2, 5]) },
  { name: 'catalog-one-selected', path: '/catalog', arrange: withSelected([0]) },
  { name: 'export', path: '/catalog', arrange: press('Export') },
  { name: 'export-selected', path: '/catalog', arrange: withSelected([1, 2, 5], 'Export') },
  { name: 'export-done', path: '/catalog', arrange: exportAll },
  { name: 'compare', path: '/catalog', arrange: withSelected([1, 2, 5], 'Compare') },
  { name: 'compare-kinds', path: '/catalog?filters[kind]=all', arrange: withSelected([0, 3, 6, 9, 12, 15], 'Compare') },
  { name: 'select-open', path: '/catalog', arrange: page => openFilter(page, 'Owner') },
  { name: 'whose-open', path: '/catalog', arrange: page => openFilter(page, 'Whose') },
  { name: 'catalog-excluded', path: '/catalog?filters[lifecycles]=deprecated&match[lifecycles]=none&filters[tags]=rust&filters[text]=e' },
  { name: 'catalog-offset', path: '/catalog?filters[kind]=all&offset=20' },
  { name: 'catalog-owned', path: '/catalog?filters[user]=owned' },
  { name: 'catalog-ways-out', path: '/catalog?filters[type]=service&filters[tags]=no-such-tag' },
  { name: 'table-settings', path: '/catalog', arrange: press('Table settings') },
  { name: 'row-menu-open', path: '/catalog', arrange: page => page.getByRole('button', { name: /^Actions for / }).nth(2).click() },
  { name: 'peek', path: '/catalog', arrange: peek },
  { name: 'endless', path: '/catalog?filters[kind]=all', arrange: endless },
  { name: 'compact', path: '/catalog', arrange: page => taste(page, { compact: true, columns: { component: ['Owner', 'Description'] } }) },
  { name: 'theme-menu-open', path: '/catalog', arrange: press('Theme') },
  { name: 'dialog-open', path: '/catalog', arrange: press('Embedded catalog') },
  ...Object.entries(entities).map(([kind, path]) => ({ name: `entity-${kind}`, path })),
  { name: 'entity-with-problem', path: '/catalog/default/component/fog-desk' },
  { name: 'group-of-groups', path: company },
  { name: 'group-with-subgroups', path: company, arrange: withSubgroups() },
  { name: 'members-searched', path: company, arrange: withSubgroups('ar') },
  { name: 'members-not-found', path: company, arrange: withSubgroups('nobody is called this') },
  { name: 'entity-menu-open', path: entities.component, arrange: press('More') },
  { name: 'definition-openapi', path: `${entities.api}/definition`, arrange: openOperation, theirs: [/^heading-order: \.reference/, /^landmark-(main-is-top-level|no-duplicate-main|unique): /] },
  { name: 'definition-raw', path: `${entities.api}/definition/raw` },
  { name: 'definition-asyncapi', path: '/catalog/default/api/ticket-events/definition', arrange: openItems },
  { name: 'definition-graphql', path: '/catalog/default/api/seating/definition', arrange: openItems },
  { name: 'definition-grpc', path: '/catalog/default/api/cues/definition', arrange: openItems },
  { name: 'definition-trpc', path: '/catalog/default/api/props/definition' },
  { name: 'definition-mcp', path: '/catalog/default/api/prompt-book/definition' },
  { name: 'apis', path: `${entities.component}/apis` },
  { name: 'apis-dialog', path: `${entities.component}/apis`, arrange: press(/^Definition of Ticket events/) },
  { name: 'inspect-overview', path: `${entities.component}/inspect` },
  { name: 'entity-remove', path: entities.component, arrange: page => fromMenu(page, /^Unregister/) },
  { name: 'entity-refreshed', path: entities.component, arrange: page => fromMenu(page, /^Refresh/) },
  { name: 'inspect-ancestry', path: `${entities.component}/inspect/ancestry` },
  { name: 'inspect-colocated', path: `${entities.component}/inspect/colocated` },
  { name: 'inspect-json', path: `${entities.component}/inspect/json` },
  { name: 'inspect-yaml', path: `${entities.component}/inspect/yaml` },
  { name: 'entity-no-such-tab', path: `${entities.component}/no-such-tab` },
  { name: 'entity-not-found', path: '/catalog/default/component/no-such-component' },
  { name: 'entity-refused', path: '/catalog/default/api/wardrobe' },
  { name: 'graph', path: graphOf('component:default/ticketing-service') },
  { name: 'graph-hub', path: graphOf('system:default/ticketing', '&maxDepth=∞') },
  { name: 'graph-list', path: graphOf('component:default/ticketing-service', '&view=list') },
  { name: 'graph-dependents', path: graphOf('resource:default/ticket-ledger', '&mode=dependents') },
  { name: 'graph-missing', path: graphOf('component:default/no-such-component', '&direction=up') },
  { name: 'graph-empty', path: '/catalog-graph' },
  { name: 'problems', path: '/problems' },
  { name: 'import', path: '/catalog-import' },
  { name: 'import-refused', path: '/catalog-import', arrange: look('demo/mistakes/illegal-name.yaml'), theirs: [/^not translated: .* is not valid; expected /] },
  { name: 'import-review', path: '/catalog-import', arrange: look('demo/platform/catalog-info.yaml') },
  { name: 'import-done', path: '/catalog-import', arrange: register },
  { name: 'import-leaving', path: '/catalog-import', arrange: leave },
  { name: 'page-not-found', path: '/no/such/page' },
  { name: 'palette-empty', path: '/catalog', arrange: find('') },
  { name: 'palette-visits', path: '/catalog', arrange: lookAround },
  { name: 'palette-found', path: '/catalog', arrange: find('ticket') },
  { name: 'palette-nothing', path: '/catalog', arrange: find('nothing is called this') },
  { name: 'shortcuts', path: '/catalog', arrange: page => page.keyboard.press('?') },
  { name: 'tab-group', path: entities.component, site: 'grouped', arrange: press('More tabs') },
  { name: 'settings', path: '/settings' },
  { name: 'settings-landing-open', path: '/settings', arrange: press(/^Landing page/) },
  { name: 'settings-providers-none', path: '/settings/auth-providers' },
  { name: 'stored-data', path: entities.component, arrange: showStored },
  { name: 'plugins-none', path: '/settings/plugins' },
  { name: 'plugins', path: '/settings/plugins', site: 'plugged' },
  { name: 'plugin-preview', path: '/settings/plugins', arrange: lookAtPlugin },
  { name: 'plugin-tab', path: `${entities.component}/notes`, site: 'plugged' },
  { name: 'plugin-failed', path: `${entities.component}/broken`, site: 'plugged', arrange: page => page.getByText('Details for whoever').click() },
  { name: 'plugin-page', path: '/builds', site: 'plugged' },
  { name: 'kit', path: '/sdk/index.html' },
  { name: 'backends', path: '/catalog', site: 'several', arrange: press('Lantern Street') },
  { name: 'no-documentation', path: '/docs/default/component/ticketing-service' },
  { name: 'sign-in', path: '/catalog', site: 'door' },
  { name: 'misconfigured', path: '/', site: 'wrong', theirs: [/^not translated: (no such key|a text that is not empty)/] },
  { name: 'error', path: '/catalog', site: 'down' },
];

/** Those that stand for all where looking at every one would take too long: each sort of page and of what opens. */
const main = [
  'catalog-component',
  'catalog-selected',
  'cards',
  'groups',
  'select-open',
  'views-menu-open',
  'table-settings',
  'entity-component',
  'group-with-subgroups',
  'inspect-overview',
  'graph',
  'problems',
  'import-review',
  'palette-found',
  'settings',
  'error',
];

export const mainStates = states.filter(({ name }) => main.includes(name));

/** A reader who kept a few things looks at them. */
async function showStored(page) {
  await page.getByRole('button', { name: 'Star', exact: true }).click();
  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await page.getByRole('link', { name: 'Stored data' }).click();
  await page.locator('summary').first().click();
}

async function lookAtPlugin(page) {
  await page.getByLabel('Address of its plugin.json').fill('/sdk/examples/plain/plugin.json');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'The entry for config.json' }).waitFor();
}

/** The browser says of its own accord that nobody listens, or that a plugin is broken. */
const heard = { down: [/ERR_CONNECTION_REFUSED/], plugged: [/broken at import/] };

export const expectedOf = ({ site }) => heard[site] ?? [];

/** The sites that states are on. */
export async function startSites() {
  const plugins = await writePlugins({
    broken: { 'plugin.json': manifest('acme.broken'), 'index.js': 'throw new Error("broken at import")' },
    odd: { 'plugin.json': { ...manifest('acme.odd'), colour: 'red' } },
  });
  const configs = {
    demo: undefined,
    grouped: {
      title: 'Callboard',
      backend: 'embedded',
      catalog: ['demo/catalog-info.yaml'],
      extensions: [
        { 'page:catalog/entity': { config: { groups: [{ more: { title: 'More tabs' } }] } } },
        ...['api-docs/apis', 'catalog/inspect'].map(name => ({ [`entity-content:${name}`]: { config: { group: 'more' } } })),
      ],
    },
    plugged: {
      title: 'Callboard',
      backend: 'embedded',
      catalog: ['demo/catalog-info.yaml'],
      plugins: ['sdk/examples/sandboxed/plugin.json', 'sdk/examples/plain/plugin.json', ...plugins.urls],
    },
    several: {
      title: 'Callboard',
      backends: [
        { name: 'stage', title: 'Lantern Street', backend: 'embedded', catalog: ['demo/catalog-info.yaml'] },
        { name: 'production', title: 'Production', backend: 'https://backstage.lantern-street.example', auth: 'none' },
        { name: 'staging', backend: 'https://backstage.staging.lantern-street.example', auth: 'none' },
      ],
    },
    door: {
      title: 'Callboard',
      organization: 'Lantern Street',
      backend: 'https://backstage.lantern-street.example',
      auth: { providers: ['github', { id: 'acme', title: 'Acme', flow: 'redirect' }, 'guest'] },
    },
    wrong: { title: 7, backend: 'ftp://backstage', colour: 'teal', catalog: 'demo/catalog-info.yaml' },
    down: { title: 'Callboard', backend: `http://127.0.0.1:${await freePort()}` },
  };
  const sites = {};
  for (const [name, config] of Object.entries(configs)) sites[name] = await startSite({ config, mounts: plugins.mounts });
  return {
    urlOf: ({ site = 'demo', path }) => sites[site].url + path,
    async stop() {
      await Promise.all(Object.values(sites).map(site => site.stop()));
      await plugins.remove();
    },
  };
}

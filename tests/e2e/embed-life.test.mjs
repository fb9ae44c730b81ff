// The life of an element in a page of somebody else's: when it comes, how it changes, and what is left
// when it goes.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before } from 'node:test';
import { eventually } from './browser.mjs';
import { hear, shown, startGuestPages, tab } from './guest_page.mjs';
import { scenario } from './harness.mjs';
import { defaultDist, startSite } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const service = 'component:default/ticketing-service';

let site, pages;
before(async () => {
  site = await startSite({ mounts: { '/deep/down/': defaultDist() }, shared: true });
  pages = await startGuestPages(() => `${site.url}/embed.js`);
});
after(() => Promise.all([site?.stop(), pages?.stop()]));

async function visit(open, body, options) {
  const page = await open('about:blank', options);
  await page.addInitScript(hear);
  await page.goto(pages.urlOf(body));
  return page;
}

const heightOf = (page, id) => page.evaluate(id => document.getElementById(id).getBoundingClientRect().height, id);

scenario('what is far away loads nothing but the script', async open => {
  const before = site.requests.length;
  const page = await visit(
    open,
    `<p style="height: 5000px">Much to read</p>${tab('far', { entity: service, card: 'catalog/about' })}`,
  );
  await page.waitForLoadState('networkidle');
  const asked = () => site.requests.slice(before);
  assert.deepEqual(asked().map(({ path }) => path), ['/embed.js']);
  assert.ok(asked()[0].bytes <= 3000, `${asked()[0].bytes} bytes`);
  await page.mouse.wheel(0, 4600);
  await eventually(() => assert.ok(asked().some(({ path }) => path.endsWith('.wasm'))));
  assert.match(await shown(page, 'far'), /^About/);
});

scenario('the height is that of what is shown', async open => {
  const page = await visit(open, tab('one', { entity: service, card: 'catalog/labels' }));
  await shown(page, 'one');
  const little = await heightOf(page, 'one');
  await page.evaluate(() => document.getElementById('one').setAttribute('card', 'catalog/about'));
  await eventually(async () => assert.ok((await heightOf(page, 'one')) > little + 100));
  await page.evaluate(() => {
    const element = document.getElementById('one');
    element.removeAttribute('card');
    element.setAttribute('tab', 'catalog/overview');
  });
  await eventually(async () => assert.ok((await heightOf(page, 'one')) > 900));
  const spilt = await page.evaluate(() => {
    const element = document.getElementById('one');
    const { bottom } = element.getBoundingClientRect();
    return [...element.shadowRoot.querySelectorAll('.embedded *')].filter(one => one.getBoundingClientRect().bottom > bottom + 1).length;
  });
  assert.equal(spilt, 0, 'nothing is cut off or lies over what follows');
});

scenario('attributes change what is shown', async open => {
  const page = await visit(open, tab('one', { entity: service, card: 'catalog/about' }));
  assert.match(await shown(page, 'one'), /Sells seats exactly once/);
  const requests = site.requests.length;
  await page.evaluate(() => {
    const element = document.getElementById('one');
    // The first of two is never shown.
    element.setAttribute('entity', 'component:default/nowhere');
    element.setAttribute('entity', 'component:default/seat-map');
  });
  await eventually(async () => assert.doesNotMatch(await shown(page, 'one'), /Sells seats/));
  assert.match(await shown(page, 'one'), /seat-map|Seat map|^About/);
  assert.equal(site.requests.length, requests, 'the catalog is there already');
  assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
});

scenario('a tab has a place of its own within the page', async open => {
  const page = await visit(open, tab('one', { entity: service, tab: 'catalog/inspect' }));
  await shown(page, 'one');
  await page.locator('#one').getByRole('radio', { name: 'YAML' }).check({ force: true });
  await eventually(async () => assert.match(await shown(page, 'one'), /apiVersion: backstage\.io/));
  assert.deepEqual(await page.evaluate(() => globalThis.heard), []);
  assert.doesNotMatch(page.url(), /yaml/);
});

scenario('definitions are drawn, by workers of another origin', async open => {
  const page = await visit(
    open,
    tab('openapi', { entity: 'api:default/tickets', tab: 'api-docs/definition', theme: 'dark' }) +
      tab('asyncapi', { entity: 'api:default/ticket-events', tab: 'api-docs/definition' }),
  );
  await page.locator('#openapi').getByRole('heading', { name: /Tickets/ }).waitFor();
  await page.locator('#openapi .dark').waitFor();
  await shown(page, 'asyncapi');
  await page.locator('#asyncapi').getByRole('heading', { name: 'Channels' }).waitFor();
});

scenario('a portal may lie in any folder, and its tables open in a dialog', async open => {
  const deep = await startGuestPages(() => `${site.url}/deep/down/embed.js`);
  try {
    const before = site.requests.length;
    const page = await open(deep.urlOf(tab('one', { entity: service, tab: 'api-docs/apis' })));
    await shown(page, 'one');
    const link = page.locator('#one').getByRole('link', { name: 'Ticket events' });
    assert.equal(await link.evaluate(element => element.href), `${site.url}/deep/down/catalog/default/api/ticket-events`);
    await page.locator('#one').getByRole('button', { name: /definition/i }).first().click();
    const dialog = page.locator('#one').getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Channels' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const strays = site.requests.slice(before).filter(({ path }) => !path.startsWith('/deep/down/'));
    assert.deepEqual(strays, []);
  } finally {
    await deep.stop();
  }
});

const isCatalog = path => /^\/callboard-worker-\w+_bg\.wasm$/.test(path);

scenario('what goes leaves nothing, and what is moved stays', async open => {
  const at = id => tab(id, { entity: service, tab: 'catalog/overview' });
  const page = await visit(open, `<div id="there"></div>${at('one')}${at('two')}`);
  await shown(page, 'one');
  await shown(page, 'two');
  const catalogs = site.requests.filter(({ path }) => isCatalog(path)).length;
  await page.evaluate(() => document.getElementById('there').append(document.getElementById('one')));
  assert.match(await shown(page, 'one'), /Provided APIs/);
  await page.evaluate(() => document.getElementById('one').remove());
  assert.ok(page.workers().length > 0, 'another still needs the catalog');
  assert.match(await shown(page, 'two'), /Provided APIs/);
  const gone = await page.evaluateHandle(() => {
    const element = document.getElementById('two');
    element.remove();
    return element;
  });
  await eventually(() => assert.equal(page.workers().length, 0));
  assert.equal(await gone.evaluate(element => element.shadowRoot.querySelector('.embedded')), null);
  await gone.evaluate(element => document.querySelector('main').append(element));
  assert.match(await shown(page, 'two'), /Provided APIs/);
  const again = site.requests.filter(({ path }) => isCatalog(path)).length;
  assert.ok(again <= catalogs + 1);
});

scenario('what could not be loaded is loaded when it is wanted again', async open => {
  const page = await open('about:blank');
  await page.addInitScript(hear);
  const isProgram = /\/callboard-[0-9a-f]+\.js/;
  await page.route(isProgram, route => route.abort());
  await page.goto(pages.urlOf(tab('one', { entity: service, card: 'catalog/about' })));
  await page.locator('#one').getByRole('alert').waitFor();
  const [[name, { reason }]] = await page.evaluate(() => globalThis.heard);
  assert.equal(name, 'callboard-error');
  assert.match(reason, /could not be loaded/);
  await page.unroute(isProgram);
  await page.evaluate(() => document.getElementById('one').setAttribute('card', 'catalog/links'));
  assert.match(await shown(page, 'one'), /Runbook/);
  assert.equal(await page.locator('#one').getByRole('alert').count(), 0);
}, { expected: [/ERR_FAILED/] });

for (const theme of ['light', 'dark']) {
  for (const width of [1280, 360]) {
    scenario(`axe finds nothing and nothing is too wide, ${theme} at ${width}`, async open => {
      const page = await visit(
        open,
        tab('one', { entity: service, tab: 'catalog/overview', theme }) +
          tab('two', { entity: 'component:default/seat-map', tab: 'catalog/overview', theme }) +
          tab('three', { entity: 'api:default/ticket-events', tab: 'api-docs/definition', theme }) +
          tab('four', { entity: 'group:default/box-office', card: 'org/members-list', theme }) +
          tab('five', { entity: 'component:default/nowhere', card: 'catalog/about', theme }),
        { width },
      );
      for (const id of ['one', 'two', 'three', 'four', 'five']) await shown(page, id);
      await page.evaluate(() => scrollTo(0, 0));
      await page.evaluate(axe);
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
      const { violations } = await page.evaluate(values => window.axe.run({ runOnly: { type: 'tag', values } }), tags);
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
      assert.deepEqual(found, []);
      const { scrollWidth, clientWidth } = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { scrollWidth, clientWidth };
      });
      assert.ok(scrollWidth <= clientWidth, `${scrollWidth} wide in ${clientWidth}`);
    });
  }
}

scenario('a mistake of the program ends in the places it was in', async open => {
  const page = await visit(open, tab('one', { entity: service, card: 'catalog/about' }) + tab('two', { entity: service, card: 'catalog/links' }));
  await shown(page, 'one');
  await shown(page, 'two');
  const outside = () => page.evaluate(() => document.body.children.length);
  const before = await outside();
  await page.evaluate(() => {
    const { createElement } = Document.prototype;
    Document.prototype.createElement = function (name, ...more) {
      if (name === 'dl') throw new Error('no lists today');
      return createElement.call(this, name, ...more);
    };
    document.getElementById('two').setAttribute('card', 'catalog/about');
  });
  for (const id of ['one', 'two']) await page.locator(`#${id} .crash`).first().waitFor();
  assert.equal(await outside(), before);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.ok(heard.some(([name, { reason }, id]) => name === 'callboard-error' && id === 'one' && /has stopped/.test(reason)));
}, { expected: [/./] });

scenario('the keyboard goes in, through and out', async open => {
  const page = await visit(
    open,
    `<p><a href="#before">Before</a></p>${tab('one', { entity: service, card: 'catalog/about' })}<p><a href="#after">After</a></p>`,
  );
  await shown(page, 'one');
  const passed = [];
  for (let pressed = 0; pressed < 30 && passed.at(-1) !== 'After'; pressed += 1) {
    await page.keyboard.press('Tab');
    passed.push(
      await page.evaluate(() => {
        let element = document.activeElement;
        while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element.innerText.trim() || element.ariaLabel || element.localName;
      }),
    );
  }
  assert.equal(passed[0], 'Before');
  assert.equal(passed.at(-1), 'After');
  for (const name of ['box-office', 'ticketing']) assert.ok(passed.includes(name), passed.join(', '));
});

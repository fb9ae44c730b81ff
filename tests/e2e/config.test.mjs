// A `config.json` that is wrong: the page names every key and says what was expected. And files of
// the portal that are not there.

import assert from 'node:assert/strict';
import { eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { heading, names, plain } from './reading.mjs';
import { startSite } from './site.mjs';

const catalog = ['demo/catalog-info.yaml'];
const good = { backend: 'embedded', catalog };

/** Each mistake, and what the page must say. */
const mistakes = {
  'a file that is missing': [null, [/could not be read.*404/]],
  'a file cut short': ['{"title": "Callboard",', [/not JSON.*line 1 column \d+/]],
  'a web page in its place': ['<!doctype html><title>Welcome</title>', [/not JSON/]],
  'a list in place of an object': ['[]', [/config\.json: .*an object/]],
  'a key that does not exist': [{ ...good, colour: 'teal' }, [/colour: .*known are title/]],
  'a title that is a number': [{ ...good, title: 7 }, [/title: .*a text/]],
  'an organization that is empty': [{ ...good, organization: ' ' }, [/organization: .*a text/]],
  'a backend that is no URL': [{ ...good, backend: 'backstage' }, [/backend: .*"embedded", or the base URL/]],
  'a backend of another protocol': [{ ...good, backend: 'ftp://backstage' }, [/backend: .*"embedded"/]],
  'a backend that is an object': [{ ...good, backend: {} }, [/backend: /]],
  'a catalog that is a text': [{ ...good, catalog: catalog[0] }, [/catalog: .*a list of URLs/]],
  'a catalog with a number in it': [{ ...good, catalog: [1] }, [/catalog: .*a list of URLs/]],
  'an embedded catalog without files': [{ backend: 'embedded' }, [/catalog: .*a list of at least one/]],
  'a sign-in nobody knows': [{ ...good, auth: 'ldap' }, [/auth: .*"guest", "none"/]],
  'an arrangement of tabs nobody knows': [
    { ...good, extensions: [{ 'page:catalog/entity': { config: { defaultContentOrder: 'size' } } }] },
    [/page:catalog\/entity: .*"title" or "natural"/],
  ],
  'a plugin that is a number': [{ ...good, plugins: ['a/plugin.json', 7] }, [/plugins\.1: .*plugin\.json/]],
  'an extension with two ids': [{ ...good, extensions: [{ a: true, b: true }] }, [/extensions\.0: .*one id/]],
  'a provider twice': [{ ...good, auth: { providers: ['github', 'github'] } }, [/auth\.providers\.1: .*not in the list already/]],
  'a way to sign in nobody knows': [{ ...good, auth: { providers: [{ id: 'a', flow: 'window' }] } }, [/auth\.providers\.0: .*the id of a provider/]],
  'an endpoint that is a path': [{ backend: 'http://a', endpoints: { search: '/search' } }, [/endpoints\.search: .*absolute/]],
  'a cookie for no plugin': [{ backend: 'http://a', cookies: [7] }, [/cookies\.0: .*the id of a plugin/]],
  'backends of one name': [
    { backends: [{ name: 'a', backend: 'http://a' }, { name: 'a', backend: 'http://b' }] },
    [/backends\.1\.name: .*no other backend has/],
  ],
  'a name that addresses cannot have': [{ backends: [{ name: 'a b', backend: 'http://a' }] }, [/backends\.0\.name: .*stands in addresses/]],
  'several backends and one': [
    { ...good, backends: [{ name: 'a', backend: 'http://a' }] },
    [/backend: .*each of them/, /catalog: .*each of them/],
  ],
  'a token that is empty': [{ ...good, auth: { token: '' } }, [/auth: /]],
  'several mistakes at once': [
    { title: 7, backend: 'ftp://x', colour: 1, catalog },
    [/title: /, /backend: /, /colour: /],
  ],
};

for (const [what, [config, said]] of Object.entries(mistakes)) {
  scenario(`${what} is named`, async open => {
    const site = await startSite({ config });
    try {
      const page = await open(site.url);
      await page.getByRole('heading', { level: 1, name: 'config.json needs attention' }).waitFor();
      assert.equal(await page.title(), 'config.json needs attention');
      const text = plain(await page.getByRole('main').innerText());
      for (const sentence of said) assert.match(text, sentence);
      assert.match(text, /Correct the file and reload/);
      const items = await page.getByRole('main').getByRole('listitem').count();
      assert.ok(items <= said.length, `each mistake once: ${text}`);
    } finally {
      await site.stop();
    }
    // The page has begun to ask by then, and there is no such host.
  }, { expected: config === null ? [/404.*config\.json/] : [/http:\/\/a\//] });
}

scenario('a corrected file works after a reload', async open => {
  const config = { ...good, auth: 'ldap' };
  const site = await startSite({ config });
  try {
    const page = await open(`${site.url}/problems`);
    await page.getByRole('heading', { name: 'config.json needs attention' }).waitFor();
    config.auth = 'guest';
    await page.reload();
    await eventually(async () => assert.match(await heading(page), /^Problems/));
  } finally {
    await site.stop();
  }
});

scenario('title and organization are the operator\'s', async open => {
  const site = await startSite({ config: { ...good, title: 'Prompt corner', organization: 'The Globe' } });
  try {
    const page = await open(site.url);
    await eventually(async () => assert.equal(await page.title(), 'Components · Prompt corner'));
    await page.getByRole('banner').getByText('Prompt corner').waitFor();
    await page.getByRole('banner').getByText('The Globe').waitFor();
  } finally {
    await site.stop();
  }
});

scenario('a catalog file that is not there is a problem, not a blank page', async open => {
  const site = await startSite({ config: { ...good, catalog: ['no-such-catalog.yaml', ...catalog] } });
  try {
    const page = await open(`${site.url}/problems`);
    await page.getByRole('cell', { name: /no-such-catalog\.yaml.*404/ }).waitFor();
    await page.goto(`${site.url}/catalog`);
    await settled(page);
    assert.ok((await names(page)).length > 0, 'the other file is read');
  } finally {
    await site.stop();
  }
});

scenario('a catalog that cannot be started says so', async open => {
  const site = await startSite({ config: good });
  try {
    const page = await open('about:blank');
    await page.route('**/callboard-worker*', route => route.abort());
    await page.goto(site.url);
    const alert = page.getByRole('main').getByRole('alert').first();
    await eventually(async () => assert.match(plain(await alert.innerText({ timeout: 500 })), /catalog stopped.*Reload the page/));
  } finally {
    await site.stop();
  }
}, { expected: [/callboard-worker/] });

scenario('tabs stand in the groups of the configuration, and open by keyboard', async open => {
  const more = { config: { group: 'more' } };
  const extensions = [
    { 'page:catalog/entity': { config: { groups: [{ more: { title: 'More', contentOrder: 'natural' } }] } } },
    { 'entity-content:api-docs/apis': more },
    { 'entity-content:catalog/inspect': more },
  ];
  const site = await startSite({ config: { ...good, extensions } });
  try {
    const component = `${site.url}/catalog/default/component/ticketing-service`;
    const page = await open(component);
    const bar = page.getByRole('navigation', { name: 'Entity' });
    const group = bar.getByRole('button', { name: 'More' });
    await group.focus();
    await page.keyboard.press('Enter');
    const links = bar.getByRole('list', { name: 'More' }).getByRole('link');
    assert.deepEqual((await links.allInnerTexts()).map(plain), ['APIs 3', 'Inspect']);
    await page.keyboard.press('Escape');
    await links.first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${component}/apis`);
    assert.equal(await bar.locator('[aria-current=page]').count(), 1);
    await page.getByRole('region', { name: /^Provided APIs/ }).waitFor();
  } finally {
    await site.stop();
  }
});

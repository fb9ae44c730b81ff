// Signing in with a real OpenID provider before a real backend: by window and by redirect, in several
// tabs, and again when a session has run out.

import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import { eventually, settled } from './browser.mjs';
import { scenario } from './harness.mjs';
import { nameOf, passProvider, signInByWindow, startSignIn } from './identity_provider.mjs';
import { heading, names, plain, searchField } from './reading.mjs';
import { freePort, startSite } from './site.mjs';

const user = 'rosalind.peake';
const other = 'ines.duarte';

let world, sites;
const auth = { providers: [{ id: 'oidc', title: 'the stage door' }] };
const redirecting = { providers: [{ id: 'oidc', title: 'the stage door', flow: 'redirect' }] };

before(async () => {
  // Where a backend sends whoever comes back from the provider with an error.
  const port = await freePort();
  world = await startSignIn({ config: { app: { baseUrl: `http://127.0.0.1:${port}` } } });
  const of = (auth, more = {}) => startSite({ config: { backend: world.url, auth }, ...more });
  sites = {
    popup: await of(auth),
    redirect: await of(redirecting, { port }),
    cookies: await startSite({ config: { backend: world.url, auth, cookies: ['catalog'] } }),
    choice: await of({ providers: ['guest', ...auth.providers] }),
  };
});
beforeEach(() => world.proxy.heal());
after(async () => {
  for (const site of Object.values(sites ?? {})) await site.stop();
  await world?.stop();
});

const door = page => page.getByRole('button', { name: 'Sign in with the stage door' });
const refreshes = () => world.proxy.seen.filter(path => path.includes('/api/auth/oidc/refresh')).length;
const asks = () => world.proxy.seen.filter(path => path.startsWith('/api/catalog'));

scenario('a stranger signs in by a window, and is where they wanted to go', async open => {
  const before = asks().length;
  const deep = `${sites.popup.url}/catalog/default/component/ticketing-service`;
  const page = await open(deep);
  await door(page).waitFor();
  assert.equal(await page.title(), 'Sign in · Callboard');
  assert.equal(asks().length, before, 'nothing is asked of the catalog for a stranger');
  await signInByWindow(page, user);
  await eventually(async () => assert.match(await heading(page), /Ticketing/));
  assert.equal(page.url(), deep);

  const count = refreshes();
  await page.reload();
  await eventually(async () => assert.match(await heading(page), /Ticketing/));
  assert.equal(refreshes() - count, 1, 'a reload asks for one token, and nobody to sign in');
}, { expected: [/401/] });

scenario('whoever is signed in owns what they and their groups own', async open => {
  const page = await open(`${sites.popup.url}/catalog?filters[user]=owned&filters[kind]=component`);
  await signInByWindow(page, user);
  const answer = await page.evaluate(async url => {
    const init = { credentials: 'include', headers: { 'x-requested-with': 'XMLHttpRequest' } };
    return (await fetch(`${url}/api/auth/oidc/refresh?optional&env=development`, init)).json();
  }, world.url);
  const owners = answer.backstageIdentity.identity.ownershipEntityRefs;
  assert.ok(owners.length > 1, `the user is in a group: ${owners}`);
  const filter = owners.map(owner => `filter=kind=component,relations.ownedBy=${owner}`).join('&');
  const owned = await fetch(`${world.url}/api/catalog/entities?${filter}`, { headers: { authorization: `Bearer ${world.backend.token}` } });
  const expected = (await owned.json()).map(entity => entity.metadata.name).sort();
  await eventually(async () => assert.equal((await names(page)).length, expected.length));
}, { expected: [/401/] });

scenario('all tabs sign out together, and in together', async open => {
  const one = await open(sites.popup.url);
  await signInByWindow(one, user);
  await eventually(async () => assert.match(await heading(one), /^Components/));
  const two = await one.context().newPage();
  await two.goto(sites.popup.url);
  await eventually(async () => assert.match(await heading(two), /^Components/));

  await signOut(one);
  await door(one).waitFor();
  await door(two).waitFor();
  await two.reload();
  await door(two).waitFor();

  await signInByWindow(two, user);
  await eventually(async () => assert.match(await heading(one), /^Components/));
}, { expected: [/401/] });

scenario('a session that has run out is renewed in place, and what waited goes on', async open => {
  const page = await open(`${sites.popup.url}/catalog`);
  await signInByWindow(page, user);
  await eventually(async () => assert.ok((await names(page)).length > 3));
  await world.provider.endSessions();
  world.proxy.fail({ how: 'status', status: 401, only: /^\/api\/catalog/, times: 1 });
  // The first letter already asks: who types on is not interrupted.
  await searchField(page).pressSequentially('tick', { delay: 500 });
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  assert.equal(await searchField(page).inputValue(), 'tick');
  assert.match(plain(await dialog.innerText()), new RegExp(nameOf(user)));

  const answer = await fetch(`${world.url}/api/catalog/entities/by-query?filter=kind=component&fields=metadata.name&orderField=metadata.name,asc&fullTextFilterTerm=tick&fullTextFilterFields=metadata.name,metadata.title,metadata.description,metadata.tags,spec.owner`, {
    headers: { authorization: `Bearer ${world.backend.token}` },
  });
  const found = (await answer.json()).items.map(entity => entity.metadata.name);
  // Not now: the list says why it is not there, and asks again when it is wanted.
  await dialog.getByRole('button', { name: 'Not now' }).click();
  const alert = page.getByRole('main').getByRole('alert').first();
  await eventually(async () => assert.match(plain(await alert.innerText({ timeout: 500 })), /not signed in/));
  await alert.getByRole('button', { name: 'Try again' }).click();
  await dialog.waitFor();
  await signInByWindow(page, user, dialog.getByRole('button', { name: /^Sign in with/ }));
  await dialog.waitFor({ state: 'hidden' });
  await eventually(async () => assert.deepEqual(await names(page), found, 'the list that was asked for'));
  assert.match(page.url(), /tick/);
}, { expected: [/401/] });

scenario('what one reader began is not done as another', async open => {
  const page = await open(`${sites.popup.url}/catalog/default/component/ticketing-service`);
  await signInByWindow(page, user);
  await page.getByRole('region', { name: 'About' }).waitFor();
  await world.provider.endSessions();
  world.proxy.fail({ how: 'status', status: 401, only: /^\/api\/catalog\/refresh/, times: 1 });
  const asked = () => world.proxy.seen.filter(path => path === '/api/catalog/refresh').length;
  const before = asked();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Refresh' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  // The provider forgets who was there.
  await page.context().clearCookies();
  await signInByWindow(page, other, dialog.getByRole('button', { name: /^Sign in with/ }));
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('You are not signed in').first().waitFor();
  assert.equal(asked() - before, 1, 'it is not sent a second time');
  await page.goto(`${sites.popup.url}/settings`);
  await page.getByText(nameOf(other)).first().waitFor();
}, { expected: [/401/] });

scenario('a network fault is no logout', async open => {
  const page = await open(`${sites.popup.url}/catalog`);
  await signInByWindow(page, user);
  await eventually(async () => assert.match(await heading(page), /^Components/));
  world.proxy.fail({ how: 'refuse', only: /^\/api/ });
  await page.reload();
  const alert = page.getByRole('main').getByRole('alert').first();
  await alert.waitFor();
  assert.equal(await door(page).count(), 0);
  world.proxy.heal();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await eventually(async () => assert.match(await heading(page), /^Components/));
}, { expected: [/401/, /ERR_|Failed to (fetch|load)/] });

scenario('a token is renewed before it runs out, once for all tabs and requests', async open => {
  const one = await open('about:blank');
  await one.context().clock.install();
  await one.goto(sites.popup.url);
  await signInByWindow(one, user);
  await eventually(async () => assert.match(await heading(one), /^Components/));
  const two = await one.context().newPage();
  await two.goto(sites.popup.url);
  await eventually(async () => assert.match(await heading(two), /^Components/));
  await eventually(async () => assert.ok((await names(two)).length > 3));
  const [before, refused] = [refreshes(), world.provider.refused.length];
  // The tabs have one clock.
  await one.clock.fastForward('59:30');
  await Promise.all([one, two].map(page => page.getByRole('link', { name: 'Catalog' }).first().click()));
  await Promise.all([one, two].map(page => page.getByRole('link', { name: /Ticketing/ }).first().click()));
  for (const page of [one, two]) await eventually(async () => assert.match(await heading(page), /Ticketing/));
  await eventually(() => assert.equal(refreshes() - before, 2, 'one for each tab'));
  assert.equal(world.provider.refused.length, refused, 'tabs do not use one refresh token twice');
}, { expected: [/401/] });

scenario('a window that is closed, and one that is blocked', async open => {
  const page = await open(sites.popup.url);
  const opening = page.waitForEvent('popup');
  await door(page).click();
  await (await opening).close();
  await eventually(async () => assert.match(plain(await page.getByRole('main').innerText()), /window was closed before/));

  await page.evaluate(() => (window.open = () => null));
  await door(page).click();
  await page.getByRole('button', { name: 'Sign in on this page' }).click();
  await passProvider(page, user);
  await eventually(async () => assert.match(await heading(page), /^Components/));
  assert.equal(new URL(page.url()).origin, sites.popup.url);
}, { expected: [/401/] });

scenario('whoever is not in the catalog is told so', async open => {
  const page = await open(sites.popup.url);
  const opening = page.waitForEvent('popup');
  await door(page).click();
  await passProvider(await opening, 'nobody.known');
  await eventually(async () => assert.match(plain(await page.getByRole('main').innerText()), /You were not signed in: .*(user|identity)/i));
}, { expected: [/401/] });

scenario('whoever turns round at the provider is told so', async open => {
  const page = await open(sites.popup.url);
  const opening = page.waitForEvent('popup');
  await door(page).click();
  await (await opening).getByRole('button', { name: 'Cancel' }).click();
  await eventually(async () => assert.match(plain(await page.getByRole('main').innerText()), /You were not signed in: .*turned round/));
  await signInByWindow(page, user);
  await eventually(async () => assert.match(await heading(page), /^Components/));
}, { expected: [/401/] });

scenario('the page leaves for the provider, and comes back to where it was', async open => {
  const deep = `${sites.redirect.url}/catalog/default/component/ticketing-service/inspect`;
  const page = await open(deep);
  await door(page).click();
  await passProvider(page, other);
  await page.waitForURL(deep);
  await eventually(async () => assert.match(await heading(page), /Ticketing/));
}, { expected: [/401/] });

scenario('the page comes back without a session, and says why', async open => {
  const page = await open(`${sites.redirect.url}/catalog?filters[kind]=api`);
  await door(page).click();
  await passProvider(page, 'nobody.known');
  await page.getByRole('main').getByText('You were not let in').waitFor();
  assert.equal(new URL(page.url()).searchParams.has('error'), false, 'the error leaves the address');
  assert.equal(new URL(page.url()).searchParams.get('filters[kind]'), 'api');

  // Anybody can write an error into an address: it is not shown.
  await page.goto(`${sites.redirect.url}/?error=call%200800`);
  await door(page).waitFor();
  assert.doesNotMatch(await page.getByRole('main').innerText(), /0800/);
}, { expected: [/401/] });

scenario('of several ways in the reader chooses, and is remembered', async open => {
  const page = await open(sites.choice.url);
  await door(page).waitFor();
  await page.getByRole('button', { name: 'Enter as a guest' }).click();
  await eventually(async () => assert.match(await heading(page), /^Components/));
  await page.reload();
  await eventually(async () => assert.match(await heading(page), /^Components/));
});

scenario('the cookie for what browsers load by themselves comes, is renewed, and goes', async open => {
  const page = await open('about:blank');
  await page.context().clock.install();
  await page.goto(sites.cookies.url);
  await signInByWindow(page, user);
  const cookie = async () => (await page.context().cookies(world.url)).find(({ name }) => name === 'backstage-auth');
  await eventually(async () => assert.ok((await cookie())?.httpOnly));
  const count = () => world.proxy.seen.filter(path => path === '/api/catalog/.backstage/auth/v1/cookie').length;
  const before = count();
  await page.clock.fastForward('59:00');
  await eventually(() => assert.ok(count() > before, 'before it runs out'));
  await signOut(page);
  await door(page).waitFor();
  assert.equal(await cookie(), undefined);
}, { expected: [/401/] });

scenario('a token that is a user\'s greets that user', async open => {
  const guest = await (await fetch(`${world.url}/api/auth/guest/refresh`)).json();
  const token = guest.backstageIdentity.token;
  const asked = world.proxy.seen.length;
  const site = await startSite({ config: { backend: world.url, auth: { token } } });
  try {
    const page = await open(`${site.url}/catalog`);
    await eventually(async () => assert.match(await heading(page), /^Components/));
    await eventually(() => assert.ok(world.proxy.seen.slice(asked).includes('/api/auth/v1/userinfo')));
    assert.ok(!world.proxy.seen.slice(asked).some(path => path.includes('/refresh')));
  } finally {
    await site.stop();
  }
});

async function signOut(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Sign out');
  await page.getByRole('option', { name: /Sign out/ }).click();
}

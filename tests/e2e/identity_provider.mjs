// A real OpenID provider on this machine, before which a real Backstage backend lets readers sign in.

import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { startBackstage } from '../backstage/backstage.mjs';
import { copyOfDemo } from './demo.mjs';
import { startFaultProxy } from './fault.mjs';
import { freePort } from './site.mjs';

const client = { client_id: 'backstage', client_secret: 'a secret of the tests' };
const domain = 'lantern-street.example';

/**
 * The demo catalog behind a backend that readers reach through a proxy, which can fail, and the
 * provider with which they sign in: whoever is a user of the catalog, by name.
 *
 * @param {{config?: object, providers?: object}} [options] more of app-config.yaml
 */
export async function startSignIn({ config = {}, providers = {} } = {}) {
  const [port, issuerPort] = [await freePort(), await freePort()];
  const proxy = await startFaultProxy(`http://127.0.0.1:${port}`);
  const provider = await startProvider(issuerPort, `${proxy.url}/api/auth/oidc/handler/frame`);
  const catalog = await copyOfDemo();
  const oidc = {
    metadataUrl: `${provider.url}/.well-known/openid-configuration`,
    clientId: client.client_id,
    clientSecret: client.client_secret,
    prompt: 'auto',
    additionalScopes: ['offline_access'],
    signIn: { resolvers: [{ resolver: 'emailLocalPartMatchingUserEntityName', allowedDomains: [domain] }] },
  };
  const backend = await startBackstage({
    port,
    catalogs: [`${catalog.folder}/${catalog.file}`],
    more: {
      ...config,
      backend: { ...config.backend, baseUrl: proxy.url },
      auth: {
        environment: 'development',
        experimentalExtraAllowedOrigins: ['http://127.0.0.1:*'],
        session: { secret: 'a secret of the tests' },
        providers: { oidc: { development: oidc }, ...providers },
      },
    },
  });
  return {
    url: proxy.url,
    backend,
    proxy,
    provider,
    async stop() {
      await backend.stop();
      await proxy.stop();
      await provider.stop();
      await catalog.remove();
    },
  };
}

async function startProvider(port, redirect) {
  const url = `http://127.0.0.1:${port}`;
  const provider = new Provider(url, {
    clients: [{ ...client, redirect_uris: [redirect], grant_types: ['authorization_code', 'refresh_token'] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'picture'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the tests'] },
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    interactions: { url: (_, { uid }) => `/login/${uid}` },
    // As strict providers do: whoever renews twice with one token loses the session.
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    // Whoever signs in agrees to everything.
    async loadExistingGrant({ oidc: { client, session, params } }) {
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(params.scope);
      await grant.save();
      return grant;
    },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@${domain}`, email_verified: true, name: nameOf(id) }),
    }),
  });
  const grants = new Set();
  provider.on('grant.success', ({ oidc: { entities } }) => grants.add((entities.AuthorizationCode ?? entities.RefreshToken).grantId));
  const refused = [];
  provider.on('grant.error', (_, error) => refused.push(error.message));
  const protocol = provider.callback();
  const server = createServer(async (request, response) => {
    if (request.url.startsWith('/login/')) await login(provider, request, response);
    else protocol(request, response);
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url,
    /** Whatever went wrong when a token was asked for. */
    refused,
    /** Ends all sessions, as an operator of the provider would. */
    async endSessions() {
      for (const grant of grants) await provider.RefreshToken.revokeByGrantId(grant);
      grants.clear();
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A page with a name to fill in, and what becomes of it. */
async function login(provider, request, response) {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Stage door</title><form method=post><label>Name <input name=login></label><button>Sign in</button><button name=cancel value=1>Cancel</button></form>');
    return;
  }
  const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
  const outcome = form.has('cancel')
    ? { error: 'access_denied', error_description: 'the reader turned round' }
    : { login: { accountId: form.get('login') } };
  await provider.interactionFinished(request, response, outcome);
}

/** `rosalind.peake` is called Rosalind Peake. */
export const nameOf = id =>
  id
    .split('.')
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join(' ');

/** Fills in the provider's page, in a window of its own or in the portal's. */
export async function passProvider(page, user) {
  await page.getByLabel('Name').fill(user);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Signs in by the window that opens when the button is pressed. A provider that still knows the reader asks nothing. */
export async function signInByWindow(page, user, button = page.getByRole('button', { name: /^Sign in with/ })) {
  const opening = page.waitForEvent('popup');
  await button.click();
  const popup = await opening;
  const closed = popup.isClosed() ? undefined : popup.waitForEvent('close');
  const passed = passProvider(popup, user).catch(error => {
    if (!popup.isClosed()) throw error;
  });
  await Promise.race([passed, closed]);
  await closed;
}

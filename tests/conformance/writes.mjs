// Registers, refreshes and removes locations on both sides, and looks at what comes of it.

import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../fixtures/random.mjs';
import { asSet } from './comparison.mjs';
import { Conversation } from './conversation.mjs';
import { changed, names } from './files.mjs';
import { compareLocationQueries } from './location_queries.mjs';
import { send } from './transport.mjs';
import { analysed, validated } from './validations.mjs';

export { serveFiles } from './files.mjs';

const registered = ['/component.yaml', '/several.yaml', '/nested.yaml', '/api.yaml', '/changing.yaml'];
const byName = (kind, name) => ({ path: `/entities/by-name/${kind}/default/${name}` });
const register = (target, search) => ({ method: 'POST', path: '/locations', search, body: { type: 'url', target } });
const idOf = target => `{{location:${target}}}`;

/** Longer than either needs; a side that does not get there shows it in the next answer. */
const patience = 20_000;

export async function compareWrites({ sides, ledger, files }) {
  const talk = kind => new Conversation({ id: 'writes', kind, sides, ledger });
  const context = { talk, sides, files };
  await dryRuns(context);
  await registration(context);
  await compareLocationQueries(talk('location queries'), files, random(ledger.seed));
  await refreshing(context);
  await moving(context);
  await deletingEntities(context);
  for (const request of validated) await talk('validate-entity').ask(request);
  for (const request of analysed(files)) await talk('analyze-location').ask(request);
  await deletingLocations(context);
}

async function dryRuns({ talk, files }) {
  const conversation = talk('dry run');
  for (const name of [...names, '/nowhere.yaml']) await conversation.ask(register(files.url(name), 'dryRun=true'));
  await conversation.ask(register('http://127.0.0.1:1/x.yaml', 'dryRun=true'));
  await conversation.ask(register('not a url', 'dryRun=true'));
  for (const search of ['dryRun=yes', 'dryRun=1', 'dryRun=TRUE']) await conversation.ask(register(files.url('/tower.yaml'), search));
}

async function registration({ talk, sides, files }) {
  const conversation = talk('locations');
  for (const name of registered) await conversation.ask(register(files.url(name)));
  const again = files.url('/component.yaml');
  for (const search of [undefined, 'onConflict=reject', 'dryRun=true', 'dryRun=true&onConflict=reject', 'onConflict=refresh'])
    await conversation.ask(register(again, search));
  const found = [['component', 'gatehouse'], ['system', 'castle'], ['component', 'drawbridge'], ['component', 'moat'], ['location', 'keep'], ['component', 'tower'], ['api', 'crossing'], ['component', 'portcullis']];
  for (const [kind, name] of found) await until(sides, byName(kind, name), ({ status }) => status === 200);
  // Relations are stitched when both ends are there.
  await until(sides, byName('api', 'crossing'), ({ body }) => body.relations?.some(({ type }) => type === 'apiProvidedBy'));
  for (const [kind, name] of found) {
    await conversation.ask(byName(kind, name));
    await conversation.ask({ path: `${byName(kind, name).path}/ancestry` });
    await conversation.ask({ path: `/locations/by-entity/${kind}/default/${name}` });
  }
  await conversation.ask({ path: '/locations' }, asSet);
  for (const name of registered) await conversation.ask({ path: `/locations/${idOf(files.url(name))}` });
}

async function refreshing({ talk, sides, files }) {
  const conversation = talk('refresh');
  files.write('/changing.yaml', changed);
  await conversation.ask({ method: 'POST', path: '/refresh', body: { entityRef: 'component:default/portcullis' } });
  await until(sides, byName('component', 'portcullis'), ({ body }) => body.metadata?.description === 'Is down.');
  await conversation.ask(byName('component', 'portcullis'));
  for (const entityRef of ['Component:Default/Portcullis', 'portcullis', 'component:default/missing', 'location:default/keep'])
    await conversation.ask({ method: 'POST', path: '/refresh', body: { entityRef } });
}

async function moving({ talk, sides, files }) {
  const conversation = talk('PUT location');
  const [from, to, taken] = ['/changing.yaml', '/moved.yaml', '/api.yaml'].map(files.url);
  const put = (id, target) => ({ method: 'PUT', path: `/locations/${id}`, body: { type: 'url', target } });
  await conversation.ask(put('00000000-0000-0000-0000-000000000000', to));
  await conversation.ask(put(idOf(from), taken));
  await conversation.ask({ ...put(idOf(from), to), body: { type: 'file', target: '/x' } });
  await conversation.ask(put(idOf(from), to));
  await until(sides, byName('component', 'postern'), ({ status }) => status === 200);
  await conversation.ask(byName('component', 'postern'));
  await conversation.ask({ path: `/locations/${idOf(to)}` });
  await conversation.ask({ path: '/locations/by-entity/component/default/postern' });
}

/** There it comes back by itself under another uid, here with the next refresh: neither is compared. */
async function deletingEntities({ talk, sides }) {
  const conversation = talk('DELETE entity');
  const moat = byName('component', 'moat');
  for (const side of Object.values(sides)) {
    const { body } = await send(side, moat);
    side.uids.set('component:default/moat', body?.metadata?.uid);
    side.refs.set(body?.metadata?.uid, 'component:default/moat');
  }
  const remove = { method: 'DELETE', path: '/entities/by-uid/{{uid:component:default/moat}}' };
  await conversation.ask(remove);
  await conversation.ask(remove);
}

async function deletingLocations({ talk, sides, files }) {
  const conversation = talk('DELETE location');
  const targets = ['/component.yaml', '/several.yaml', '/nested.yaml', '/api.yaml', '/moved.yaml'].map(files.url);
  for (const target of targets) {
    await conversation.ask({ method: 'DELETE', path: `/locations/${idOf(target)}` });
    await conversation.ask({ method: 'DELETE', path: `/locations/${idOf(target)}` });
    await conversation.ask({ path: `/locations/${idOf(target)}` });
  }
  const gone = [['component', 'gatehouse'], ['component', 'drawbridge'], ['component', 'tower'], ['api', 'crossing'], ['component', 'postern']];
  for (const [kind, name] of gone) {
    await until(sides, byName(kind, name), ({ status }) => status === 404);
    await conversation.ask(byName(kind, name));
  }
  await conversation.ask({ path: '/locations' });
}

/** Both work in the background; each is given time to get there. */
async function until(sides, request, accepts) {
  const reach = async side => {
    for (const end = Date.now() + patience; Date.now() < end; await sleep(150)) {
      const answer = await send(side, request);
      if (accepts(answer, side)) return;
    }
  };
  await Promise.all(Object.values(sides).map(reach));
}

// A real Backstage backend as a child process: started, waited for, stopped.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { defaultCatalogs, descriptors } from './catalogs.mjs';
import { startPostgres } from './postgres.mjs';
import { current } from './releases/releases.mjs';

const here = import.meta.dirname;
const logs = resolve(here, '../../target');

/** More of app-config.yaml: whoever stands before the backend says who it is, in x-forwarded-user. */
export const readersByProxy = {
  auth: { providers: { oauth2Proxy: { signIn: { resolvers: [{ resolver: 'forwardedUserMatchingUserEntityName' }] } } } },
};

/** The static token of app-config.yaml. */
export const token = 'callboard-test-token';

/**
 * Resolves when the catalog has taken in what it was given.
 *
 * @param {object} [options]
 * @param {number} [options.port]
 * @param {string[]} [options.catalogs] descriptor files, or folders of them
 * @param {import('./releases/releases.mjs').Release} [options.release] which Backstage; today's unless given
 * @param {'sqlite' | 'pg'} [options.database]
 * @param {string} [options.synthetic] a JSON file, an array of entities; alone unless catalogs are named
 * @param {string[]} [options.reading] hosts, with their ports, that url locations may be read from
 * @param {Record<string, object>} [options.proxy] endpoints of the proxy plugin: `{'/acme': {target}}`
 * @param {string} [options.app] the folder of a front end that the stock app backend serves
 * @param {object} [options.more] what else app-config.yaml says
 * @param {string} [options.policy] a JSON file of what is forbidden (policy.js); nothing is unless given
 * @param {number} [options.timeout] milliseconds until it must be ready
 * @param {AbortSignal} [options.signal] gives up the start
 * @returns {Promise<{url: string, token: string, entities: number, pid: number,
 *   exited: Promise<string>, stop: () => Promise<void>}>} `exited` says how the process ended
 */
export async function startBackstage({
  port = 7007,
  synthetic,
  catalogs = synthetic ? [] : defaultCatalogs(),
  release = current,
  database = release.database,
  reading = [],
  proxy = {},
  app,
  more = {},
  policy,
  timeout = 180_000,
  signal,
} = {}) {
  if (!['sqlite', 'pg'].includes(database)) throw new Error(`no such database: ${database}`);
  const limits = [AbortSignal.timeout(timeout), ...(signal ? [signal] : [])];
  const url = `http://127.0.0.1:${port}`;
  const log = join(logs, `backstage-${port}.log`);
  const targets = catalogs.map(descriptors);
  const generated = synthetic ? JSON.parse(await readFile(synthetic, 'utf8')).length : 0;
  // Every target is an entity itself, a Location, and there long before what it points to.
  const expected = generated + (targets.length && targets.length + 1);

  await assertFree(port);
  const scratch = await mkdtemp(join(tmpdir(), 'callboard-backstage-'));
  let postgres, child, stopping;
  const stop = () => (stopping ??= tearDown());
  const tearDown = async () => {
    if (child) await end(child);
    await postgres?.stop();
    await rm(scratch, { recursive: true, force: true });
  };

  try {
    const config = join(scratch, 'run.yaml');
    if (database === 'pg') postgres = await startPostgres();
    // JSON is YAML.
    const run = configOfRun({ url, port, targets, synthetic, reading, proxy, postgres });
    await writeFile(config, JSON.stringify(run, null, 2));
    const added = join(scratch, 'more.yaml');
    await writeFile(added, JSON.stringify(more));
    const modules = app && (await packageOf(app, scratch));
    child = await spawnBackend({ release, configs: [config, added], database, modules, policy, log });

    const dead = new AbortController();
    const exited = once(child, 'exit').then(async ([code, killer]) => {
      const how = `the backend ended: ${killer ?? `exit code ${code}`}`;
      dead.abort(new Error(how));
      return `${how}\n${await tail(log)}`;
    });
    const entities = await settled(release, url, expected, AbortSignal.any([dead.signal, ...limits]));
    if (synthetic) await indexForSearch(url);
    return { url, token, entities, pid: child.pid, exited, stop };
  } catch (error) {
    await stop();
    if (signal?.aborted || !child) throw error;
    throw new Error(`${error.message}\n${await tail(log)}`);
  }
}

function configOfRun({ url, port, targets, synthetic, reading, proxy, postgres }) {
  const config = {
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      reading: { allow: reading.map(host => ({ host })) },
    },
    catalog: { locations: targets.map(target => ({ type: 'file', target })) },
    proxy: { endpoints: proxy },
  };
  if (postgres) {
    const connection = { host: '127.0.0.1', port: postgres.port, user: postgres.user };
    config.backend.database = { connection };
  }
  if (synthetic) {
    // Processing and indexing thousands of entities again and again would be measured along.
    config.callboard = { syntheticCatalog: resolve(synthetic) };
    config.catalog.processingInterval = '6h';
    config.search = { collators: { catalog: { schedule: { frequency: '6h' } } } };
  }
  return config;
}

/** The package "app", as Backstage looks for it: resolves to where it is found. */
async function packageOf(dist, scratch) {
  const modules = join(scratch, 'modules');
  await cp(dist, join(modules, 'app/dist'), { recursive: true });
  await writeFile(join(modules, 'app/package.json'), JSON.stringify({ name: 'app', version: '0.0.0' }));
  return modules;
}

async function spawnBackend({ release, configs, database, modules, policy, log }) {
  const files = ['app-config.yaml', ...(database === 'pg' ? ['postgres.yaml'] : [])];
  const all = [...files.map(file => join(here, file)), ...release.configs, ...configs];
  const env = { ...process.env, NODE_ENV: 'production' };
  if (modules) Object.assign(env, { CALLBOARD_APP: 'yes', NODE_PATH: modules });
  if (policy) env.CALLBOARD_POLICY = resolve(policy);
  await mkdir(logs, { recursive: true });
  const output = await open(log, 'w');
  const args = ['index.js', ...all.flatMap(file => ['--config', file])];
  const child = spawn(process.execPath, args, {
    cwd: release.folder,
    env,
    stdio: ['ignore', output.fd, output.fd, 'ipc'],
  });
  await output.close();
  return child;
}

/** How many entities there are once their number no longer grows. */
async function settled(release, url, expected, signal) {
  // Counted in answers, not in time: a backend too busy to answer is not settled.
  const enough = 12;
  let ready = false;
  let same = 0;
  let count;
  try {
    while (same < enough) {
      await sleep(250, undefined, { signal });
      ready ||= await isReady(release, url, signal);
      if (!ready) continue;
      const now = await countEntities(release, url, signal).catch(unanswered);
      same = now === count && now >= expected ? same + 1 : 0;
      count = now;
    }
    return count;
  } catch (error) {
    if (signal.reason?.name !== 'TimeoutError') throw signal.reason ?? error;
    const seen = ready ? `${count} entities` : 'no answer';
    throw new Error(`the backend is not ready in time: ${seen}, at least ${expected} expected`);
  }
}

async function isReady(release, url, signal) {
  const answer = await call(url, release.readiness, { signal }).catch(() => undefined);
  return answer?.ok ?? false;
}

async function countEntities(release, url, signal) {
  const answer = await call(url, release.counting.path, { signal });
  if (!answer.ok) throw new Error(`counting entities: ${answer.status} ${await answer.text()}`);
  return release.counting.read(await answer.json());
}

/** The scheduled run came before the entities did. */
async function indexForSearch(url) {
  const task = 'search_index_software_catalog';
  await call(url, `/api/search/.backstage/scheduler/v1/tasks/${task}/trigger`, { method: 'POST' });
}

function call(url, path, init) {
  return fetch(url + path, { ...init, headers: { authorization: `Bearer ${token}` } });
}

/** On a busy machine a connection may be closed while it is used again; who is dead says so otherwise. */
function unanswered(error) {
  if (!(error instanceof TypeError)) throw error;
}

/** Else another backend would answer in our place. */
async function assertFree(port) {
  const probe = createServer().listen(port, '127.0.0.1');
  await once(probe, 'listening').catch(error => {
    throw new Error(`port ${port} is taken (${error.code})`);
  });
  probe.close();
  await once(probe, 'close');
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  const stubborn = setTimeout(() => child.kill('SIGKILL'), 10_000);
  child.kill('SIGTERM');
  await exit;
  clearTimeout(stubborn);
}

/** The end of the log without the requests, of which there are many. */
async function tail(log) {
  const lines = (await readFile(log, 'utf8')).trimEnd().split('\n');
  const telling = lines.map(readable).filter(Boolean).slice(-20);
  return [`the end of ${log}:`, ...telling].join('\n');
}

function readable(line) {
  try {
    const { type, level, plugin = 'root', message, stack = '' } = JSON.parse(line);
    return type === 'incomingRequest' ? undefined : `${level} ${plugin}: ${message} ${stack}`.trimEnd();
  } catch {
    return line;
  }
}

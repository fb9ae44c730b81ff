// The two catalogs: the real backend, and ours as a native program.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBackstage, token as testToken } from '../backstage/backstage.mjs';
import { send } from './transport.mjs';
import { refOf } from './vocabulary.mjs';

export const ports = { theirs: 17107, ours: 17108, files: 17109, demo: 17110 };

const root = resolve(import.meta.dirname, '../..');

/**
 * @param {{port: number, catalogs: string[], synthetic: string, reading: string[], running?: string}} sources
 *   `running` is the address of a backend that has them already
 * @returns {Promise<{url: string, token: string, stop: () => Promise<void>}>} when nothing changes any more
 */
export async function startTheirs({ running, ...sources }) {
  if (running) return { url: `${running}/api/catalog`, token: testToken, stop: async () => {} };
  const { url, token, stop } = await startBackstage({ timeout: 300_000, ...sources });
  const side = { url: `${url}/api/catalog`, token, stop };
  try {
    await atRest(side);
  } catch (error) {
    await stop();
    throw error;
  }
  return side;
}

/** All entities are there before the last relation is; and on a busy machine the last file is late. */
async function atRest(side) {
  const look = async () => JSON.stringify((await everything(side)).map(entity => [refOf(entity), entity.metadata.etag]).sort());
  let before, now;
  for (let same = 0, rounds = 0; same < 5; rounds += 1) {
    if (rounds > 100) throw new Error('the backend does not come to rest');
    await sleep(2000);
    [before, now] = [now, await look()];
    same = now === before ? same + 1 : 0;
  }
}

/** Every entity, page by page. */
export async function everything(side) {
  const entities = [];
  let query = [['limit', '500']];
  do {
    const { status, body } = await send(side, { path: '/entities/by-query', query });
    if (status !== 200) throw new Error(`${side.url} does not list its entities: ${status} ${JSON.stringify(body)}`);
    entities.push(...body.items);
    query = body.pageInfo.nextCursor && [['limit', '500'], ['cursor', body.pageInfo.nextCursor]];
  } while (query);
  return entities;
}

/** The program that serves our catalog; built when the environment does not name one. */
export function program() {
  if (process.env.CALLBOARD_CATALOG) return resolve(process.env.CALLBOARD_CATALOG);
  const build = ['build', '--release', '--quiet', '-p', 'catalog', '--features', 'cli', '--bin', 'callboard-catalog'];
  execFileSync('cargo', build, { cwd: root, stdio: 'inherit' });
  return join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'release/callboard-catalog');
}

/**
 * @param {{paths: string[], port: number}} options
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function startOurs({ paths, port }) {
  const binary = program();
  if (!existsSync(binary)) throw new Error(`there is no program at ${binary}`);
  const log = join(root, 'target', `callboard-catalog-${port}.log`);
  await mkdir(join(root, 'target'), { recursive: true });
  const output = await open(log, 'w');
  const child = spawn(binary, ['serve', ...paths, '--remote', '--port', String(port)], {
    // Nothing beyond this machine is read, as Backstage is not allowed to either.
    env: { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: '127.0.0.1' },
    stdio: ['ignore', output.fd, output.fd],
  });
  await output.close();
  const side = { url: `http://127.0.0.1:${port}/api/catalog` };
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null && child.kill()) await exited;
  };
  for (let tries = 0; !(await answers(side)); tries += 1) {
    if (child.exitCode === null && tries < 300) {
      await sleep(100);
      continue;
    }
    await stop();
    throw new Error(`${binary} does not serve:\n${await readFile(log, 'utf8')}`);
  }
  return { ...side, stop };
}

const answers = side =>
  send(side, { path: '/entities/by-query', search: 'limit=0' }).then(
    ({ status }) => status < 500,
    () => false,
  );

/**
 * What a conversation knows of a side.
 *
 * @returns {Promise<import('./conversation.mjs').Side>}
 */
export async function known(server, { strict }) {
  const uids = new Map((await everything(server)).map(entity => [refOf(entity), entity.metadata.uid]));
  const refs = new Map([...uids].map(([ref, uid]) => [uid, ref]));
  return { ...server, strict, uids, refs, words: new Map() };
}

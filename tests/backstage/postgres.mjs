// A PostgreSQL of one's own: a new cluster in a temporary directory, gone when stopped.

import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const superuser = 'postgres';

/**
 * @param {{port?: number}} [options] a free port is taken when none is given
 * @returns {Promise<{port: number, user: string, stop: () => Promise<void>}>}
 */
export async function startPostgres({ port } = {}) {
  port ??= await freePort();
  const bin = findPrograms();
  const owner = unprivileged();
  const home = await mkdtemp(join(tmpdir(), 'callboard-postgres-'));
  if (owner) await chown(home, owner.uid, owner.gid);

  const data = join(home, 'data');
  const log = join(home, 'log');
  const call = (program, ...args) => run(join(bin, program), args, { cwd: home, ...owner });
  const stop = async () => {
    await call('pg_ctl', 'stop', '-D', data, '-m', 'immediate').catch(() => {});
    await rm(home, { recursive: true, force: true });
  };

  try {
    await call(
      'initdb', '-D', data, '--username', superuser, '--auth', 'trust',
      '--encoding', 'UTF8', '--locale', 'C', '--no-sync',
    );
    await appendFile(join(data, 'postgresql.conf'), settings(port));
    await call('pg_ctl', 'start', '-D', data, '--log', log, '--wait', '--timeout', '60');
  } catch (error) {
    const reason = await readFile(log, 'utf8').catch(() => error.message);
    await stop();
    throw new Error(`PostgreSQL does not start on port ${port}:\n${reason}`);
  }
  return { port, user: superuser, stop };
}

// Nothing here outlives the test, so nothing has to survive a power cut.
const settings = port => `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
fsync = off
synchronous_commit = off
full_page_writes = off
`;

/** Debian keeps the server's programs out of PATH, one directory for each version. */
function findPrograms() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...newestFirst.map(version => join(debian, version, 'bin')),
    '/usr/local/bin',
  ];
  const found = places.find(place => ['initdb', 'pg_ctl'].every(name => existsSync(join(place, name))));
  if (!found) throw new Error('initdb and pg_ctl are not installed (.ci/ensure postgres)');
  return found;
}

/** PostgreSQL refuses to run as root; as anyone else it runs as who we are. */
function unprivileged() {
  if (process.getuid() !== 0) return undefined;
  const own = 'callboard-postgres';
  const account = ['postgres', own].map(lookUp).find(Boolean);
  if (account) return account;
  execFileSync('useradd', ['--system', '--no-create-home', own]);
  return lookUp(own);
}

function lookUp(name) {
  const id = flag => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

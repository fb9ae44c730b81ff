// `callboard-catalog serve` as a child process: a server that is ours, for catalogs that Backstage refuses.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { eventually } from './browser.mjs';
import { freePort } from './site.mjs';

/** `make cli` builds it. */
const command = process.env.CALLBOARD_CATALOG ?? resolve(import.meta.dirname, '../../target/fast/callboard-catalog');

/**
 * Resolves when it answers.
 *
 * @param {...string} paths files or folders
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function startServe(...paths) {
  const port = await freePort();
  const child = spawn(command, ['serve', ...paths, '--port', String(port)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = [];
  child.stderr.on('data', text => said.push(text));
  const url = `http://127.0.0.1:${port}`;
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.kill()) await exited;
  };
  try {
    await eventually(async () => {
      const answer = await fetch(`${url}/api/catalog/entities/by-query?limit=0`);
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
    }, 60_000);
  } catch (error) {
    await stop();
    throw new Error(`${command} does not serve: ${error.message}\n${said.join('')}`);
  }
  return { url, stop };
}

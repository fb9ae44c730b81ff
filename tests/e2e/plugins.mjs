// Plugins made for a test: each is a manifest and a module, served beside the portal or elsewhere.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A module that says what it was given. */
export const plain = `
export const apiVersion = 1;
export function mount(root, host) {
  const line = document.createElement('p');
  const tell = () => (line.textContent = [host.extension.kind, host.extension.id, host.entity?.metadata.name ?? 'nothing', host.subpath()].join(' · '));
  tell();
  root.append(line);
  return { update: tell, unmount() { line.remove(); } };
}`;

/** A module that shows all it can get at through what it was given: the host, and an answer of the backend. */
export const nosy = path => `
export const apiVersion = 1;
export async function mount(root, host) {
  const seen = [];
  const look = (value, depth) => {
    seen.push(String(value));
    if (Object(value) !== value || depth > 4) return;
    for (let owner = value; owner && owner !== Object.prototype; owner = Object.getPrototypeOf(owner)) {
      for (const key of Reflect.ownKeys(owner)) {
        try { look(value[key], depth + 1); } catch { /* not readable */ }
      }
    }
  };
  const response = await host.fetch(${JSON.stringify(path)});
  look(host, 0);
  look([...response.headers], 0);
  seen.push(response.url, await response.text());
  const report = document.createElement('pre');
  report.textContent = seen.join('\\n');
  root.append(report);
  return { unmount() {} };
}`;

/**
 * A manifest with one tab at `path` for everything, but for what is said otherwise.
 *
 * @param {string} id
 * @param {object} [more]
 */
export function manifest(id, more = {}) {
  const path = id.split('.').at(-1);
  const tabs = [{ path, title: `Tab of ${path}` }];
  return { apiVersion: 1, id, name: `Plugin ${path}`, version: '1.0.0', entry: './index.js', isolation: 'page', tabs, ...more };
}

/**
 * Writes plugins into a folder of their own: `{name: {manifest, 'index.js', ...}}`, texts or values.
 *
 * @returns {Promise<{folder: string, mounts: Record<string, string>, urls: string[], write: Function, remove: Function}>}
 */
export async function writePlugins(plugins) {
  const folder = await mkdtemp(join(tmpdir(), 'callboard-plugins-'));
  async function write(name, files) {
    await mkdir(join(folder, name), { recursive: true });
    for (const [file, content] of Object.entries(files)) {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      await writeFile(join(folder, name, file), text);
    }
  }
  for (const [name, files] of Object.entries(plugins)) await write(name, files);
  return {
    folder,
    mounts: { '/plugins/': folder },
    urls: Object.keys(plugins).map(name => `/plugins/${name}/plugin.json`),
    write,
    remove: () => rm(folder, { recursive: true }),
  };
}

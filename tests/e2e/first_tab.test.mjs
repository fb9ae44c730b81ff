// "Your first tab in five minutes", as a newcomer follows it: every command is run, every file is written
// and every address opened as the page has it.

import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { scenario } from './harness.mjs';
import { defaultDist, startSite } from './site.mjs';

scenario('a newcomer has a tab after the steps of the page', async open => {
  const work = await mkdtemp(join(tmpdir(), 'callboard-first-'));
  const portal = join(work, 'portal');
  await cp(defaultDist(), portal, { recursive: true });
  const site = await startSite({ dist: portal, port: 8080 });
  const started = [];
  try {
    const guide = await open('http://localhost:8080/sdk/index.html');
    const steps = await guide.locator('ol').first().evaluate(list => {
      const found = list.querySelectorAll('[data-run], [data-start], [data-file], [data-config], [data-open], [data-now]');
      return [...found].map(({ dataset, textContent, href }) => ({ ...dataset, text: textContent, href }));
    });
    assert.ok(steps.length >= 14, `${steps.length} steps`);
    const page = await open('about:blank');
    for (const step of steps) await follow(step, page);
    assert.ok(steps.filter(({ see }) => see).length >= 4);
  } finally {
    for (const child of started) {
      child.kill();
      await once(child, 'exit');
    }
    await site.stop();
    await rm(work, { recursive: true });
  }

  async function follow({ run, start, file, config, see, text, href }, page) {
    if (run !== undefined) await promisify(execFile)('bash', ['-c', text], { cwd: work });
    if (start !== undefined) {
      // As the shell would, but so that it can be stopped.
      const child = spawn('bash', ['-c', `exec ${text}`], { cwd: work });
      started.push(child);
      const [said] = await once(child.stdout, 'data');
      assert.equal(String(said).trim(), start);
    }
    if (file !== undefined) {
      await mkdir(dirname(join(work, file)), { recursive: true });
      await writeFile(join(work, file), text);
    }
    if (config !== undefined) {
      const path = join(portal, 'config.json');
      const { developmentPlugins, ...last } = JSON.parse(await readFile(path, 'utf8'));
      await writeFile(path, JSON.stringify({ ...last, ...JSON.parse(`{${text}}`) }));
    }
    if (href !== undefined) await page.goto(href);
    if (see !== undefined) {
      const place = page.frameLocator('.plugin iframe').frameLocator('iframe');
      await place.getByRole('heading', { name: see }).waitFor();
    }
  }
});

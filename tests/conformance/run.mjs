// Asks a real Backstage backend and our catalog the same questions and compares the answers.
// node tests/conformance/run.mjs [--seed N] [--requests N] [--only NAME]... [--replay SEED:ID]
//   [--self] a second backend in our place   [--theirs URL] a backend that theirs.mjs started

import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Conversation } from './conversation.mjs';
import { compareInvalid } from './invalid.mjs';
import { serveDemo } from './files.mjs';
import { Ledger } from './ledger.mjs';
import { caseOf, kindNames } from './requests.mjs';
import { everything, known, ports, startOurs, startTheirs } from './sides.mjs';
import { compareWhole, inBatches, readable, sources } from './sources.mjs';
import { Vocabulary } from './vocabulary.mjs';
import { compareWrites, serveFiles } from './writes.mjs';

const folder = resolve(import.meta.dirname, '../../target/conformance');
const phases = ['sources', 'snapshot', 'writes', 'invalid'];

const { seed, requests, only, replay, self, running: theirUrl } = options();
const ledger = new Ledger(seed);
const running = [];

try {
  const given = await sources(folder);
  const files = await serveFiles(ports.files);
  running.push(files);
  if (!theirUrl) running.push(await serveDemo(ports.demo));
  const theirs = await started(startTheirs({ ...given, port: ports.theirs, reading: readable, running: theirUrl }));
  const vocabulary = new Vocabulary(await everything(theirs));
  if (phase('sources') || phase('invalid') || phase('writes')) await onSameSources({ given, files, theirs, vocabulary });
  if (phase('snapshot')) await onSnapshot({ theirs, vocabulary });
} finally {
  for (const { stop } of running.reverse()) await stop();
}
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'differences.json'), JSON.stringify(ledger.differences, null, 1));
ledger.close();
process.exitCode = ledger.differences.length > 0 ? 1 : 0;

/** Both read the same files; uids are each side's own. What changes the catalogs comes last. */
async function onSameSources({ given, files, theirs, vocabulary }) {
  const paths = [...given.catalogs, given.synthetic];
  const ours = await started(
    self
      ? startTheirs({ ...given, port: ports.ours, reading: readable })
      : startOurs({ paths, port: ports.ours }),
  );
  const sides = { ours: await known(ours, { strict: false }), theirs: await known(theirs, { strict: false }) };
  if (phase('sources')) {
    ledger.begin('sources');
    if (!replay || replay.startsWith('whole')) await compareWhole({ sides, ledger, vocabulary, wanted });
    await ask('A', Math.ceil(requests / 5), { sides, vocabulary, strict: false });
  }
  if (phase('invalid')) {
    ledger.begin('invalid');
    await compareInvalid({ sides, ledger, replay });
  }
  if (phase('writes') && !replay) {
    ledger.begin('writes');
    await compareWrites({ sides, ledger, files });
  }
}

/** Ours is given what theirs answers, uids and all; every order is the same. */
async function onSnapshot({ theirs, vocabulary }) {
  const snapshot = join(folder, 'snapshot.json');
  const entities = await everything(theirs);
  await writeFile(snapshot, JSON.stringify(entities));
  const ours = self ? theirs : await started(startOurs({ paths: [snapshot], port: ports.ours + 10 }));
  const sides = { ours: await known(ours, { strict: true }), theirs: await known(theirs, { strict: true }) };
  ledger.begin('snapshot');
  await ask('B', requests, { sides, vocabulary, strict: true });
}

/** Generated cases until there were enough requests. */
async function ask(letter, count, { sides, vocabulary, strict }) {
  const run = id => {
    const { kind, run } = caseOf(seed, id, { vocabulary, strict });
    return wanted(kind) ? run(new Conversation({ id, kind, sides, ledger })) : undefined;
  };
  if (replay) return replay.startsWith(letter) ? run(replay) : undefined;
  const enough = ledger.requests + count;
  for (let number = 0; ledger.requests < enough && number < count * 20; number += 8)
    await inBatches([0, 1, 2, 3, 4, 5, 6, 7], 8, index => run(`${letter}${number + index}`));
}

async function started(starting) {
  const server = await starting;
  running.push(server);
  return server;
}

/** `--only` names phases, kinds of requests, or both. */
function phase(name) {
  if (replay) return name === { A: 'sources', w: 'sources', B: 'snapshot', i: 'invalid' }[replay[0]];
  const named = only.filter(word => phases.includes(word));
  return named.length === 0 || named.includes(name);
}

function wanted(kind) {
  const named = only.filter(word => !phases.includes(word));
  return named.length === 0 || named.some(word => kind.includes(word));
}

function options() {
  const string = { type: 'string' };
  const { values } = parseArgs({
    options: { seed: string, requests: string, replay: string, only: { ...string, multiple: true }, self: { type: 'boolean' }, theirs: string },
  });
  const [replaySeed, replayed] = values.replay?.split(':') ?? [];
  const only = values.only ?? [];
  const known = [...phases, ...kindNames, 'entity', 'uid', 'ancestry', 'facet'];
  const strange = only.find(word => !known.some(name => name.includes(word)));
  if (strange) throw new Error(`--only ${strange}: there are ${known.join(', ')}`);
  return {
    seed: Number(replaySeed ?? values.seed ?? 1887),
    requests: Number(values.requests ?? 3000),
    only,
    replay: replayed,
    self: values.self ?? false,
    running: values.theirs,
  };
}

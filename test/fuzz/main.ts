/**
 * `npm run fuzz -- --minutes N [--seed N] [--only NAME]`: looks for inputs that break what must hold, by properties with
 * shrinking. A finding is kept, shrunk, under test/fuzz/findings and is replayed by `npm test` from then on.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { TARGETS, type Target } from './targets.js';
import { readArguments } from '../support/arguments.js';

const MINUTE_MS = 60_000;
const RUNS_AT_ONCE = 300;
const FINDINGS = join(import.meta.dirname, 'findings');

const USAGE = `npm run fuzz [-- --minutes N] [--seed N] [--only NAME]
  Looks for inputs that break what must hold; a finding is kept, shrunk, under test/fuzz/findings.
  --minutes N   how long (1)
  --seed N      begins as an earlier run did; every run prints its seed
  --only NAME   one of: ${TARGETS.map(({ name }) => name).join(', ')}`;
const values = readArguments(USAGE, {
  minutes: { type: 'string', default: '1' },
  seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  only: { type: 'string' },
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const targets = TARGETS.filter(({ name }) => values.only === undefined || name === values.only);
const until = Date.now() + Number(values.minutes) * MINUTE_MS;
const runs = new Map(targets.map(({ name }) => [name, 0]));
/** Why each failed: one input of a kind is enough. */
const findings = new Set<string>();
let seed = Number(values.seed);
say(`seed ${seed}`);

while (Date.now() < until && targets.length > 0) {
  for (const target of targets) {
    seed = (seed + 1) % 2 ** 31;
    await round(target);
  }
}
for (const [name, count] of runs) say(`${name}: ${count} inputs`);
say(findings.size === 0 ? 'No finding.' : `${findings.size} findings: ${[...findings].join('; ')}`);
process.exitCode = findings.size === 0 ? 0 : 1;

async function round(target: Target): Promise<void> {
  const property = fc.asyncProperty(target.inputs, async (input) => {
    runs.set(target.name, (runs.get(target.name) ?? 0) + 1);
    // As it is kept in a file, so that a finding can be replayed.
    await target.check(JSON.parse(JSON.stringify(input)));
  });
  const result = await fc.check(property, { seed, numRuns: RUNS_AT_ONCE });
  if (!result.failed) return;
  const [input] = result.counterexample ?? [];
  const why =
    result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  if (findings.has(why)) return;
  findings.add(why);
  const kept = JSON.stringify({ target: target.name, why, input }, null, 2);
  const name = `${target.name.replace(' ', '-')}-${createHash('sha256').update(kept).digest('hex').slice(0, 8)}.json`;
  mkdirSync(FINDINGS, { recursive: true });
  writeFileSync(join(FINDINGS, name), `${kept}\n`);
  say(`FINDING ${name}: ${why}\n${kept}`);
}

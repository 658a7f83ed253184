import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import { seedInputs, TARGETS } from '../fuzz/targets.js';

// The long form, which looks for new findings, is `npm run fuzz -- --minutes N`.

const FOLDER = join(import.meta.dirname, '../fuzz/findings');
const finding = z.object({ target: z.string(), why: z.string(), input: z.unknown() });
const findings = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, ...finding.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))) }));

test('every finding of the fuzzer stays mended', async () => {
  for (const { name, target, input } of findings) {
    const found = TARGETS.find((one) => one.name === target);
    if (found === undefined) throw new Error(`${name} is about "${target}", which is no target.`);
    await found.check(input);
  }
  expect(findings.map(({ name }) => name)).toEqual([...new Set(findings.map(({ name }) => name))]);
});

test('the seed documents hold what must hold of every feed', async () => {
  const parser = TARGETS.find(({ name }) => name === 'parser');
  for (const input of seedInputs()) await parser?.check(input);
  expect(seedInputs().length).toBe(4);
});

test.each(TARGETS.map((target) => [target.name, target] as const))(
  'the %s holds what it must over a few hundred inputs of chance',
  async (_name, target) => {
    const check = async (input: unknown) => target.check(JSON.parse(JSON.stringify(input)));
    await fc.assert(fc.asyncProperty(target.inputs, check), { numRuns: 200 });
  },
);

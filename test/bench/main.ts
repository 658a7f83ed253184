/** `npm run bench [-- NAME…] [--quick] [--shared-buffers SIZE]`: figures as ratios to a yardstick of the same run, median of five. */
import { parseArgs } from 'node:util';
import { alertsBench } from './alerts/alerts-bench.js';
import type { Bench } from './bench.js';
import { classifyBench } from './classify-bench.js';
import { classifyMemoryBench } from './classify-memory-bench.js';
import { dashboardBench } from './dashboard/dashboard-bench.js';
import { growthBench } from './growth-bench.js';
import { indexBench } from './index-bench.js';
import { indexReadBench } from './index-read-bench.js';
import { parseBench } from './parse-bench.js';
import { pollBench } from './poll/poll-bench.js';
import { unchangedBench } from './poll/unchanged-bench.js';
import { startBench } from './start-bench.js';

const BENCHES: readonly Bench[] = [
  pollBench,
  unchangedBench,
  startBench,
  indexBench,
  indexReadBench,
  classifyBench,
  classifyMemoryBench,
  parseBench,
  growthBench,
  alertsBench,
  dashboardBench,
];
const ROUNDS = 5;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** A size as PostgreSQL takes it. */
const SIZE = /^\d+(MB|GB)$/;
const USAGE = `usage: npm run bench [-- NAME…] [--quick] [--shared-buffers SIZE]
  --shared-buffers 6GB   growth alone: what PostgreSQL keeps pages in, with the indexes read in before measuring`;
const OPTIONS = { quick: { type: 'boolean', default: false }, 'shared-buffers': { type: 'string' } } as const;

async function run(args: string[]): Promise<number> {
  const { values, positionals: names } = parseArgs({
    args,
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
  });
  const unknown = [
    ...names.filter((name) => BENCHES.every((bench) => bench.name !== name)),
    ...Object.keys(values).flatMap((name) => (name in OPTIONS ? [] : [`--${name}`])),
  ];
  const size = values['shared-buffers'];
  if (size !== undefined && !(typeof size === 'string' && SIZE.test(size)))
    unknown.push(`--shared-buffers ${size}`);
  if (unknown.length > 0) {
    process.stderr.write(`bench: unknown ${unknown.join(', ')}\n${USAGE}\n`);
    for (const { name, about } of BENCHES) process.stderr.write(`  ${name.padEnd(11)} ${about}\n`);
    return 2;
  }
  const rounds = values.quick ? 1 : ROUNDS;
  const sharedBuffers = typeof size === 'string' ? size : null;
  for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) {
    print(`\n${bench.name}: ${bench.about}${rounds === 1 ? '' : ` (median of ${rounds})`}`);
    await bench.run({ rounds, sharedBuffers, print });
  }
  return 0;
}

process.exitCode = await run(process.argv.slice(2));

/** `npm run bench [-- NAME…] [--quick]`: figures as ratios to a yardstick of the same run, median of five. */
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

async function run(args: readonly string[]): Promise<number> {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = [
    ...names.filter((name) => BENCHES.every((bench) => bench.name !== name)),
    ...args.filter((arg) => arg.startsWith('--') && arg !== '--quick'),
  ];
  if (unknown.length > 0) {
    process.stderr.write(`bench: unknown ${unknown.join(', ')}\nusage: npm run bench [-- NAME…] [--quick]\n`);
    for (const { name, about } of BENCHES) process.stderr.write(`  ${name.padEnd(11)} ${about}\n`);
    return 2;
  }
  const rounds = args.includes('--quick') ? 1 : ROUNDS;
  for (const bench of BENCHES.filter(({ name }) => names.length === 0 || names.includes(name))) {
    print(`\n${bench.name}: ${bench.about}${rounds === 1 ? '' : ` (median of ${rounds})`}`);
    await bench.run({ rounds, print });
  }
  return 0;
}

process.exitCode = await run(process.argv.slice(2));

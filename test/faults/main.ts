/** `npm run test:faults [-- --rounds N …]`: services and database killed at random, and a database in trouble. */
import { databaseTroubles } from './database-troubles.js';
import { fullDisk } from './full-disk.js';
import { killInstances } from './instances.js';
import type { Aftermath } from './troubled-service.js';
import { readArguments } from '../support/arguments.js';

const USAGE = `npm run test:faults [-- --rounds N] [--instances N] [--feeds N] [--troubles N] [--disk N] [--seed N]
  --rounds N     rounds in which an instance is killed, in every third the database too (12; hundreds take an hour; 0: none)
  --troubles N   rounds each with the database away, its connections cut in whatever is under way, and slow (3)
  --disk N       rounds with the embedded database's disk full (2; root only, since a small disk is mounted)
  --instances N  that share one PostgreSQL where they are killed (3)
  --feeds N      they poll (60)
  --seed N       another order of what happens (1)`;
const values = readArguments(USAGE, {
  rounds: { type: 'string', default: '12' },
  instances: { type: 'string', default: '3' },
  feeds: { type: 'string', default: '60' },
  troubles: { type: 'string', default: '3' },
  disk: { type: 'string', default: '2' },
  seed: { type: 'string', default: '1' },
});
const ITEMS = 20;
const print = (text: string): void => void process.stdout.write(text);

const parts = [await troubles(), await disk(), await kills()];
process.exitCode = parts.every((isWell) => isWell) ? 0 : 1;

async function troubles(): Promise<boolean> {
  const rounds = Number(values.troubles);
  if (rounds === 0) return true;
  const found = await databaseTroubles({ rounds, seed: Number(values.seed), together: false });
  return found.map(({ name, rounds: aftermaths }) => tell(name, aftermaths)).every((isWell) => isWell);
}

async function disk(): Promise<boolean> {
  const aftermaths = Number(values.disk) === 0 ? [] : await fullDisk(Number(values.disk));
  if (aftermaths !== null) return tell('disk full for six seconds', aftermaths);
  print('disk full: not tried, since no disk can be mounted here (that takes root)\n');
  return true;
}

/** Prints the sums over the rounds; true where nothing is wrong. */
function tell(name: string, rounds: readonly Aftermath[]): boolean {
  if (rounds.length === 0) return true;
  const sum = (of: keyof Aftermath): number => rounds.reduce((total, round) => total + round[of], 0);
  const wrong = [
    'acknowledged changes that are missing',
    'articles missing',
    'articles stored twice',
    'articles not judged once',
  ] as const;
  print(`${name}, ${rounds.length} rounds: ${sum('acknowledged')} acknowledged, ${sum('refused')} refused\n`);
  for (const what of wrong) print(`  ${what}: ${sum(what)}\n`);
  return wrong.every((what) => sum(what) === 0);
}

async function kills(): Promise<boolean> {
  if (Number(values.rounds) === 0) return true;
  const figures = await killInstances({
    instances: Number(values.instances),
    feeds: Number(values.feeds),
    items: ITEMS,
    rounds: Number(values.rounds),
    killsDatabase: true,
    settleMs: 300_000,
    waitsForExpiry: true,
    seed: Number(values.seed),
  });
  const wrong = Object.entries(figures.wrong);
  const wanted = Number(values.feeds) * ITEMS;
  print(
    `${values.instances} instances, ${values.feeds} feeds, ${figures.kills} kills of a service, ${figures.databaseKills} of the database: ` +
      `${figures.articles} articles\n${wrong.map(([what, count]) => `  ${what}: ${count}\n`).join('')}` +
      `  feeds lost: ${figures.lost}; articles of the last round: ${figures.lastRound} of ${wanted}\n`,
  );
  return figures.lost === 0 && figures.lastRound === wanted && wrong.every(([, count]) => count === 0);
}

/** `npm run test:faults [-- --rounds N] [--instances N] [--feeds N] [--seed N]`: services and database killed at random. */
import { parseArgs } from 'node:util';
import { killInstances } from './instances.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '12' },
    instances: { type: 'string', default: '3' },
    feeds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const ITEMS = 20;
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
process.stdout.write(
  `${values.instances} instances, ${values.feeds} feeds, ${figures.kills} kills of a service, ${figures.databaseKills} of the database: ` +
    `${figures.articles} articles\n${wrong.map(([what, count]) => `  ${what}: ${count}\n`).join('')}` +
    `  feeds lost: ${figures.lost}; articles of the last round: ${figures.lastRound} of ${Number(values.feeds) * ITEMS}\n`,
);
process.exitCode =
  figures.lost === 0 &&
  figures.lastRound === Number(values.feeds) * ITEMS &&
  wrong.every(([, count]) => count === 0)
    ? 0
    : 1;

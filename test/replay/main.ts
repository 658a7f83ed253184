/** `npm run replay [-- --reads N] [--seed N] [--events N]`: as-of reads against an independent replay of the rows. */
import { openStageServices } from '../support/stage-services.js';
import { compareReads } from './compare.js';
import { History } from './history.js';
import { readArguments } from '../support/arguments.js';

const USAGE = `npm run replay [-- --reads N] [--events N] [--seed N]
  Compares as-of reads with an independent replay of the rows; 0 when none differs, else 1.
  --reads N    reads at random instants (10000)
  --events N   events of the history: articles, corrections, merges, splits, undone ones (400)
  --seed N     another history and other reads (1)`;
const values = readArguments(USAGE, {
  reads: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  events: { type: 'string', default: '400' },
});
const services = await openStageServices();
try {
  const history = new History(services, Number(values.seed));
  await history.begin();
  for (let event = 0; event < Number(values.events); event += 1) await history.step();
  const decided = Object.entries(history.byHand.counts).map(([kind, times]) => `${kind} ${times}`);
  process.stdout.write(`Decided by hand: ${decided.sort().join(', ')}\n`);
  const asked = { reads: Number(values.reads), seed: Number(values.seed) };
  const { reads, differences, digest } = await compareReads(services, history.instants, asked);
  for (const difference of differences.slice(0, 10)) process.stdout.write(`${difference}\n`);
  process.stdout.write(
    `${differences.length} of ${reads} as-of reads over ${values.events} events differ from the replay; answers ${digest}\n`,
  );
  process.exitCode = differences.length === 0 ? 0 : 1;
} finally {
  await services.close();
}

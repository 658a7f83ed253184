/** `npm run replay [-- --reads N] [--seed N] [--events N]`: as-of reads against an independent replay of the rows. */
import { parseArgs } from 'node:util';
import { openStageServices } from '../support/stage-services.js';
import { compareReads } from './compare.js';
import { History } from './history.js';

const { values } = parseArgs({
  options: {
    reads: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    events: { type: 'string', default: '400' },
  },
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

/** `npm run soak [-- --years N]`: ten years of generated feeds under a clock of their own; are memory and time flat? */
import { figures } from './figures.js';
import { soak, type Sample } from './run.js';
import { readArguments } from '../support/arguments.js';

const DAYS_A_YEAR = 365.25;
const USAGE = `npm run soak [-- --years N] [--feeds N] [--items N] [--quick]
  Runs the whole service (a process of its own on an embedded database) through years of feeds on loopback, a look a day,
  and prints memory, time per day and table sizes, with the line through them and whether they are flat.
  --years N   how long (10); below 3 the first year, in which caches and logs fill, is most of it
  --feeds N   outlets (8)      --items N   new items of each a day (4)      --quick   a quarter of a year, to try it out`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const values = readArguments(USAGE, {
  years: { type: 'string', default: '10' },
  feeds: { type: 'string', default: '8' },
  items: { type: 'string', default: '4' },
  quick: { type: 'boolean', default: false },
});

process.exitCode = await run();

async function run(): Promise<number> {
  const years = values.quick ? 0.25 : Number(values.years);
  const [feeds, itemsADay] = [Number(values.feeds), Number(values.items)];
  if (![years, feeds, itemsADay].every((given) => given > 0 && given <= 200)) {
    process.stderr.write(`--years, --feeds and --items are numbers from 1 to 200.\nusage: ${USAGE}\n`);
    return 2;
  }
  const days = Math.round(years * DAYS_A_YEAR);
  print(
    `${feeds} feeds with ${itemsADay} new items a day, ${days} days; times are medians of the days between`,
  );
  const since = performance.now();
  const progress = (sample: Sample, day: number): void => {
    const left = ((performance.now() - since) / day) * (days - day);
    const shown = [
      `year ${sample.year.toFixed(2)}`,
      `${sample.articles} articles`,
      `a day ${sample.wallMs.toFixed(0)} ms (processor ${sample.cpuMs.toFixed(0)} ms)`,
      `read ${sample.readMs.toFixed(0)} ms`,
      `resident ${sample.residentMb.toFixed(0)} MB, heap ${sample.heapMb.toFixed(0)} MB`,
      `${(left / 60_000).toFixed(0)} min left`,
    ];
    process.stderr.write(`${shown.join(', ')}\n`);
  };
  const { lines, isFlat } = figures(await soak({ days, feeds, itemsADay, progress }));
  for (const line of lines) print(line);
  return isFlat ? 0 : 1;
}

/**
 * `npm run rebuild-reports [-- --weeks N] [--developments N]`: are reports the same whenever and wherever they are made?
 * `-- --kills N`: is one lost or doubled where publishers are killed? `-- --cost [--sizes N,N] [--same-week]`:
 * what does one cost, with the week growing as the history does, or not?
 */
import { z } from 'zod';
import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { weekNumber } from '../../src/kernel/iso-week.js';
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import { openStageServices } from '../support/stage-services.js';
import { median, time } from '../bench/figures.js';
import { digestElsewhere, withServicesOn } from './elsewhere.js';
import { cost } from './cost.js';
import { publishedWeeks, publishKilled } from './kills.js';
import { rebuild } from './rebuild.js';
import { fillTenYears, reviseLater, WEEKS } from './ten-years.js';
import { readArguments } from '../support/arguments.js';

const END = '2026-11-23T02:00:00.000Z';
const LAST = '2026-W47';
const ELSEWHERE = [
  { TZ: 'Asia/Karachi', LC_ALL: 'ur_PK.UTF-8' },
  { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
] as const;
const job = z.object({ url: z.string(), now: z.string(), last: z.string(), weeks: z.number() });

const USAGE = `npm run rebuild-reports [-- --weeks N] [--developments N] | --kills N | --cost [--sizes N,N] [--same-week]
  Makes the weekly reports of a made-up ten-year history, in other time zones and locales and after later revisions;
  0 when they are the same to the byte and every number and arrow is on record, else 1.
  --weeks N          so many of the last weeks (${WEEKS})
  --developments N   in the history (10000)
  --kills N          instead: publishers killed N times; is a report lost or doubled?
  --cost             instead: what one report costs, by size of the history
  --sizes N,N        the sizes to compare (10000,1000000)
  --same-week        the reported week holds as much at every size`;
const values = readArguments(USAGE, {
  weeks: { type: 'string', default: String(WEEKS) },
  developments: { type: 'string', default: '10000' },
  job: { type: 'string' },
  kills: { type: 'string' },
  cost: { type: 'boolean', default: false },
  'same-week': { type: 'boolean', default: false },
  sizes: { type: 'string', default: '10000,1000000' },
});
const WEEK_MS = 7 * 86_400_000;
/** A standstill of more weeks than this is not caught up with, so publishers are killed in as many rounds. */
const KILLS_A_ROUND = 50;
/** The record in one language, Markdown and page in three. */
const FORMS = 7;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

if (values.kills !== undefined) process.exitCode = await kill(wholeFromOne('kills', values.kills));
else if (values.cost) await cost(values.sizes.split(',').map(Number), values['same-week'], print);
else if (values.job === undefined)
  process.exitCode = await check(Number(values.weeks), Number(values.developments));
else await runJob(job.parse(JSON.parse(values.job)));

/** A count of one or more; anything else ends the program in words: of nothing done nothing can be said. */
function wholeFromOne(name: string, given: string): number {
  if (/^[1-9]\d*$/.test(given)) return Number(given);
  process.stderr.write(`--${name} takes a whole number from 1 on, not "${given}".\nusage: ${USAGE}\n`);
  process.exit(2);
}

/** As many weeks are due as publishers are killed, round by round, so that each finds work. */
async function kill(kills: number): Promise<number> {
  const services = await openStageServices();
  try {
    const { dataSource, url } = services.database;
    await fillTenYears(dataSource, Number(values.developments), new Date(END));
    const weeksBeforeEnd = (weeks: number) => new Date(Date.parse(END) - weeks * WEEK_MS).toISOString();
    services.clock.moveTo(weeksBeforeEnd(kills));
    await services.get(ReportPublishingService).publishDue();
    const random = mulberry32(1);
    for (let left = kills; left > 0; left -= KILLS_A_ROUND) {
      const round = Math.min(left, KILLS_A_ROUND);
      await publishKilled({ url, now: weeksBeforeEnd(left - round), kills: round, random });
    }
    const weeks = await publishedWeeks(dataSource);
    const wrong = weeks.filter(({ editions, forms }) => editions !== 1 || forms !== FORMS).length;
    const missing = weekNumber(LAST) - weekNumber(weeks[0]?.week ?? LAST) + 1 - weeks.length;
    print(
      `${kills} publishers killed: ${weeks.length} weeks published, ${missing} missing, ${wrong} doubled or incomplete`,
    );
    return missing === 0 && wrong === 0 ? 0 : 1;
  } finally {
    await services.close();
  }
}

async function runJob({ url, now, last, weeks }: z.output<typeof job>): Promise<void> {
  const { digest } = await withServicesOn(url, now, (services) =>
    rebuild(services, { last, weeks, isChecked: false }),
  );
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  print(JSON.stringify({ digest, zone }));
}

async function check(weeks: number, developments: number): Promise<number> {
  const services = await openStageServices();
  try {
    const { dataSource, url } = services.database;
    await fillTenYears(dataSource, developments, new Date(END));
    services.clock.moveTo(END);
    const first = await rebuild(services, { last: LAST, weeks, isChecked: true });
    print(
      `${first.weeks} reports from ${developments} developments: ${time(median(first.ms))} each, digest ${first.digest}`,
    );
    const arrows = [...first.arrows].map(([arrow, count]) => `${count} ${arrow}`).join(', ');
    print(
      `arrows: ${arrows || 'none, so nothing is proved of them'}; faults of arrows and of numbers in the texts: ${first.faults.length}`,
    );
    for (const fault of first.faults.slice(0, 10)) print(`  ${fault}`);
    const digests = new Map<string, string>();
    for (const env of ELSEWHERE)
      digests.set(
        `in ${env.TZ}, ${env.LC_ALL}`,
        await digestElsewhere(env, { url, now: END, last: LAST, weeks }),
      );
    await reviseLater(dataSource);
    services.clock.moveTo('2026-12-01T00:00:00.000Z');
    const again = await rebuild(services, { last: LAST, weeks, isChecked: false });
    digests.set('after later revisions', again.digest);
    for (const [where, digest] of digests)
      print(`${where}: ${digest === first.digest ? 'the same' : `another, ${digest}`}`);
    return first.faults.length === 0 && [...digests.values()].every((one) => one === first.digest) ? 0 : 1;
  } finally {
    await services.close();
  }
}

import { mulberry32, normal } from '../../src/indicators/domain/band-simulation.builder.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { weeklyCoverage } from '../../src/indicators/domain/weekly-coverage.js';
import { isoWeekOf } from '../../src/kernel/iso-week.js';
import { recordsOf, smallFeeds } from './feed-world.js';
import { dayOf } from './quiet-world.js';
import type { Report } from './report.js';

const WEEKS = 5_200;
/** Weeks in which the feeds' history fills. */
const WARMING_UP = 52;
const LARGE_MEAN = 40;

const WORLDS: Readonly<Record<string, readonly number[]>> = {
  '100 feeds of few articles': smallFeeds(100),
  '30 feeds of few articles and 5 large ones': [...smallFeeds(30), ...Array<number>(5).fill(LARGE_MEAN)],
  '5 feeds of few articles': smallFeeds(5),
  'one feed of two articles a week': [2],
};

/** How the news of a week goes up and down for all feeds together. */
const NEWS: Readonly<Record<string, (random: () => number, row: number) => number>> = {
  'steady news': () => 1,
  'news that goes up and down by 20 %': (random) => Math.exp(0.2 * normal(random)),
  'two weeks a year at 60 %': (_, row) => (row % 52 < 2 ? 0.6 : 1),
};

/** How often feeds that all do well are taken for silent, and what coverage is lost by it. */
export function quietNewsReport({ print, scale }: Report, parameters: IndexParameters): void {
  const count = Math.max(2 * WARMING_UP, Math.round(WEEKS * scale));
  const weeks = Array.from({ length: count }, (_, week) => isoWeekOf(dayOf(week)));
  for (const [feeds, meanArticles] of Object.entries(WORLDS))
    for (const [news, busynessOf] of Object.entries(NEWS)) {
      const random = mulberry32(7_000);
      const busyness = weeks.map((_, row) => busynessOf(random, row));
      const world = {
        ...{ meanArticles, upDays: () => 7, answersWhenDown: true },
        busyness: (row: number) => busyness[row] ?? 1,
      };
      const coverage = weeklyCoverage(recordsOf(world, weeks, random), weeks, { ...parameters, today: null });
      const shares = weeks.slice(WARMING_UP).map((week) => coverage.get(week) ?? 0);
      const below = (share: number): string =>
        ((100 * shares.filter((one) => one < share).length) / shares.length).toFixed(2);
      print(
        `No outage, ${feeds}, ${news}: coverage under 100 % in ${below(1)} % of ${shares.length} weeks, ` +
          `under 90 % in ${below(0.9)} %, under 50 % in ${below(0.5)} %`,
      );
    }
}

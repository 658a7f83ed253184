import { mulberry32, overdispersed } from '../../src/indicators/domain/band-simulation.builder.js';
import { developmentsByWeek } from '../../src/indicators/domain/developments-by-week.js';
import { seriesSteps } from '../../src/indicators/domain/weekly-series.js';
import { weekChanges } from '../../src/indicators/domain/week-change.js';
import { findAlarms } from '../../src/indicators/domain/alarms/find-alarms.js';
import type { CountedDevelopment } from '../../src/indicators/domain/counted-development.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import type { FeedStatistics } from '../../src/indicators/domain/feeds-to-watch.js';
import { weeklyCoverage } from '../../src/indicators/domain/weekly-coverage.js';
import type { IsoWeek } from '../../src/kernel/dates.js';
import { isoWeekOf } from '../../src/kernel/iso-week.js';
import { dayOf, happenings, PER_WEEK } from './quiet-world.js';
import type { Report } from './report.js';

const OUTAGES = 1_000;
const QUIET_WEEKS = 60;
const FEEDS = 20;
const LONGEST_OUTAGE_WEEKS = 6;

interface Outage {
  readonly weeks: readonly IsoWeek[];
  readonly coverage: ReadonlyMap<IsoWeek, number>;
  readonly developments: readonly CountedDevelopment[];
  readonly during: readonly IsoWeek[];
}

/** How feeds go: they fail, they answer without articles, or they fail in the middle of a week. */
const KINDS = ['failing', 'falling silent', 'failing within the week'] as const;
type Kind = (typeof KINDS)[number];

const DAYS = 7;
const EVERY_DAY = 0b1111111;

/** Outages in which some feeds fail or fall silent: how often the weeks read as a fall, and what coverage they show. */
export function outageReport(report: Report, parameters: IndexParameters): void {
  for (const kind of KINDS) reportKind(kind, report, parameters);
}

function reportKind(kind: Kind, { print, scale }: Report, parameters: IndexParameters): void {
  const outages = Math.max(10, Math.round(OUTAGES * scale));
  let [falls, alarms, indexed, weeks] = [0, 0, 0, 0];
  for (let seed = 0; seed < outages; seed += 1) {
    const { coverage, developments, during } = outage(kind, seed, parameters);
    const steps = seriesSteps({ developments, coverage, currentWeek: null, parameters });
    const words = during.flatMap((week) => weekChanges(steps, week, parameters.change));
    if (words.some(({ word }) => word === 'quiet' || word === 'cooling')) falls += 1;
    const raised = findAlarms(steps, developmentsByWeek(developments), parameters.alarms);
    if (raised.some(({ week, side }) => during.includes(week) && side === 'conflict')) alarms += 1;
    weeks += during.length;
    indexed += during.filter((week) => (coverage.get(week) ?? 0) >= parameters.coverageFloor).length;
  }
  print(
    `Outages, feeds ${kind}: ${falls} of ${outages} flagged as a fall (quiet or cooling), ${alarms} with an alarm ` +
      `of conflict; ${((100 * indexed) / weeks).toFixed(0)} % of their ${weeks} weeks kept coverage enough for an index`,
  );
}

/** Which feeds are down from when on; `fromDay` is 0 … 6, the first day of the first week that they miss. */
interface Failure {
  readonly kind: Kind;
  readonly down: number;
  readonly fromDay: number;
}

/** A quiet year and a month, then an outage of a third or more of the feeds, which also hides its share of developments. */
function outage(kind: Kind, seed: number, parameters: IndexParameters): Outage {
  const random = mulberry32(50_000 + seed);
  const lasting = 1 + Math.floor(LONGEST_OUTAGE_WEEKS * random());
  const down = Math.ceil(FEEDS * (0.3 + 0.7 * random()));
  const fromDay = kind === 'failing within the week' ? 1 + Math.floor(6 * random()) : 0;
  const weeks = Array.from({ length: QUIET_WEEKS + lasting }, (_, week) => isoWeekOf(dayOf(week)));
  const begins = dayOf(QUIET_WEEKS, fromDay);
  const developments = weeks.flatMap((_, week) =>
    happenings({ perWeek: PER_WEEK, dispersion: 2, conflictShare: 0.2 }, week, random).filter(
      ({ date }) => (date.from ?? '') < begins || random() >= down / FEEDS,
    ),
  );
  const statistics = statisticsOf(weeks, { kind, down, fromDay }, random);
  return {
    weeks,
    developments,
    during: weeks.slice(QUIET_WEEKS),
    coverage: weeklyCoverage(statistics, weeks, { ...parameters, today: null }),
  };
}

function statisticsOf(
  weeks: readonly IsoWeek[],
  { kind, down, fromDay }: Failure,
  random: () => number,
): FeedStatistics {
  const upDays = (feed: number, row: number): number => {
    if (row < QUIET_WEEKS || feed >= down) return DAYS;
    return row === QUIET_WEEKS ? fromDay : 0;
  };
  const feeds = Array.from({ length: FEEDS }, (_, i) => ({ id: `feed-${i}`, number: i }));
  const perFeed = <T>(of: (days: number, week: IsoWeek) => T): Map<string, Map<IsoWeek, T>> =>
    new Map(
      feeds.map(({ id, number }) => [
        id,
        new Map(weeks.map((week, row) => [week, of(upDays(number, row), week)])),
      ]),
    );
  return {
    feeds: feeds.map(({ id }) => ({ id, enabledFrom: dayOf(0), enabledTo: null })),
    articles: perFeed((days) => Math.round((overdispersed(40, 2, random) * days) / DAYS)),
    answered: perFeed((days) => (kind === 'falling silent' ? EVERY_DAY : (1 << days) - 1)),
    imported: new Map(),
  };
}

import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { developmentsByWeek } from '../../src/indicators/domain/developments-by-week.js';
import { seriesSteps, type SeriesSteps } from '../../src/indicators/domain/weekly-series.js';
import { weekChanges } from '../../src/indicators/domain/week-change.js';
import { findAlarms } from '../../src/indicators/domain/alarms/find-alarms.js';
import type { CountedDevelopment } from '../../src/indicators/domain/counted-development.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { weeklyCoverage } from '../../src/indicators/domain/weekly-coverage.js';
import type { IsoWeek } from '../../src/kernel/dates.js';
import { isoWeekOf } from '../../src/kernel/iso-week.js';
import { recordsOf, smallFeeds } from './feed-world.js';
import { dayOf, happenings, PER_WEEK } from './quiet-world.js';
import type { Report } from './report.js';
import { quietNewsReport } from './quiet-news-report.js';

const OUTAGES = 1_000;
const QUIET_WEEKS = 60;

interface Outage {
  readonly coverage: ReadonlyMap<IsoWeek, number>;
  readonly developments: readonly CountedDevelopment[];
  /** Those and what the outage hides. */
  readonly happened: readonly CountedDevelopment[];
  readonly during: readonly IsoWeek[];
}

/** How feeds go. */
interface Kind {
  readonly name: string;
  readonly meanArticles: readonly number[];
  readonly longestWeeks: number;
  /** Whether they still answer, without articles. */
  readonly answers: boolean;
  /** Whether they go on a day after Monday. */
  readonly withinTheWeek?: true;
  /** Whether one goes after the other, spread over the outage, instead of all in its first week. */
  readonly oneByOne?: true;
}

const LARGE: readonly number[] = Array.from({ length: 20 }, () => 40);
const SMALL = smallFeeds(100);
const KINDS: readonly Kind[] = [
  { name: 'failing', meanArticles: LARGE, longestWeeks: 6, answers: false },
  { name: 'falling silent', meanArticles: LARGE, longestWeeks: 6, answers: true },
  {
    name: 'failing within the week',
    ...{ meanArticles: LARGE, longestWeeks: 6, answers: false, withinTheWeek: true },
  },
  { name: 'of few articles falling silent at once', meanArticles: SMALL, longestWeeks: 6, answers: true },
  {
    name: 'of few articles falling silent one by one',
    ...{ meanArticles: SMALL, longestWeeks: 26, answers: true, oneByOne: true },
  },
];

const DAYS = 7;

/** Outages in which some feeds fail or fall silent: how often the weeks read as a fall, and what coverage they show. */
export function outageReport(report: Report, parameters: IndexParameters): void {
  for (const kind of KINDS) reportKind(kind, report, parameters);
  quietNewsReport(report, parameters);
}

function reportKind(kind: Kind, { print, scale }: Report, parameters: IndexParameters): void {
  const outages = Math.max(10, Math.round(OUTAGES * scale));
  let [falls, made, byChance, alarms, indexed, weeks] = [0, 0, 0, 0, 0, 0];
  for (let seed = 0; seed < outages; seed += 1) {
    const { coverage, developments, happened, during } = outage(kind, seed, parameters);
    const steps = seriesSteps({ developments, coverage, currentWeek: null, parameters });
    const seen = seriesSteps({ developments: happened, coverage: 'full', currentWeek: null, parameters });
    const [told, happenedSo] = [fallsIn(steps, during, parameters), fallsIn(seen, during, parameters)];
    if (told.length > 0) falls += 1;
    if (happenedSo.length > 0) byChance += 1;
    if (told.some((place) => !happenedSo.includes(place))) made += 1;
    const raised = findAlarms(steps, developmentsByWeek(developments), parameters.alarms);
    if (raised.some(({ week, side }) => during.includes(week) && side === 'conflict')) alarms += 1;
    weeks += during.length;
    indexed += during.filter((week) => (coverage.get(week) ?? 0) >= parameters.coverageFloor).length;
  }
  print(
    `Outages, feeds ${kind.name}: ${falls} of ${outages} flagged as a fall (quiet or cooling), ${made} of them in a series and ` +
      `week that would not be one without the outage; ${byChance} would be flagged by chance had there been none; ${alarms} with an alarm of conflict; ${((100 * indexed) / weeks).toFixed(0)} % of their ${weeks} weeks kept coverage enough for an index`,
  );
}

/** The series and weeks that are called quiet or cooling. */
function fallsIn(steps: SeriesSteps, weeks: readonly IsoWeek[], parameters: IndexParameters): string[] {
  return weeks.flatMap((week) =>
    weekChanges(steps, week, parameters.change)
      .filter(({ word }) => word === 'quiet' || word === 'cooling')
      .map(({ indicator }) => `${indicator} ${week}`),
  );
}

/** A quiet year and a month, then an outage of a third or more of the feeds, which also hides its share of developments. */
function outage(kind: Kind, seed: number, parameters: IndexParameters): Outage {
  const random = mulberry32(50_000 + seed);
  const { meanArticles } = kind;
  const lasting = 1 + Math.floor(kind.longestWeeks * random());
  const down = Math.ceil(meanArticles.length * (0.3 + 0.7 * random()));
  const fromDay = kind.withinTheWeek === true ? 1 + Math.floor(6 * random()) : 0;
  const weeks = Array.from({ length: QUIET_WEEKS + lasting }, (_, week) => isoWeekOf(dayOf(week)));
  const goesIn = (feed: number): number =>
    QUIET_WEEKS + (kind.oneByOne === true ? Math.floor((feed * lasting) / down) : 0);
  const order = shuffled(meanArticles.length, random);
  const upDays = (feed: number, row: number): number => {
    const place = order[feed] ?? feed;
    if (place >= down || row < goesIn(place)) return DAYS;
    return row === goesIn(place) ? fromDay : 0;
  };
  const all = meanArticles.reduce((sum, mean) => sum + mean, 0);
  const hidden = (week: number, weekday: number): number =>
    meanArticles.reduce((sum, mean, feed) => (upDays(feed, week) > weekday ? sum : sum + mean), 0) / all;
  const happened = weeks.map((_, week) =>
    happenings({ perWeek: PER_WEEK, dispersion: 2, conflictShare: 0.2 }, week, random),
  );
  const developments = happened.flatMap((ofWeek, week) => {
    const days = Array.from({ length: DAYS }, (_, day) => [dayOf(week, day), hidden(week, day)] as const);
    const hiddenByDay = new Map(days);
    return ofWeek.filter(({ date }) => random() >= (hiddenByDay.get(date.from ?? '') ?? 0));
  });
  const world = { meanArticles, upDays, answersWhenDown: kind.answers, busyness: () => 1 };
  return {
    developments,
    happened: happened.flat(),
    during: weeks.slice(QUIET_WEEKS),
    coverage: weeklyCoverage(recordsOf(world, weeks, random), weeks, { ...parameters, today: null }),
  };
}

/** The numbers below `count` in an order by chance. */
function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => ({ i, at: random() }));
  return order.sort((a, b) => a.at - b.at).map(({ i }) => i);
}

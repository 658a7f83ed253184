import { mulberry32, overdispersed } from '../../src/indicators/domain/band-simulation.builder.js';
import { seriesSteps } from '../../src/indicators/domain/weekly-series.js';
import { weekChanges } from '../../src/indicators/domain/week-change.js';
import { findAlarms } from '../../src/indicators/domain/alarms/find-alarms.js';
import type { CountedDevelopment } from '../../src/indicators/domain/counted-development.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import { weeklyCoverage, type FeedStatistics } from '../../src/indicators/domain/weekly-coverage.js';
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

/** Outages in which some feeds fail or fall silent: how often the weeks read as a fall, and what coverage they show. */
export function outageReport({ print, scale }: Report, parameters: IndexParameters): void {
  const outages = Math.max(10, Math.round(OUTAGES * scale));
  let [falls, alarms, indexed, weeks] = [0, 0, 0, 0];
  for (let seed = 0; seed < outages; seed += 1) {
    const { coverage, developments, during } = outage(seed, parameters);
    const steps = seriesSteps({ developments, coverage, currentWeek: null, parameters });
    const words = during.flatMap((week) => weekChanges(steps, week, parameters.change));
    if (words.some(({ word }) => word === 'quiet' || word === 'cooling')) falls += 1;
    const raised = findAlarms(steps, developments, parameters.alarms);
    if (raised.some(({ week, side }) => during.includes(week) && side === 'conflict')) alarms += 1;
    weeks += during.length;
    indexed += during.filter((week) => (coverage.get(week) ?? 0) >= parameters.coverageFloor).length;
  }
  print(
    `Outages: ${falls} of ${outages} flagged as a fall (quiet or cooling), ${alarms} with an alarm of conflict; ` +
      `${((100 * indexed) / weeks).toFixed(0)} % of their ${weeks} weeks kept coverage enough for an index`,
  );
}

/** A quiet year and a month, then an outage of a third or more of the feeds, which also hides its share of developments. */
function outage(seed: number, parameters: IndexParameters): Outage {
  const random = mulberry32(seed);
  const lasting = 1 + Math.floor(LONGEST_OUTAGE_WEEKS * random());
  const down = Math.ceil(FEEDS * (0.3 + 0.7 * random()));
  const silent = random() < 1 / 2;
  const weeks = Array.from({ length: QUIET_WEEKS + lasting }, (_, week) => isoWeekOf(dayOf(week)));
  const developments = weeks.flatMap((_, week) => {
    const all = happenings({ perWeek: PER_WEEK, dispersion: 2, conflictShare: 0.2 }, week, random);
    return week < QUIET_WEEKS ? all : all.filter(() => random() >= down / FEEDS);
  });
  const statistics = statisticsOf({ weeks, down, silent, random });
  return {
    weeks,
    developments,
    during: weeks.slice(QUIET_WEEKS),
    coverage: weeklyCoverage(statistics, weeks, { ...parameters, currentWeek: null }),
  };
}

function statisticsOf(given: {
  readonly weeks: readonly IsoWeek[];
  readonly down: number;
  readonly silent: boolean;
  readonly random: () => number;
}): FeedStatistics {
  const { weeks, down, silent, random } = given;
  const [first = ''] = weeks;
  const feeds = Array.from({ length: FEEDS }, (_, i) => ({
    ...{ id: `feed-${i}`, enabledFrom: first, enabledTo: null },
    isUp: (row: number): boolean => row < QUIET_WEEKS || i >= down,
  }));
  return {
    feeds,
    articles: new Map(
      feeds.map(({ id, isUp }) => [
        id,
        new Map(weeks.map((week, row) => [week, isUp(row) ? overdispersed(40, 2, random) : 0])),
      ]),
    ),
    answered: new Map(
      feeds.map(({ id, isUp }) => [id, new Set(weeks.filter((_, row) => silent || isUp(row)))]),
    ),
    imported: new Map(),
  };
}

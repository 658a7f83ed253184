import { createHash } from 'node:crypto';
import type { CountableDevelopment } from '../../src/developments/domain/development-reader.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { findAlarms } from '../../src/indicators/domain/alarms/find-alarms.js';
import { mulberry32 } from '../../src/indicators/domain/band-simulation.builder.js';
import { countedDevelopment } from '../../src/indicators/domain/counted-development.js';
import { developmentsByWeek } from '../../src/indicators/domain/developments-by-week.js';
import { archiveId } from '../../src/indicators/domain/feeds-to-watch.js';
import { seriesSteps } from '../../src/indicators/domain/weekly-series.js';
import { CoverageService } from '../../src/indicators/coverage.service.js';
import { SAME_SOURCES, type SourcesOfWeek } from '../../src/indicators/domain/other-sources.js';
import { IndexCalculationService } from '../../src/indicators/index-calculation.service.js';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { ObservationsService } from '../../src/indicators/observations.service.js';
import { isoWeekOf, weekNumberOfDay, weekOfNumber } from '../../src/kernel/iso-week.js';
import { INDICATORS } from '../../src/kernel/words.js';
import type { StageServices } from '../support/stage-services.js';
import { coverageAt } from './plain-coverage.js';
import { SERIES, tellingsAt, type PlainTelling, type ToldBySeries } from './plain-tellings.js';
import { otherMondaysAt, type ComparedWeek } from './plain-sources.js';
import { figuresOf } from './plain-numbers.js';
import {
  articlesOf,
  developmentAt,
  developmentsAt,
  readFacts,
  recordsAt,
  type DevelopmentFact,
  type Facts,
} from './plain-replay.js';

/** What the reads gave. */
export interface ReplayResult {
  readonly reads: number;
  /** One line for each read that differs from the replay. */
  readonly differences: readonly string[];
  /** Of all answers of the tracker, to compare runs in other zones and locales. */
  readonly digest: string;
}

type Read = (at: Date) => Promise<{ readonly tracker: unknown; readonly replay: unknown }>;

const LAST_LIST = 500;
const COVERAGE_DIGITS = 12;

/** Reads at random instants, half of them exactly the recorded ones, and compares each with the replay. */
export async function compareReads(
  services: StageServices,
  instants: readonly Date[],
  { reads, seed }: { readonly reads: number; readonly seed: number },
): Promise<ReplayResult> {
  const random = mulberry32(seed);
  const facts = await readFacts(services.database.dataSource);
  const kinds = readsOf(services, facts, random);
  const names = Object.keys(kinds);
  const [first, last] = [Math.min(...instants.map(Number)), Math.max(...instants.map(Number))];
  const digest = createHash('sha256');
  const differences: string[] = [];
  for (let read = 0; read < reads; read += 1) {
    const exact = instants[Math.floor(random() * instants.length)] ?? new Date(first);
    const at = random() < 0.5 ? exact : new Date(first + Math.round((last - first + 7_200_000) * random()));
    const name = names[read % names.length] ?? '';
    const answer = await kinds[name]?.(at);
    const [tracker, replay] = [JSON.stringify(answer?.tracker), JSON.stringify(answer?.replay)];
    digest.update(tracker);
    if (tracker !== replay)
      differences.push(`${name} at ${at.toISOString()}: ${firstDifference(tracker, replay)}`);
  }
  return { reads, differences, digest: digest.digest('hex') };
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `…${a.slice(Math.max(0, at - 80), at + 80)} / …${b.slice(Math.max(0, at - 80), at + 80)}`;
}

function readsOf(services: StageServices, facts: Facts, random: () => number): Record<string, Read> {
  const developments = services.get(DevelopmentsService).reader;
  const indicators = services.get(IndicatorsService);
  // In order, since the rows come in whatever order the database's plan of the moment gives.
  const ids = [...new Set(facts.developments.map((row) => row.id))].sort();
  const all = { statuses: [], origins: [], core: null, text: null, limit: LAST_LIST, after: null };
  return {
    list: async (at) => {
      const [indicator] = random() < 0.5 ? INDICATORS.filter(() => random() < 0.4) : [];
      const directions = random() < 0.3 ? (['conflict'] as const) : [];
      const from = random() < 0.3 ? at.toISOString().slice(0, 8).concat('01') : null;
      const query = {
        ...all,
        indicators: indicator === undefined ? [] : [indicator],
        directions,
        from,
        to: null,
        asOf: at,
      };
      const rows = developmentsAt(facts, at).filter(
        (row) =>
          (indicator === undefined || row.indicators.some(({ name }) => name === indicator)) &&
          (directions.length === 0 || row.direction === 'conflict') &&
          (from === null || (row.date_to !== null && row.date_to >= from)),
      );
      return {
        tracker: (await developments.list(query)).map((one) => [
          one.id,
          one.what,
          one.score,
          one.sources.map((s) => s.articleId).sort(),
        ]),
        replay: rows.map((row) => [row.id, row.what, row.score, articlesOf(facts, row.id, at)]),
      };
    },
    detail: async (at) => {
      const id = ids[Math.floor(random() * ids.length)] ?? '';
      const found = await developments.byId(id, at);
      const row = developmentAt(facts, id, at);
      return {
        tracker: [
          found.found === 'development' ? [found.development.what, found.development.score] : found,
          (await developments.versions(id, at)).length,
        ],
        replay: [
          row === undefined || row.withdrawn
            ? { found: 'nothing' }
            : row.merged_into === null
              ? [row.what, row.score]
              : { found: 'merged', into: row.merged_into },
          facts.developments.filter((one) => one.id === id && one.at <= at).length,
        ],
      };
    },
    index: async (at) => {
      const points = await indicators.weekly(at, { from: null, to: null });
      const figures = figuresOf(
        developmentsAt(facts, at),
        {
          coverage: coverageAt(facts, at),
          others: otherMondaysAt(facts, at),
        },
        at.toISOString().slice(0, 10),
      );
      const shape = (one: {
        week: string;
        indicator: string;
        index: number | null;
        n: number;
        state: string;
        coverage: number | null;
      }) => [
        ...[one.week, one.indicator, one.n, one.state, one.coverage?.toFixed(COVERAGE_DIGITS) ?? null],
        one.index,
      ];
      const byPlace = (a: unknown[], b: unknown[]): number =>
        `${String(a[0])} ${String(a[1])}` < `${String(b[0])} ${String(b[1])}` ? -1 : 1;
      return { tracker: points.map(shape).sort(byPlace), replay: figures.map(shape).sort(byPlace) };
    },
    coverage: async (at) => {
      const digits = (share: number | null): string | null => share?.toFixed(COVERAGE_DIGITS) ?? null;
      const { otherSources } = await services.get(CoverageService).at(at, at.toISOString().slice(0, 10));
      const others = otherMondaysAt(facts, at);
      return {
        tracker: (await indicators.coverageWeeks(at)).map((row) => {
          const inSeries = SERIES.map((series) => {
            const sources = otherSources.get(series)?.get(row.week) ?? SAME_SOURCES;
            const weeks = sources.others.flatMap(({ first, last }) =>
              Array.from({ length: last - first + 1 }, (_, i) => weekOfNumber(first + i)),
            );
            return [series, weeks, sources.unlike, digits(sources.brought)];
          });
          return [row.week, digits(row.coverage), ...inSeries];
        }),
        replay: [...coverageAt(facts, at)].map(([monday, share]) => [
          ...[isoWeekOf(monday), digits(share)],
          ...SERIES.map((series) => [series, ...comparedWith(others.get(series)?.get(monday))]),
        ]),
      };
    },
    tellings: async (at) => {
      const { statistics } = await services.get(CoverageService).at(at, at.toISOString().slice(0, 10));
      const { ofFeed, ofArchive } = tellingsAt(facts, at);
      const [feeds, outlets] = [
        facts.sightings.map((row) => row.feed_id),
        facts.archived.map((row) => row.outlet),
      ];
      const rows = (ids: readonly string[], of: (id: string) => PlainTelling): unknown[] =>
        [...new Set(ids)].sort().map((id) => {
          const { reports, told } = of(id);
          const weeks = [...reports].sort(([a], [b]) => (a < b ? -1 : 1));
          return [
            id,
            ...weeks.map(([week, n]) => [week, n, SERIES.map((series) => told.get(week)?.[series] ?? 0)]),
          ];
        });
      const counted = (id: string): PlainTelling => ({
        reports: statistics.reports.get(id) ?? new Map<string, number>(),
        told: statistics.told.get(id) ?? new Map<string, ToldBySeries>(),
      });
      const byWeek = ({ reports, told }: PlainTelling): PlainTelling => {
        const weeks = <T>(rows: ReadonlyMap<string, T>) =>
          new Map([...rows].map(([monday, n]) => [isoWeekOf(monday), n]));
        return { reports: weeks(reports), told: weeks(told) };
      };
      return {
        tracker: [rows(feeds, counted), rows(outlets, (outlet) => counted(archiveId(outlet)))],
        replay: [
          rows(feeds, (id) => byWeek(ofFeed(id))),
          rows(outlets, (outlet) => byWeek(ofArchive(outlet))),
        ],
      };
    },
    alarms: async (at) => {
      const alarms = await indicators.alarms(at, { indicators: [], from: null, to: null });
      return { tracker: alarms, replay: alarmsOf(services, facts, at) };
    },
    ledgers: async (at) => {
      const promises = await developments.promises({
        states: [],
        origins: [],
        indicators: [],
        asOf: at,
        limit: LAST_LIST,
        after: null,
      });
      const figures = await services
        .get(ObservationsService)
        .reader.list({ series: [], asOf: at, limit: LAST_LIST, after: null });
      const sorted = (records: readonly unknown[]): unknown[] => records.map(inOrder);
      return {
        tracker: [sorted(promises), sorted(figures)],
        replay: [sorted(recordsAt(facts.promises, at)), sorted(recordsAt(facts.observations, at))],
      };
    },
  };
}

/** The fields of a record by name, since the database keeps its own order of them. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]): [string, unknown] => [name, inOrder(field)]);
  return fields.sort(([a], [b]) => (a < b ? -1 : 1));
}

function comparedWith(week: ComparedWeek | undefined): unknown[] {
  return [
    week?.others.map(isoWeekOf) ?? [],
    week?.unlike ?? null,
    (week?.brought ?? 1).toFixed(COVERAGE_DIGITS),
  ];
}

/** The detectors are tested elsewhere; here they are given the replayed facts. */
function alarmsOf(services: StageServices, facts: Facts, at: Date): unknown {
  const { parameters } = services.get(IndexCalculationService);
  const developments = developmentsAt(facts, at).flatMap((row) => countedDevelopment(countable(row)) ?? []);
  const coverage = new Map(
    [...coverageAt(facts, at)].flatMap(([monday, share]) =>
      share === null ? [] : [[isoWeekOf(monday), share] as const],
    ),
  );
  const compared = otherMondaysAt(facts, at);
  const otherSources = new Map(
    SERIES.map((series) => [
      series,
      new Map(
        [...(compared.get(series) ?? [])].map(([monday, week]) => [isoWeekOf(monday), sourcesOf(week)]),
      ),
    ]),
  );
  const steps = seriesSteps({
    ...{ developments, coverage, otherSources },
    currentWeek: isoWeekOf(at.toISOString().slice(0, 10)),
    parameters,
  });
  return findAlarms(steps, developmentsByWeek(developments), parameters.alarms);
}

function sourcesOf({ others, since, ...sources }: ComparedWeek): SourcesOfWeek {
  return {
    ...sources,
    since: since === null ? null : weekNumberOfDay(since),
    others: others.map((other) => ({ first: weekNumberOfDay(other), last: weekNumberOfDay(other) })),
  };
}

function countable(row: DevelopmentFact): CountableDevelopment {
  const { id, score, status, publishers } = row;
  return {
    ...{ id, score, status, publishers, topics: row.indicators, eventType: row.event_type },
    date: { from: row.date_from, to: row.date_to, precision: row.date_precision },
  };
}

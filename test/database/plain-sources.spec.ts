import fc from 'fast-check';
import { loadIndexParameters } from '../../src/indicators/adapters/load-parameters.js';
import type { ToldDevelopments, Tellings } from '../../src/developments/domain/telling-reader.js';
import { SERIES } from '../../src/indicators/domain/counted-development.js';
import { feedCounts, feedStatistics } from '../../src/indicators/domain/feed-statistics.js';
import { keptCoverage } from '../../src/indicators/domain/kept-coverage.js';
import { SAME_SOURCES } from '../../src/indicators/domain/other-sources.js';
import { dayNumber, dayOfNumber, isoWeekOf, weekNumber, weekStart } from '../../src/kernel/iso-week.js';
import { TOPICS, type Topic } from '../../src/kernel/words.js';
import { coverageAt, weekOf } from '../replay/plain-coverage.js';
import type { Facts } from '../replay/plain-replay.js';
import { otherMondaysAt } from '../replay/plain-sources.js';

const FIRST = dayNumber('2025-01-06');
const WEEKS = 40;
const monday = (week: number): string => dayOfNumber(FIRST + 7 * week);
const morning = (day: string): Date => new Date(`${day}T08:00:00.000Z`);
const parameters = loadIndexParameters();

const partsTold = fc.constantFrom(0, 0.1, 0.9, 1);
const lots = fc.constantFrom(0, 1, 2, 6, 16, 40);

/**
 * Feeds: since when each is switched on, in spells how much it brings a week, and of that tells of the relations, whether
 * others tell the same, when it is down, and an archive of its outlet from before.
 */
const worlds = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('courier', 'daily', 'herald', 'mirror', 'world'),
    from: fc.nat(12),
    /** Weeks before it in which its first list has articles: one in a few. */
    reach: fc.uniqueArray(fc.nat(11), { maxLength: 4 }),
    off: fc.option(fc.record({ from: fc.integer({ min: 13, max: WEEKS - 1 }), weeks: fc.nat(5) }), {
      nil: undefined,
    }),
    /** Outlets that the archive has in one week each, and how much of them reports. */
    strays: fc.uniqueArray(fc.nat(25), { maxLength: 12 }),
    retells: fc.boolean(),
    specialist: fc.constantFrom(null, ...TOPICS),
    spells: fc.array(fc.record({ weeks: fc.integer({ min: 5, max: 20 }), articles: lots, told: partsTold }), {
      minLength: 1,
      maxLength: 4,
    }),
    uneven: fc.infiniteStream(fc.integer({ min: 50, max: 150 })),
    down: fc.option(fc.record({ from: fc.nat(WEEKS), weeks: fc.integer({ min: 1, max: 4 }) }), {
      nil: undefined,
    }),
    archive: fc.option(fc.record({ articles: fc.integer({ min: 1, max: 20 }), told: partsTold }), {
      freq: 2,
      nil: undefined,
    }),
  }),
  { minLength: 1, selector: ({ id }) => id },
);
type Feed = typeof worlds extends fc.Arbitrary<(infer T)[]> ? T : never;

interface Brought {
  readonly id: string;
  readonly week: string;
  readonly articles: number;
  readonly relevant: number;
  readonly retells: boolean;
  /** What all that it tells is about; null: of everything in turn. */
  readonly specialist: Topic | null;
}

function broughtBy({ id, from, reach, off, retells, specialist, spells, uneven, down }: Feed): Brought[] {
  const row = { id, retells, specialist };
  const reached = reach
    .filter((week) => week < from)
    .map((week) => ({ ...row, week: monday(week), articles: 2, relevant: 1 }));
  const weeks = spells.flatMap((spell) => Array.from({ length: spell.weeks }, () => spell));
  const brought = weeks.slice(0, WEEKS - from).map(({ articles, told }, i) => {
    const isSilent = isDown(down, from + i) || isDown(off, from + i);
    const n = isSilent ? 0 : Math.round((articles * (uneven.next().value ?? 100)) / 100);
    return { ...row, week: monday(from + i), articles: n, relevant: Math.round(n * told) };
  });
  return [...reached, ...brought];
}

function isDown(down: Feed['down'], week: number): boolean {
  return down !== undefined && down.from <= week && week < down.from + down.weeks;
}

function straysOf({ id, strays, retells, specialist }: Feed): Brought[] {
  return strays.map((week) => ({
    ...{ id: `${id}-${week}`, week: monday(week), articles: 3, relevant: 2, retells, specialist },
  }));
}

function archivedBy({ id, from, retells, specialist, archive }: Feed): Brought[] {
  if (archive === undefined) return [];
  const { articles, told } = archive;
  const row = { id, articles, relevant: Math.round(articles * told), retells, specialist };
  return Array.from({ length: from }, (_, week) => ({ ...row, week: monday(week) }));
}

/** The developments of those that retell are the same for all of them, each two articles of a week. */
const articlesOf = ({ id, week, articles, relevant, retells, specialist }: Brought, kind: string) =>
  Array.from({ length: articles }, (_, i) => ({
    article_id: `${kind} ${id} ${week} ${i}`,
    ...{ feed_id: id, outlet: id, week, at: morning(week) },
    topic:
      retells || specialist === null
        ? TOPICS[(retells ? Math.floor(i / 2) : i) % TOPICS.length]!
        : specialist,
    development:
      i < relevant ? (retells ? `${week} ${Math.floor(i / 2)}` : `${kind} ${id} ${week} ${i}`) : null,
  }));

function developmentFact(id: string, name: Topic, at: Date): Facts['developments'][number] {
  return {
    ...{
      id,
      version: 1,
      what: id,
      direction: 'cooperation',
      score: 1,
      status: 'occurred',
      publishers: 1,
      at,
    },
    ...{ date_from: null, date_to: null, date_precision: 'undated', event_type: null, merged_into: null },
    ...{ withdrawn: false, indicators: [{ name, confidence: 1 }] },
  };
}

/** The rows that the world would have stored. */
function factsOf(world: readonly Feed[]): Facts {
  const [feeds, archives] = [
    world.flatMap(broughtBy),
    world.flatMap((feed) => [...archivedBy(feed), ...straysOf(feed)]),
  ];
  const sightings = feeds.flatMap((row) => articlesOf(row, 'feed'));
  const archived = archives.flatMap((row) => articlesOf(row, 'archive'));
  return {
    ...{ promises: [], observations: [], sightings, archived },
    developments: [...sightings, ...archived].flatMap(({ development, topic, at }) =>
      development === null ? [] : [developmentFact(development, topic, at)],
    ),
    assignments: [...sightings, ...archived].flatMap(({ article_id, development, at }, id) =>
      development === null ? [] : [{ id, article_id, development_id: development, at, until: null }],
    ),
    archives: archives.map(({ id, week, articles }) => ({ outlet: id, week, articles, at: morning(week) })),
    enablings: world.flatMap(({ id, from, off }) => {
      const switched = (enabled: boolean, week: number) => ({
        feed_id: id,
        enabled,
        at: morning(monday(week)),
      });
      if (off === undefined || off.weeks === 0) return [switched(true, from)];
      return [switched(true, from), switched(false, off.from), switched(true, off.from + off.weeks)];
    }),
    polls: world.flatMap(({ id, from, down, off }) =>
      Array.from({ length: 7 * WEEKS }, (_, day) => day)
        .filter((day) => day >= 7 * from && ![down, off].some((one) => isDown(one, Math.floor(day / 7))))
        .map((day) => ({ feed_id: id, at: morning(dayOfNumber(FIRST + day)) })),
    ),
  };
}

/** Rows by a source and a week, counted. */
function counted<T extends { readonly week: string }>(
  rows: readonly T[],
  idOf: (row: T) => string,
): { readonly id: string; readonly week: string; readonly n: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = `${idOf(row)} ${row.week}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, n]) => {
    const [id = '', week = ''] = key.split(' ');
    return { id, week, n };
  });
}

/** As the database counts them. */
function tellingsOf({ sightings, archived, assignments, developments: versions }: Facts): Tellings {
  const topics = new Map(versions.map(({ id, indicators }) => [id, indicators[0]?.name]));
  const developments = new Map(assignments.map((row) => [row.article_id, row.development_id]));
  const rows = [
    ...sightings.map(({ feed_id: id, ...row }) => ({ ...row, id, isFeed: true })),
    ...archived.map(({ outlet: id, ...row }) => ({ ...row, id, isFeed: false })),
  ].flatMap((row) => {
    const development = developments.get(row.article_id);
    return development === undefined ? [] : [{ ...row, development }];
  });
  const pairs = [
    ...new Map(
      rows.map((row) => [`${row.id} ${row.isFeed} ${row.week} ${row.development}`, row] as const),
    ).values(),
  ];
  const tellersOf = (development: string): number =>
    pairs.filter((row) => row.development === development).length;
  const sharesOf = (own: typeof pairs): ToldDevelopments => {
    const told = { trade: 0, defence: 0, energy: 0, diplomacy: 0, composite: 0 };
    for (const { development } of own) {
      const topic = topics.get(development) ?? 'other';
      if (topic === 'other') continue;
      told[topic] += Math.floor(1e6 / tellersOf(development));
      told.composite += Math.floor(1e6 / tellersOf(development));
    }
    return told;
  };
  const of = (isFeed: boolean) =>
    counted(
      rows.filter((row) => row.isFeed === isFeed),
      ({ id }) => id,
    ).map(({ id, week, n }) => ({
      ...{ id, week, reports: n },
      told: sharesOf(pairs.filter((row) => row.isFeed === isFeed && row.id === id && row.week === week)),
    }));
  return {
    feeds: of(true).map(({ id: feedId, ...row }) => ({ feedId, ...row })),
    archives: of(false).map(({ id: outlet, ...row }) => ({ outlet, ...row })),
  };
}

/** The same rows as the formula takes them. */
function statisticsOf(facts: Facts) {
  const { enablings, polls, sightings, archives } = facts;
  const counts = feedCounts({
    articles: counted(sightings, (row) => row.feed_id).map(({ id, week, n }) => ({
      ...{ feedId: id, week, articles: n },
    })),
    answered: polls
      .filter(({ at }) => at.getUTCDay() === 1)
      .map(({ feed_id: feedId, at }) => ({
        ...{ feedId, days: 127, week: weekStart(isoWeekOf(at.toISOString().slice(0, 10))) },
      })),
  });
  return feedStatistics(counts, {
    archives: archives.map(({ outlet, week, articles }) => ({ outlet, week, articles })),
    tellings: tellingsOf(facts),
    enablings: enablings.map(({ feed_id: feedId, enabled, at }) => ({
      ...{ feedId, enabled, outlets: [feedId], at: at.toISOString() },
    })),
  });
}

describe('coverage and other sources, reckoned a second way', () => {
  it('are the same for feeds that join, fail, dry up and grow, and for specialists and archives', () => {
    const today = monday(WEEKS - 1);
    const evening = new Date(`${today}T23:00:00.000Z`);
    let [short, others, unlike, other] = [0, 0, 0, 0];
    fc.assert(
      fc.property(worlds, (world) => {
        const facts = factsOf(world);
        const kept = keptCoverage(statisticsOf(facts), today, parameters);

        const plain = coverageAt(facts, evening);
        for (const [week, share] of plain) {
          const own = kept.byWeek.get(weekOf(week)) ?? null;
          if (share !== null && share < 1) short += 1;
          if (share === null || own === null) expect(own).toBe(share);
          else expect(Math.abs(own - share)).toBeLessThan(1e-9);
        }
        const compared = otherMondaysAt(facts, evening);
        const rows = SERIES.flatMap((series) =>
          [...(compared.get(series) ?? [])].map(([week, sources]) => ({ series, week, ...sources })),
        );
        for (const { series, week, others: incomparable, ...sources } of rows) {
          others += incomparable.length;
          if (sources.unlike !== null) unlike += 1;
          if (sources.brought !== 1) other += 1;
          const own = kept.otherSources.get(series)?.get(weekOf(week)) ?? SAME_SOURCES;
          const inSpans = [...plain.keys()].filter((one) => {
            const number = weekNumber(weekOf(one));
            return one < week && own.others.some(({ first, last }) => first <= number && number <= last);
          });
          const since = sources.since === null ? null : weekNumber(weekOf(sources.since));
          expect([series, week, inSpans, own.unlike, own.since]).toEqual([
            ...[series, week, incomparable],
            ...[sources.unlike, since],
          ]);
          expect([series, week, own.brought.toFixed(9)]).toEqual([
            ...[series, week, sources.brought.toFixed(9)],
          ]);
        }
      }),
      { numRuns: 40 },
    );
    // The worlds hold what they are made to try.
    expect(Math.min(short, others)).toBeGreaterThan(100);
    expect(Math.min(unlike, other)).toBeGreaterThan(10);
  });
});

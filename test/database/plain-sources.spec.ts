import fc from 'fast-check';
import { NO_REPORTS } from '../../src/articles/domain/article-reader.js';
import { keptCoverage } from '../../src/indicators/domain/kept-coverage.js';
import { feedCounts, feedStatistics } from '../../src/indicators/domain/feed-statistics.js';
import { loadIndexParameters } from '../../src/indicators/adapters/load-parameters.js';
import { dayNumber, dayOfNumber, weekNumber, weekStart, isoWeekOf } from '../../src/kernel/iso-week.js';
import { coverageAt, weekOf } from '../replay/plain-coverage.js';
import type { Facts } from '../replay/plain-replay.js';
import { otherMondaysAt } from '../replay/plain-sources.js';

const FIRST = dayNumber('2025-01-06');
const WEEKS = 40;
const monday = (week: number): string => dayOfNumber(FIRST + 7 * week);
const morning = (day: string): Date => new Date(`${day}T08:00:00.000Z`);
const parameters = loadIndexParameters();

/** Feeds, each with when it was switched on and how many articles a week it brought from some weeks on. */
const worlds = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('courier', 'daily', 'herald', 'mirror', 'world'),
    from: fc.nat(12),
    spells: fc.array(
      fc.record({ weeks: fc.integer({ min: 5, max: 20 }), articles: fc.constantFrom(0, 1, 2, 6, 16, 40) }),
      { minLength: 1, maxLength: 4 },
    ),
    uneven: fc.infiniteStream(fc.integer({ min: 50, max: 150 })),
  }),
  { minLength: 1, selector: ({ id }) => id },
);
type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

/** The rows that the world would have stored: polled every day, all known at once. */
function factsOf(world: World): Facts {
  const rows = world.flatMap(({ id, from, spells, uneven }) => {
    const counts = spells
      .flatMap(({ weeks, articles }) => Array.from({ length: weeks }, () => articles))
      .map((n) => Math.round((n * (uneven.next().value ?? 100)) / 100));
    return counts.slice(0, WEEKS - from).map((articles, i) => ({ id, week: monday(from + i), articles }));
  });
  const days = Array.from({ length: 7 * WEEKS }, (_, i) => dayOfNumber(FIRST + i));
  return {
    ...{ developments: [], assignments: [], promises: [], observations: [] },
    ...{ archives: [], archived: [], verdicts: [] },
    enablings: world.map(({ id, from }) => ({ feed_id: id, enabled: true, at: morning(monday(from)) })),
    polls: world.flatMap(({ id, from }) =>
      days.slice(7 * from).map((day) => ({ feed_id: id, at: morning(day) })),
    ),
    sightings: rows.flatMap(({ id, week, articles }) =>
      Array.from({ length: articles }, (_, i) => ({
        ...{ article_id: `${id} ${week} ${i}`, feed_id: id },
        ...{ week, at: morning(week) },
      })),
    ),
  };
}

/** The same rows as the formula takes them. */
function statisticsOf({ enablings, polls, sightings }: Facts) {
  const counts = new Map<string, number>();
  for (const { feed_id: id, week } of sightings)
    counts.set(`${id} ${week}`, (counts.get(`${id} ${week}`) ?? 0) + 1);
  return feedStatistics(
    feedCounts({
      articles: [...counts].map(([key, articles]) => {
        const [feedId = '', week = ''] = key.split(' ');
        return { feedId, week, articles };
      }),
      answered: polls
        .filter(({ at }) => at.getUTCDay() === 1)
        .map(({ feed_id: feedId, at }) => ({
          ...{ feedId, days: 127 },
          week: weekStart(isoWeekOf(at.toISOString().slice(0, 10))),
        })),
    }),
    {
      archives: [],
      reports: NO_REPORTS,
      enablings: enablings.map(({ feed_id: feedId, enabled, at }) => ({
        ...{ feedId, enabled, outlets: [feedId] },
        at: at.toISOString(),
      })),
    },
  );
}

describe('coverage and other sources, reckoned a second way', () => {
  it('are the same for feeds that join, dry up and grow', () => {
    const today = monday(WEEKS - 1);
    let [short, others] = [0, 0];
    fc.assert(
      fc.property(worlds, (world) => {
        const facts = factsOf(world);
        const kept = keptCoverage(statisticsOf(facts), today, parameters);
        const plain = coverageAt(facts, new Date(`${today}T23:00:00.000Z`));
        for (const [week, share] of plain) {
          const own = kept.byWeek.get(weekOf(week)) ?? null;
          if (share !== null && share < 1) short += 1;
          if (share === null || own === null) expect(own).toBe(share);
          else expect(Math.abs(own - share)).toBeLessThan(1e-9);
        }
        for (const [week, incomparable] of otherMondaysAt(facts, new Date(`${today}T23:00:00.000Z`))) {
          others += incomparable.length;
          const spans = kept.otherSources.get(weekOf(week)) ?? [];
          const earlier = [...plain.keys()].filter((one) => one < week);
          const inSpans = earlier.filter((one) => {
            const number = weekNumber(weekOf(one));
            return spans.some(({ first, last }) => first <= number && number <= last);
          });
          expect(inSpans).toEqual(incomparable);
        }
      }),
      { numRuns: 60 },
    );
    // The worlds hold what they are made to try.
    expect(Math.min(short, others)).toBeGreaterThan(100);
  });
});

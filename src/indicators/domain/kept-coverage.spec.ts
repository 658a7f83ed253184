import fc from 'fast-check';
import { NO_TELLINGS } from '../../developments/domain/telling-reader.js';
import { isoWeekOf, weekStart } from '../../kernel/iso-week.js';
import { INDICATORS } from '../../kernel/words.js';
import { changedStatistics, comparedStatistics } from './changed-statistics.js';
import { feedCounts, feedStatistics, type FeedRecords, type SwitchesAndArchives } from './feed-statistics.js';
import { dayAfter, designParameters, toldOf } from './indicators.builder.js';
import { coverageAfter, keptCoverage, weeksOf, type KeptCoverage } from './kept-coverage.js';
import type { FeedStatistics } from './feeds-to-watch.js';

const WEEKS = 24;
const ids = fc.constantFrom('courier', 'daily', 'herald');
const mondays = fc.nat(WEEKS - 1).map((week) => weekStart(isoWeekOf(dayAfter(7 * week))));
const days = fc.nat(7 * WEEKS - 1).map(dayAfter);

const events = fc.oneof(
  fc.record({
    kind: fc.constant('polled' as const),
    feedId: ids,
    week: mondays,
    days: fc.integer({ min: 1, max: 127 }),
  }),
  fc.record({
    kind: fc.constant('brought' as const),
    feedId: ids,
    week: mondays,
    articles: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('archived' as const),
    outlet: ids,
    week: mondays,
    articles: fc.integer({ min: 1, max: 40 }),
  }),
  // Weeks on end, so that a feed may come to bring as much as another one would.
  fc.record({
    kind: fc.constant('went on' as const),
    feedId: ids,
    first: fc.nat(WEEKS - 12),
    articles: fc.constantFrom(1, 20, 60),
  }),
  fc.record({
    kind: fc.constant('told' as const),
    feedId: ids,
    isArchive: fc.boolean(),
    week: mondays,
    reports: fc.nat(5),
    each: fc.constantFrom(1_000_000, 333_333, 25_000),
    indicator: fc.constantFrom(...INDICATORS),
  }),
  fc.record({ kind: fc.constant('switched' as const), feedId: ids, day: days, enabled: fc.boolean() }),
  fc.record({ kind: fc.constant('day' as const), day: days }),
);
type Event = typeof events extends fc.Arbitrary<infer T> ? T : never;

type Records = FeedRecords & SwitchesAndArchives;

/** Nothing of all that changed. */
const NOTHING = { enablings: null, answered: [], articles: [], archives: [], tellings: NO_TELLINGS };

/** Everything that is stored, keyed as the tables are. */
class Store {
  private readonly enablings = new Map<string, Records['enablings'][number]>();
  private readonly answered = new Map<string, Records['answered'][number]>();
  private readonly articles = new Map<string, Records['articles'][number]>();
  private readonly archives = new Map<string, Records['archives'][number]>();
  private readonly tellings = {
    feeds: new Map<string, Records['tellings']['feeds'][number]>(),
    archives: new Map<string, Records['tellings']['archives'][number]>(),
  };
  today = dayAfter(0);

  take(event: Event): Partial<Records> {
    switch (event.kind) {
      case 'polled': {
        this.answered.set(`${event.feedId} ${event.week}`, event);
        return { answered: [event] };
      }
      case 'brought': {
        this.articles.set(`${event.feedId} ${event.week}`, event);
        return { articles: [event] };
      }
      case 'went on': {
        const { feedId, first, articles } = event;
        const rows = Array.from({ length: 12 }, (_, i) => {
          const week = weekStart(isoWeekOf(dayAfter(7 * (first + i))));
          return { feedId, week, articles };
        });
        for (const row of rows) this.articles.set(`${feedId} ${row.week}`, row);
        return { articles: rows };
      }
      case 'archived': {
        this.archives.set(`${event.outlet} ${event.week}`, event);
        return { archives: [event] };
      }
      case 'told': {
        const { feedId, isArchive, week, reports, each, indicator } = event;
        const told = { week, reports, told: toldOf(reports * each, indicator) };
        const feeds = isArchive ? [] : [{ feedId, ...told }];
        const archives = isArchive ? [{ outlet: feedId, ...told }] : [];
        for (const row of feeds) this.tellings.feeds.set(`${feedId} ${week}`, row);
        for (const row of archives) this.tellings.archives.set(`${feedId} ${week}`, row);
        return { tellings: { feeds, archives } };
      }
      case 'switched': {
        const { feedId, day, enabled } = event;
        this.enablings.set(`${feedId} ${day}`, {
          ...{ feedId, outlets: [feedId], enabled },
          at: `${day}T10:00:00Z`,
        });
        return { enablings: this.records.enablings };
      }
      case 'day': {
        this.today = event.day;
        return {};
      }
    }
  }

  get statistics(): FeedStatistics {
    return feedStatistics(feedCounts(this.records), this.records);
  }

  get records(): Records {
    const inOrder = <T>(rows: ReadonlyMap<string, T>): T[] =>
      [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    return {
      enablings: inOrder(this.enablings),
      answered: inOrder(this.answered),
      articles: inOrder(this.articles),
      archives: inOrder(this.archives),
      tellings: { feeds: inOrder(this.tellings.feeds), archives: inOrder(this.tellings.archives) },
    };
  }
}

describe('coverage that is kept', () => {
  it('is, after whatever is polled, brought, told, imported or switched on whatever day, what it is from the beginning', () => {
    fc.assert(
      fc.property(fc.array(events, { minLength: 1, maxLength: 40 }), (happened) => {
        const store = new Store();
        let kept = keptCoverage(store.statistics, store.today, designParameters);
        for (const event of happened) {
          const changes = { ...NOTHING, ...store.take(event) };
          kept = coverageAfter(
            kept,
            changedStatistics(kept.statistics, changes),
            store.today,
            designParameters,
          );
          const anew = keptCoverage(store.statistics, store.today, designParameters);
          // Equal to the bit, and week by week: `toEqual` takes no heed of the order of a map.
          expect(kept.byWeek).toEqual(anew.byWeek);
          expect(kept.otherSources).toEqual(anew.otherSources);
          expect(kept.statistics).toEqual(anew.statistics);
          expect(weeksOf(kept)).toEqual(weeksOf(anew));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is of another instant, reckoned from what is kept of this one, what it is from the beginning', () => {
    const history = fc.array(events, { maxLength: 30 });
    fc.assert(
      fc.property(history, history, history, (shared, then, now) => {
        const [past, present] = [new Store(), new Store()];
        for (const event of shared) [past, present].forEach((store) => store.take(event));
        for (const event of then) past.take(event);
        for (const event of now) present.take(event);
        const kept = keptCoverage(present.statistics, present.today, designParameters);
        const change = comparedStatistics(kept.statistics, past.statistics);
        const after = coverageAfter(kept, change, past.today, designParameters);
        const anew = keptCoverage(past.statistics, past.today, designParameters);
        expect(after.byWeek).toEqual(anew.byWeek);
        expect(after.otherSources).toEqual(anew.otherSources);
        expect(after.statistics).toEqual(anew.statistics);
        expect(weeksOf(after)).toEqual(weeksOf(anew));
      }),
      { numRuns: 300 },
    );
  });

  it('has a feed among the sources of a week that its first list reached back to, whenever that is known', () => {
    const store = new Store();
    const monday = (week: number): string => weekStart(isoWeekOf(dayAfter(7 * week)));
    store.take({ kind: 'switched', feedId: 'herald', day: dayAfter(0), enabled: true });
    store.take({ kind: 'switched', feedId: 'daily', day: dayAfter(7 * 5), enabled: true });
    for (const week of [0, 1, 2, 3, 4, 5])
      store.take({ kind: 'brought', feedId: 'herald', week: monday(week), articles: 9 });
    store.take({ kind: 'brought', feedId: 'daily', week: monday(5), articles: 9 });
    const before = keptCoverage(store.statistics, dayAfter(7 * 6), designParameters);
    const late = store.take({ kind: 'brought', feedId: 'daily', week: monday(4), articles: 9 });
    const changes = { ...NOTHING, ...late };
    const change = changedStatistics(before.statistics, changes);
    const after = coverageAfter(before, change, dayAfter(7 * 6), designParameters);
    const hasOthers = ({ otherSources }: KeptCoverage): boolean =>
      otherSources.get('composite')?.has(isoWeekOf(dayAfter(7 * 4))) ?? false;
    expect([before, after].map(hasOthers)).toEqual([false, true]);
    expect(after.otherSources).toEqual(
      keptCoverage(store.statistics, dayAfter(7 * 6), designParameters).otherSources,
    );
  });

  it('is the same object where what was known then is known now', () => {
    const store = new Store();
    store.take({ kind: 'switched', feedId: 'herald', day: dayAfter(0), enabled: true });
    store.take({ kind: 'brought', feedId: 'herald', week: weekStart(isoWeekOf(dayAfter(0))), articles: 3 });
    store.take({ kind: 'archived', outlet: 'daily', week: weekStart(isoWeekOf(dayAfter(7))), articles: 3 });
    const kept = keptCoverage(store.statistics, dayAfter(9), designParameters);
    const change = comparedStatistics(kept.statistics, store.statistics);
    expect(coverageAfter(kept, change, dayAfter(9), designParameters)).toBe(kept);
  });

  it('is the same object where a poll finds what is known already', () => {
    const store = new Store();
    store.take({ kind: 'switched', feedId: 'herald', day: dayAfter(0), enabled: true });
    const poll: Event = {
      kind: 'polled',
      feedId: 'herald',
      week: weekStart(isoWeekOf(dayAfter(0))),
      days: 3,
    };
    store.take(poll);
    const before = keptCoverage(store.statistics, dayAfter(2), designParameters);
    const again = { ...NOTHING, answered: [poll] };
    const after = coverageAfter(
      before,
      changedStatistics(before.statistics, again),
      dayAfter(2),
      designParameters,
    );
    expect(after).toBe(before);
  });
});

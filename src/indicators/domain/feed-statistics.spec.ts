import fc from 'fast-check';
import { toldOf } from './indicators.builder.js';
import { feedCounts, feedStatistics, movedCounts, watchedFeeds } from './feed-statistics.js';

describe('feed statistics', () => {
  it('opens and closes a span at each switching, by day', () => {
    const outlets = ['herald', 'herald-example'];
    const switched = (at: string, enabled: boolean) => ({
      ...{ feedId: 'herald', outlets, enabled },
      at: `${at}T10:00:00Z`,
    });
    expect(
      watchedFeeds([
        switched('2026-01-05', true),
        switched('2026-02-02', false),
        switched('2026-03-02', true),
      ]),
    ).toEqual([
      { id: 'herald', outlets, enabledFrom: '2026-01-05', enabledTo: '2026-02-02' },
      { id: 'herald', outlets, enabledFrom: '2026-03-02', enabledTo: null },
    ]);
  });

  it('passes over a switching that changes nothing', () => {
    const on = { feedId: 'herald', outlets: [], enabled: true, at: '2026-01-05T10:00:00Z' };
    expect(watchedFeeds([on, { ...on, at: '2026-02-02T10:00:00Z' }])).toHaveLength(1);
    expect(watchedFeeds([{ ...on, enabled: false }])).toEqual([]);
  });

  it('keeps an imported outlet apart from a feed of the same name', () => {
    const counts = feedCounts({
      answered: [{ feedId: 'herald', week: '2026-01-05', days: 5 }],
      articles: [{ feedId: 'herald', week: '2026-01-05', articles: 3 }],
    });
    const statistics = feedStatistics(counts, {
      enablings: [],
      archives: [{ outlet: 'herald', week: '2025-12-29', articles: 7 }],
      tellings: {
        feeds: [{ feedId: 'herald', week: '2026-01-05', reports: 1, told: toldOf(500_000) }],
        archives: [{ outlet: 'herald', week: '2025-12-29', reports: 2, told: toldOf(2_000_000) }],
      },
    });
    expect([...statistics.articles.keys()]).toEqual(['herald', 'archive:herald']);
    expect([...statistics.reports]).toEqual([
      ['herald', new Map([['2026-W02', 1]])],
      ['archive:herald', new Map([['2026-W01', 2]])],
    ]);
    expect([...statistics.told]).toEqual([
      ['herald', new Map([['2026-W02', toldOf(500_000)]])],
      ['archive:herald', new Map([['2026-W01', toldOf(2_000_000)]])],
    ]);
    expect([...statistics.imported]).toEqual([['archive:herald', new Set(['2026-W01'])]]);
    expect([...statistics.answered]).toEqual([['herald', new Map([['2026-W02', 5]])]]);
  });

  const feedId = fc.constantFrom('herald', 'post', 'wire');
  const week = fc.constantFrom('2026-01-05', '2026-01-12', '2026-01-19');
  /** What was recorded one after the other: a day on which a feed answered once, an article at any time. */
  const history = fc.record({
    articles: fc.array(fc.record({ feedId, week, articles: fc.constant(1) })),
    answered: fc.uniqueArray(fc.record({ feedId, week, days: fc.constantFrom(1, 2, 4, 8, 16, 32, 64) }), {
      selector: (day) => `${day.feedId} ${day.week} ${day.days}`,
    }),
  });

  it('counts the same at an instant whether read whole, or from a later or an earlier one', () => {
    fc.assert(
      fc.property(history, fc.nat(20), ({ articles, answered }, at) => {
        const [before, after] = [
          { articles: articles.slice(0, at), answered: answered.slice(0, at) },
          { articles: articles.slice(at), answered: answered.slice(at) },
        ];
        const [early, late] = [feedCounts(before), feedCounts({ articles, answered })];
        expect(movedCounts(early, after, 'later')).toEqual(late);
        expect(movedCounts(late, after, 'earlier')).toEqual(early);
      }),
    );
  });

  it('leaves the counts it goes on from as they were', () => {
    const early = feedCounts({
      articles: [{ feedId: 'herald', week: '2026-01-05', articles: 3 }],
      answered: [],
    });
    const later = { articles: [{ feedId: 'herald', week: '2026-01-05', articles: 2 }], answered: [] };
    movedCounts(early, later, 'later');
    expect(early.articles.get('herald')).toEqual(new Map([['2026-W02', 3]]));
  });
});

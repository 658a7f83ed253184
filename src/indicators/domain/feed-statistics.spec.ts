import { feedStatistics, watchedFeeds } from './feed-statistics.js';

describe('feed statistics', () => {
  it('opens and closes a span at each switching, by day', () => {
    const switched = (at: string, enabled: boolean) => ({ feedId: 'herald', enabled, at: `${at}T10:00:00Z` });
    expect(
      watchedFeeds([
        switched('2026-01-05', true),
        switched('2026-02-02', false),
        switched('2026-03-02', true),
      ]),
    ).toEqual([
      { id: 'herald', enabledFrom: '2026-01-05', enabledTo: '2026-02-02' },
      { id: 'herald', enabledFrom: '2026-03-02', enabledTo: null },
    ]);
  });

  it('passes over a switching that changes nothing', () => {
    const on = { feedId: 'herald', enabled: true, at: '2026-01-05T10:00:00Z' };
    expect(watchedFeeds([on, { ...on, at: '2026-02-02T10:00:00Z' }])).toHaveLength(1);
    expect(watchedFeeds([{ ...on, enabled: false }])).toEqual([]);
  });

  it('keeps an imported outlet apart from a feed of the same name', () => {
    const statistics = feedStatistics({
      enablings: [],
      answered: [{ feedId: 'herald', week: '2026-01-05', days: 5 }],
      articles: [{ feedId: 'herald', week: '2026-01-05', articles: 3 }],
      archives: [{ outlet: 'herald', week: '2025-12-29', articles: 7 }],
    });
    expect([...statistics.articles.keys()]).toEqual(['herald', 'archive:herald']);
    expect([...statistics.imported]).toEqual([['archive:herald', new Set(['2026-W01'])]]);
    expect([...statistics.answered]).toEqual([['herald', new Map([['2026-W02', 5]])]]);
  });
});

import type { FeedReport } from '../../service/feed-report.js';
import { isDue, isSilent, isTroubled } from './feed-state.js';

const aFeed = (state: FeedReport['state'], weeks: readonly number[]): FeedReport => ({
  id: 'f',
  name: 'Feed',
  url: 'https://feed.example/rss',
  language: 'en',
  publisher: 'outlet',
  country: 'PK',
  ownership: 'private',
  enabled: true,
  note: '',
  intervalMinutes: 30,
  state,
  lastAttemptAt: null,
  lastSuccessAt: null,
  lastNewAt: null,
  nextCheckAt: null,
  failures: 0,
  problem: null,
  origin: 'list',
  addition: null,
  withdrawal: null,
  articlesLast8Weeks: weeks.map((articles, at) => ({ week: `2026-W${40 + at}`, articles })),
});

test('a feed that answers but fell silent is told from one that always brought little', () => {
  expect(isSilent(aFeed('ok', [9, 9, 9, 9, 9, 9, 0, 0]))).toBe(true);
  expect(isSilent(aFeed('ok', [0, 0, 9, 0, 0, 0, 0, 0]))).toBe(false);
});

test('a week that has just begun does not make a feed silent', () => {
  expect(isSilent(aFeed('ok', [9, 9, 9, 9, 9, 9, 9, 0]))).toBe(false);
});

test('a failing feed is troubled, not silent; a waiting one is neither', () => {
  expect(isTroubled(aFeed('failing', []))).toBe(true);
  expect(isSilent(aFeed('failing', [9, 9, 9, 9, 9, 9, 0, 0]))).toBe(false);
  expect(isTroubled(aFeed('waiting', []))).toBe(false);
});

test('a check is due at the moment the page is about, not by the clock on the wall', () => {
  const feed = { nextCheckAt: '2026-11-20T10:00:00Z' };
  expect(isDue(feed, new Date('2026-11-20T10:00:00Z'))).toBe(true);
  expect(isDue(feed, new Date('2026-11-20T09:00:00Z'))).toBe(false);
  expect(isDue({ nextCheckAt: null }, new Date('2026-11-20T10:00:00Z'))).toBe(false);
});

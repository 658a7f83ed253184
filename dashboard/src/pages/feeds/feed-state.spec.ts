import type { FeedReport } from '../../service/feed-report.js';
import { isSilent, isTroubled } from './feed-state.js';

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

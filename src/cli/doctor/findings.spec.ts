import type { FeedListing } from '../../feeds/domain/feed-listing.js';
import { clockFindings, diskFindings, feedFindings, schemaFindings } from './findings.js';

const feed = (id: string, fails: boolean, enabled = true): FeedListing => ({
  id,
  name: id,
  url: `https://${id}.example/rss`,
  language: 'en',
  publisher: id,
  note: '',
  country: 'PK',
  ownership: 'private',
  enabled,
  intervalMinutes: 60,
  state: fails ? 'failing' : 'ok',
  lastAttemptAt: null,
  lastSuccessAt: null,
  lastNewAt: null,
  nextCheckAt: null,
  failures: fails ? 3 : 0,
  origin: 'list',
  addition: null,
  withdrawal: null,
  problem: fails
    ? { kind: 'timeout', at: '2026-11-22T06:00:00Z', message: 'It does not answer.', remedy: 'Wait.' }
    : null,
});

test('feeds that fail are named, ten at most', () => {
  expect(feedFindings([feed('a', true), feed('b', false)])).toEqual(['feed a: It does not answer. Wait.']);
  const many = Array.from({ length: 12 }, (_, at) => feed(`f${at}`, true));
  const found = feedFindings([...many, feed('good', false)]);
  expect([found.length, found.at(-1)]).toEqual([11, expect.stringContaining('2 more feeds') as string]);
});

test('where all feeds fail the cause is looked for here first', () => {
  expect(feedFindings([feed('a', true), feed('b', true), feed('off', false, false)])[0]).toContain(
    'All 2 feeds fail, so the cause is most likely here',
  );
  expect(feedFindings([feed('off', true, false)])).toEqual([]);
});

test('a disk is said to be nearly full under two gigabytes', () => {
  expect(diskFindings('/data', 2e9)).toEqual([]);
  expect(diskFindings('/data', 1.94e9)[0]).toContain('Only 1.9 GB are free where /data lies');
});

test('clocks more than five seconds apart, and facts of the future, are named', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 6, 0, second));
  expect(clockFindings({ here: at(5), database: at(0), newestFact: at(10) })).toEqual([]);
  expect(clockFindings({ here: at(0), database: at(6), newestFact: null })[0]).toContain('6 s apart');
  expect(clockFindings({ here: at(0), database: at(0), newestFact: at(6) })[0]).toContain('6 s after now');
});

test('a schema of a newer version is named with what made it', () => {
  expect(schemaFindings(['A1', 'B2'], ['A1', 'B2', 'C3'])).toEqual([]);
  expect(schemaFindings(['A1', 'D4'], ['A1', 'B2'])[0]).toContain('newer version of the tracker (D4)');
});

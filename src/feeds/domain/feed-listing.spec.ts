import { describe, expect, it } from '@jest/globals';
import { buildDue, NOW } from './due-feed.builder.js';
import type { HostHold } from './feed-state.js';
import { listFeeds } from './feed-listing.js';

const later = new Date(NOW.getTime() + 3_600_000);
const hold: HostHold = { host: 'morning.example', until: later, reason: 'busy' };

const listed = (...given: Parameters<typeof buildDue>) => ({
  ...buildDue(...given),
  provenance: { origin: 'list', addition: null, withdrawal: null } as const,
});

describe('listFeeds', () => {
  it('shows a feed as it stands, with instants as text', () => {
    const [listing] = listFeeds([listed({}, { state: 'ok', lastSuccessAt: NOW })], []);
    expect(listing).toMatchObject({
      id: 'morning-post',
      state: 'ok',
      lastSuccessAt: NOW.toISOString(),
      lastNewAt: null,
      nextCheckAt: NOW.toISOString(),
    });
  });

  it('shows feeds of a held host as held until the hold ends, other hosts as they are', () => {
    const other = listed({ url: 'https://other.example/' }, { state: 'ok' });
    const moved = listed({}, { state: 'ok', effectiveUrl: 'https://other.example/' });
    const listings = listFeeds([listed({}, { state: 'ok' }), other, moved], [hold]);
    expect(listings.map((feed) => feed.state)).toEqual(['held', 'ok', 'ok']);
    expect(listings[0]?.nextCheckAt).toBe(later.toISOString());
  });

  it('keeps the later of hold and next check', () => {
    const nextCheckAt = new Date(later.getTime() + 1);
    expect(listFeeds([listed({}, { nextCheckAt })], [hold])[0]?.nextCheckAt).toBe(nextCheckAt.toISOString());
  });

  it('shows no next check of feeds that are off or gone, held or not', () => {
    const off = listed({ enabled: false }, { state: 'ok' });
    const gone = listed({}, { state: 'gone' });
    const listings = listFeeds([off, gone], [hold]);
    expect(listings.map((feed) => [feed.state, feed.nextCheckAt])).toEqual([
      ['off', null],
      ['gone', null],
    ]);
  });
});

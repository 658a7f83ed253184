import { describe, expect, it } from '@jest/globals';
import { buildFeed, NOW } from './due-feed.builder.js';
import { planSeed } from './seed-plan.js';

const stored = (id: string, enabled = true) => ({ id, url: buildFeed().url, enabled });
const listed = (id: string, enabled = true) => buildFeed({ id, enabled });

describe('planSeed', () => {
  it('changes nothing where the list is as stored', () => {
    const plan = planSeed([listed('a'), listed('b', false)], [stored('a'), stored('b', false)], NOW);
    expect(plan).toEqual({ switched: [], fresh: [], dropped: [] });
  });

  it('switches feeds on and off as the list says, and off those it no longer holds', () => {
    const before = [stored('a'), stored('b', false), stored('c'), stored('d', false)];
    const plan = planSeed([listed('a', false), listed('b')], before, NOW);
    expect(plan.switched).toEqual([
      { feedId: 'a', enabled: false },
      { feedId: 'b', enabled: true },
      { feedId: 'c', enabled: false },
    ]);
    expect(plan.dropped).toEqual(['c', 'd']);
  });

  it('starts anew with feeds that are new or have another address', () => {
    const plan = planSeed(
      [listed('a'), { ...listed('b'), url: 'https://other.example/' }],
      [stored('b')],
      NOW,
    );
    expect(plan.fresh.map((feed) => feed.feedId)).toEqual(['a', 'b']);
  });

  it('asks eight enabled feeds at once and the others within three minutes', () => {
    const feeds = Array.from({ length: 60 }, (_, at) => listed(`feed-${at}`, at % 2 === 1));
    const minutes = planSeed(feeds, [], NOW).fresh.map(
      ({ nextCheckAt }) => (nextCheckAt.getTime() - NOW.getTime()) / 60_000,
    );
    const enabled = minutes.filter((_, at) => at % 2 === 1);
    expect(enabled.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 0));
    expect(enabled.slice(8).every((delay) => delay > 0 && delay < 3)).toBe(true);
    expect(new Set(enabled.slice(8)).size).toBe(22);
  });
});

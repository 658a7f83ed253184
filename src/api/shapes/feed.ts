import { z } from 'zod';
import type { FeedListing } from '../../feeds/domain/feed-listing.js';
import { FEED_STATES } from '../../feeds/domain/feed-state.js';
import type { IsoWeek } from '../../kernel/dates.js';

const instant = z.string().nullable();

/** A feed, how it stands and what it brought. */
export const feedSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  language: z.string(),
  publisher: z.string(),
  country: z.string().describe('ISO 3166-1; ZZ: unknown'),
  ownership: z.enum(['state', 'private', 'unknown']),
  enabled: z.boolean(),
  note: z.string(),
  intervalMinutes: z.number(),
  state: z.enum(FEED_STATES),
  lastAttemptAt: instant,
  lastSuccessAt: instant,
  lastNewAt: instant,
  nextCheckAt: instant.describe('Null where it is not asked any more'),
  failures: z.number().int().describe('In a row'),
  problem: z.object({ kind: z.string(), message: z.string(), remedy: z.string(), at: z.string() }).nullable(),
  articlesLast7Days: z.number().int().describe('First seen in the last seven days'),
  articlesLast8Weeks: z.array(z.object({ week: z.string(), articles: z.number().int() })),
});

export type FeedShape = z.output<typeof feedSchema>;

/** What feeds brought lately, by their ids. */
export interface FeedYield {
  /** The weeks to show, oldest first. */
  readonly weeks: readonly IsoWeek[];
  readonly byWeek: ReadonlyMap<string, ReadonlyMap<IsoWeek, number>>;
  readonly last7Days: ReadonlyMap<string, number>;
}

/** A feed with what it brought. */
export function feedShape(feed: FeedListing, { weeks, byWeek, last7Days }: FeedYield): FeedShape {
  const ofFeed = byWeek.get(feed.id);
  return {
    ...feed,
    articlesLast7Days: last7Days.get(feed.id) ?? 0,
    articlesLast8Weeks: weeks.map((week) => ({ week, articles: ofFeed?.get(week) ?? 0 })),
  };
}

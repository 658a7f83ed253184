import { z } from 'zod';
import type { FeedListing } from '../../feeds/domain/feed-listing.js';
import { FEED_STATES } from '../../feeds/domain/feed-state.js';
import type { IsoWeek } from '../../kernel/dates.js';

const instant = z.string().nullable();

/** Who owns a feed's publisher. */
export const ownership = z.enum(['state', 'private', 'unknown']);

/** What is wrong and what to do. */
export const problemSchema = z.object({ kind: z.string(), message: z.string(), remedy: z.string() });

/** Who took an added feed out. */
export const withdrawalSchema = z
  .object({ by: z.string(), at: z.string(), reason: z.string() })
  .nullable()
  .describe('Null where it was not removed');

/** A feed, how it stands and what it brought. */
export const feedSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  language: z.string(),
  publisher: z.string(),
  country: z.string().describe('ISO 3166-1; ZZ: unknown'),
  ownership,
  enabled: z.boolean(),
  note: z.string(),
  intervalMinutes: z.number(),
  state: z.enum(FEED_STATES),
  lastAttemptAt: instant,
  lastSuccessAt: instant,
  lastNewAt: instant,
  nextCheckAt: instant.describe('Null where it is not asked any more'),
  failures: z.number().int().describe('In a row'),
  problem: problemSchema.extend({ at: z.string() }).nullable(),
  origin: z.enum(['list', 'person']).describe('From the list of feeds (FEEDS_FILE), or added by a person'),
  addition: z
    .object({ by: z.string(), at: z.string() })
    .nullable()
    .describe('Who added it; null where the list has it'),
  withdrawal: withdrawalSchema,
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

import type { LastDay } from '../../../developments/domain/latest-change.js';
import { dayNumber } from '../../../kernel/iso-week.js';
import { INDICATORS, type Indicator } from '../../../kernel/words.js';
import type { FeedSilentFact, NoNewsFact } from '../fact.js';
import type { Looked } from './seen.js';

const HOUR_MS = 3_600_000;

/** How long the wait since something was when it was last looked at. */
export interface SeenWait {
  readonly since: string;
  /** Days or hours. */
  readonly waited: number;
}

export type SeenWaits = Readonly<Record<string, SeenWait>>;

/** The day of the last development of each indicator, and of any. */
export type LastDays = ReadonlyMap<Indicator | 'any', string>;

/** The last day of each indicator, and of any topic; what has none is left out. */
export function lastDaysOf(days: readonly LastDay[]): LastDays {
  const last = new Map<Indicator | 'any', string>();
  for (const indicator of INDICATORS) {
    const day = days.find(({ topic }) => topic === indicator)?.day;
    if (day !== undefined) last.set(indicator, day);
  }
  const newest = days
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (newest !== undefined) last.set('any', newest);
  return last;
}

/** The days without news that grew since they were last looked at. In an outage nobody knows: they wait. */
export function daysWithoutNews(
  lastDays: LastDays,
  seen: SeenWaits,
  { today, heardWell }: { readonly today: string; readonly heardWell: boolean },
): Looked<SeenWaits> {
  if (!heardWell) return { facts: [], seen };
  const facts: NoNewsFact[] = [];
  const now: Record<string, SeenWait> = {};
  for (const [indicator, lastOn] of lastDays) {
    const toDays = Math.max(0, dayNumber(today) - dayNumber(lastOn));
    const before = seen[indicator];
    now[indicator] = { since: lastOn, waited: toDays };
    const fromDays = before?.since === lastOn ? before.waited : before === undefined ? toDays : 0;
    if (toDays > fromDays) facts.push({ kind: 'no-news', indicator, fromDays, toDays, lastOn });
  }
  return { facts, seen: now };
}

/** A feed that is meant to be asked. */
export interface WatchedFeed {
  readonly id: string;
  readonly name: string;
  /** Null where it never answered. */
  readonly lastSuccessAt: string | null;
  readonly problem: string;
}

/** The hours without an answer that grew. A feed that never answered is silent from when it was first looked at. */
export function hoursOfSilence(feeds: readonly WatchedFeed[], seen: SeenWaits, now: Date): Looked<SeenWaits> {
  const facts: FeedSilentFact[] = [];
  const next: Record<string, SeenWait> = {};
  for (const feed of feeds) {
    const before = seen[feed.id];
    const since = feed.lastSuccessAt ?? before?.since ?? now.toISOString();
    const toHours = Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / HOUR_MS));
    next[feed.id] = { since, waited: toHours };
    const fromHours = before?.since === since ? before.waited : before === undefined ? toHours : 0;
    if (toHours > fromHours) {
      const { id: feedId, name, problem } = feed;
      facts.push({ kind: 'feed-silent', feedId, name, fromHours, toHours, since, problem });
    }
  }
  return { facts, seen: next };
}

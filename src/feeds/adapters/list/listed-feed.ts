import { publisherOf } from '../../domain/feed-address.js';
import type { Feed } from '../../domain/feed.js';
import { feedEntry } from '../../feed-entry-schema.js';

/** An entry as read from a file, with where it stands there, in words. */
export interface RawEntry {
  readonly place: string;
  readonly value: unknown;
}

export interface CheckedList {
  readonly feeds: readonly Feed[];
  /** Every fault: where it is and what is allowed. */
  readonly faults: readonly string[];
}

function named({ place, value }: RawEntry): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' ? `${place} (${id})` : place;
}

function duplicates(feeds: readonly Feed[]): readonly string[] {
  const faults: string[] = [];
  for (const key of ['id', 'url'] as const) {
    const seen = new Set<string>();
    for (const feed of feeds) {
      if (seen.has(feed[key])) faults.push(`${feed.id}: the ${key} ${feed[key]} stands there twice`);
      seen.add(feed[key]);
    }
  }
  return faults;
}

/** Checks every entry, so that one reading names every fault. */
export function checkEntries(entries: readonly RawEntry[]): CheckedList {
  const feeds: Feed[] = [];
  const faults: string[] = [];
  for (const raw of entries) {
    const read = feedEntry.safeParse(raw.value);
    if (read.success) {
      feeds.push({ ...read.data, publisher: read.data.publisher ?? publisherOf(read.data.url) });
    } else {
      faults.push(
        ...read.error.issues.map(({ path, message }) =>
          [named(raw), ...path.map(String), message].join(': '),
        ),
      );
    }
  }
  return { feeds, faults: [...faults, ...duplicates(feeds)] };
}

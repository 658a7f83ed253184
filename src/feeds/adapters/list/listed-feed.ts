import { z } from 'zod';
import type { Feed } from '../../domain/feed.js';

/** Feeds of unknown publishers are asked hourly. */
const DEFAULT_INTERVAL_MINUTES = 60;
const DAY_MINUTES = 24 * 60;

/** Whether it can be asked: http or https, no user name or password. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '';
}

const slug = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** One entry of a list of feeds; each message says what is allowed. */
const entry = z.strictObject({
  id: z.string('id: text is needed').regex(slug, 'id: lower-case letters, digits and - are allowed'),
  name: z.string('name: text is needed').trim().min(1, 'name: it must not be empty'),
  url: z
    .string('url: an address is needed')
    .refine(isWebAddress, 'url: an http:// or https:// address without user name and password is allowed')
    .transform((text) => new URL(text).href),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'language: a code like en, ru or ur is allowed')
    .default('und'),
  publisher: z.string().regex(slug, 'publisher: lower-case letters, digits and - are allowed').optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'country: a code of two capital letters like PK is allowed (ZZ: unknown)')
    .default('ZZ'),
  ownership: z
    .enum(['state', 'private', 'unknown'], 'ownership: state, private or unknown is allowed')
    .default('unknown'),
  enabled: z.boolean('enabled: true or false is allowed').default(true),
  intervalMinutes: z
    .int('intervalMinutes: a whole number is allowed')
    .min(1, 'intervalMinutes: at least 1 is allowed')
    .max(DAY_MINUTES, `intervalMinutes: at most ${DAY_MINUTES} is allowed`)
    .default(DEFAULT_INTERVAL_MINUTES),
  note: z.string('note: text is needed').default(''),
});

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

/** A slug of a host: `www.dawn.com` gives `dawn.com`. */
export function publisherOf(url: string): string {
  return new URL(url).hostname
    .replace(/^www\./, '')
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
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
    const read = entry.safeParse(raw.value);
    if (read.success) {
      feeds.push({ ...read.data, publisher: read.data.publisher ?? publisherOf(read.data.url) });
    } else {
      faults.push(...read.error.issues.map((issue) => `${named(raw)}: ${issue.message}`));
    }
  }
  return { feeds, faults: [...faults, ...duplicates(feeds)] };
}

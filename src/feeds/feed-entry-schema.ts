import { z } from 'zod';
import { isWebAddress } from './domain/feed-address.js';

/** Feeds of unknown publishers are asked hourly. */
const DEFAULT_INTERVAL_MINUTES = 60;
const DAY_MINUTES = 24 * 60;
/** Of what a person adds; a list's own entries may be longer. */
const LONGEST = { id: 100, name: 200, url: 2_000, note: 500 } as const;

const slug = /^[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;
const ID = 'lower-case letters, digits and - are allowed';
/** What PostgreSQL cannot hold, and nobody can read. */
const READABLE = /^[^\p{Cc}]*$/u;

const parts = {
  id: z.string('text is needed').regex(slug, ID),
  name: z
    .string('text is needed')
    .trim()
    .min(1, 'it must not be empty')
    .regex(READABLE, 'one line of text without control characters is allowed'),
  url: z
    .string('an address is needed')
    .refine(isWebAddress, 'an http:// or https:// address without user name and password is allowed')
    .transform((text) => new URL(text).href),
  language: z.string().regex(/^[a-z]{2,3}$/, 'a code like en, ru or ur is allowed'),
  publisher: z.string().regex(slug, ID),
  country: z.string().regex(/^[A-Z]{2}$/, 'a code of two capital letters like PK is allowed (ZZ: unknown)'),
  ownership: z.enum(['state', 'private', 'unknown'], 'state, private or unknown is allowed'),
  intervalMinutes: z
    .int('a whole number is allowed')
    .min(1, 'at least 1 is allowed')
    .max(DAY_MINUTES, `at most ${DAY_MINUTES} is allowed`),
  note: z.string('text is needed'),
};

/** One entry of a list of feeds; each message says what is allowed. */
export const feedEntry = z.strictObject({
  id: parts.id,
  name: parts.name,
  url: parts.url,
  language: parts.language.default('und'),
  publisher: parts.publisher.optional(),
  country: parts.country.default('ZZ'),
  ownership: parts.ownership.default('unknown'),
  enabled: z.boolean('true or false is allowed').default(true),
  intervalMinutes: parts.intervalMinutes.default(DEFAULT_INTERVAL_MINUTES),
  note: parts.note.default(''),
});

/** A feed's address as a person gives it. */
export const feedAddress = z
  .string('an address is needed')
  .max(LONGEST.url, `at most ${LONGEST.url} characters are allowed`)
  .pipe(parts.url);

const added = {
  id: parts.id.max(LONGEST.id, `at most ${LONGEST.id} characters are allowed`).optional(),
  name: parts.name.max(LONGEST.name, `at most ${LONGEST.name} characters are allowed`),
  url: feedAddress,
  language: parts.language.default('und'),
  publisher: parts.publisher.max(LONGEST.id, `at most ${LONGEST.id} characters are allowed`).optional(),
  country: parts.country.optional(),
  ownership: parts.ownership.optional(),
  intervalMinutes: parts.intervalMinutes.default(DEFAULT_INTERVAL_MINUTES),
  note: parts.note
    .max(LONGEST.note, `at most ${LONGEST.note} characters are allowed`)
    .regex(READABLE, 'one line of text without control characters is allowed')
    .default(''),
};

/** A feed that a person adds: as an entry of a list; what is left out follows from its address and the feeds known. */
export const addedFeedEntry = z.strictObject(added, {
  error: (issue) =>
    issue.code === 'unrecognized_keys'
      ? `no such part of a feed; there are ${Object.keys(added).join(', ')}`
      : 'a JSON object with at least name and url',
});

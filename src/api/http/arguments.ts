import { z } from 'zod';
import { isIsoDay, isIsoWeek } from '../../kernel/iso-week.js';

export const LARGEST_PAGE = 500;
const DEFAULT_PAGE = 100;
const LONGEST_TEXT = 200;
const LONGEST_CURSOR = 1_000;

const LIMIT = `a whole number from 1 to ${LARGEST_PAGE}`;
const TEXT = `a text of at most ${LONGEST_TEXT} characters`;
const INSTANT = 'an instant such as 2026-11-22T06:00:00Z';

/** Text that PostgreSQL can hold: it knows no NUL. */
const plain = (error: string, longest = LONGEST_TEXT) =>
  z
    .string({ error })
    .max(longest, { error })
    .refine((given) => !given.includes('\0'), { error });

/** An instant; as `asOf`: what was known at that instant; absent: what is known now. Years before 1000 are no instants of ours. */
export const instant = z.iso
  .datetime({ offset: true, error: INSTANT, abort: true })
  .refine((given) => /^[1-9]/.test(given), { error: INSTANT })
  .transform((given) => new Date(given))
  .optional()
  .meta({ description: `${INSTANT}: answers as it was known then; one that is still to come is refused` });

const DAY = 'a day such as 2026-11-22';
export const day = z
  .string({ error: DAY })
  .refine(isIsoDay, { error: DAY })
  .optional()
  .meta({ description: DAY, format: 'date' });

const WEEK = 'an ISO week such as 2026-W47';
export const week = z.string({ error: WEEK }).refine(isIsoWeek, { error: WEEK }).meta({ description: WEEK });

/** Words to look for; blanks around them do not count, and blanks alone are no condition. */
export const text = plain(TEXT)
  .transform((given) => given.trim())
  .transform((given) => (given === '' ? undefined : given))
  .optional()
  .meta({ description: 'words that the text must hold, in this order; upper and lower case are one' });

/** As `text`, read as a question of full text. */
export const searchWords = text.meta({
  description:
    'words to find in the development or its reports, in any order and form, in English, Russian or Urdu; "in quotes": together; -word: without it; the last word may be only begun',
});

/** The instant at which a page ended, in years that PostgreSQL and ISO 8601 both write with four digits. */
export const placeInstant = z.iso.datetime().refine((given) => /^[1-9]/.test(given));

/** The first day of the development at which a page ended. */
export const placeDay = z.string().refine(isIsoDay);

/** An id in a path. */
export const id = plain('an id');

/** One value, several with commas between, or the argument several times; absent: no condition. */
export function anyOf<const T extends readonly [string, ...string[]]>(values: T) {
  const error = `any of ${values.join(', ')}`;
  return z
    .union([z.string(), z.array(z.string())], { error })
    .optional()
    .transform(parts)
    .pipe(z.array(z.enum(values, { error })))
    .meta({ description: `${error}; several with commas between` });
}

const NAMES = 'one or more names with commas between, none of them empty';
/** Any names: one, several with commas between, or the argument several times; absent: no condition. */
export const anyText = z
  .union([z.string(), z.array(z.string())], { error: NAMES })
  .optional()
  .transform(parts)
  .pipe(z.array(plain(NAMES).min(1, { error: NAMES })))
  .meta({ description: NAMES });

function parts(given: string | string[] | undefined): string[] {
  return given === undefined ? [] : [given].flat().flatMap((part) => part.split(','));
}

export const flag = z
  .enum(['true', 'false'], { error: 'true or false' })
  .transform((given) => given === 'true')
  .optional();

/** How many rows a page has, where the argument is left out. */
export function limitOr(rows: number) {
  return z
    .string({ error: LIMIT })
    .regex(/^\d{1,3}$/, { error: LIMIT })
    .default(String(rows))
    .transform(Number)
    .pipe(z.number().min(1, { error: LIMIT }).max(LARGEST_PAGE, { error: LIMIT }))
    .meta({ description: LIMIT });
}

/** How a list is written. */
export const format = z
  .enum(['json', 'csv'], { error: 'json or csv' })
  .optional()
  .meta({ description: 'json or csv; without it the Accept header decides' });

/** What every list takes. */
const listArguments = {
  limit: limitOr(DEFAULT_PAGE),
  cursor: z
    .string({ error: 'nextCursor of the page before' })
    .max(LONGEST_CURSOR, { error: 'nextCursor of the page before' })
    .optional()
    .meta({ description: 'nextCursor of the page before' }),
  format,
  asOf: instant,
};

/** The arguments of one request: whatever is not named is refused, and so is a period that ends before it begins. */
export function argumentsOf<T extends z.core.$ZodLooseShape>(own: T) {
  const known = Object.keys(own).join(', ');
  return z
    .strictObject(own, {
      error: (issue) =>
        issue.code === 'unrecognized_keys' ? `no such argument here; there are ${known}` : undefined,
    })
    .refine((given) => !isReversed(given), { path: ['from'], error: 'not later than "to"' });
}

/** The arguments of a list: its own, and those that every list takes. */
export function listOfArguments<T extends z.core.$ZodLooseShape>(own: T) {
  return argumentsOf({ ...listArguments, ...own });
}

/** The arguments of a single record. */
export const recordArguments = recordArgumentsWith({});

/**
 * The arguments of a single record: its own, and that of every record. To extend the schema of every record instead
 * would leave its own out of the list in a refusal.
 */
export function recordArgumentsWith<T extends z.core.$ZodLooseShape>(own: T) {
  return argumentsOf({ asOf: instant, ...own });
}

function isReversed(given: object): boolean {
  const from: unknown = Reflect.get(given, 'from');
  const to: unknown = Reflect.get(given, 'to');
  return typeof from === 'string' && typeof to === 'string' && from > to;
}

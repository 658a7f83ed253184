import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { isIsoDay, isIsoWeek } from '../../kernel/iso-week.js';
import { ProblemException } from './problem.js';

export const LARGEST_PAGE = 500;
const DEFAULT_PAGE = 100;
const LONGEST_TEXT = 200;

const instantText = z.iso.datetime({ offset: true, error: 'an instant such as 2026-11-22T06:00:00Z' });

/** `asOf`: what was known at that instant; absent: what is known now. */
export const asOf = instantText.transform((text) => new Date(text)).optional();

export const day = z.string().refine(isIsoDay, { error: 'a day such as 2026-11-22' }).optional();

export const week = z.string().refine(isIsoWeek, { error: 'an ISO week such as 2026-W47' });

export const text = z
  .string()
  .trim()
  .max(LONGEST_TEXT, { error: `at most ${LONGEST_TEXT} characters` })
  .optional();

/** One value, several with commas between, or the argument several times; absent: no condition. */
export function anyOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) => (given === undefined ? [] : [given].flat().flatMap((part) => part.split(','))))
    .pipe(z.array(z.enum(values, { error: `any of ${values.join(', ')}` })));
}

/** Any texts: one, several with commas between, or the argument several times. */
export const anyText = z
  .union([z.string().max(LONGEST_TEXT), z.array(z.string().max(LONGEST_TEXT))])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat().flatMap((part) => part.split(','))));

export const flag = z
  .enum(['true', 'false'], { error: 'true or false' })
  .transform((given) => given === 'true')
  .optional();

/** What every list takes. */
export const listArguments = {
  limit: z.coerce
    .number({ error: `a whole number from 1 to ${LARGEST_PAGE}` })
    .int({ error: `a whole number from 1 to ${LARGEST_PAGE}` })
    .min(1, { error: `a whole number from 1 to ${LARGEST_PAGE}` })
    .max(LARGEST_PAGE, { error: `a whole number from 1 to ${LARGEST_PAGE}` })
    .default(DEFAULT_PAGE),
  cursor: z.string().max(1_000).optional(),
  format: z.enum(['json', 'csv'], { error: 'json or csv' }).optional(),
};

/** Refuses what does not fit the schema beside the parameter, naming argument, value and what is allowed. */
export const argumentsPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const errors = issues.map((issue) => ({
      name:
        (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.') ||
        'arguments',
      value: null,
      allowed: issue.message,
    }));
    const first = errors[0];
    const detail = first === undefined ? 'An argument is wrong.' : `${first.name}: ${first.allowed}.`;
    return new ProblemException(400, detail, errors);
  },
});

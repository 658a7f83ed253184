import { IANAZone } from 'luxon';
import { z } from 'zod';
import { SEVERITIES } from './domain/rule.js';
import { CADENCES, type Timing, type TimingChange } from './domain/subscription.js';

const TIME = 'a time of day like 07:30';
const clock = z.string({ error: TIME }).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: TIME });
const ZONE = 'an IANA time zone like Asia/Karachi';
const WEEKDAY = 'a day of the week from 1 (Monday) to 7';
const CAP = 'a whole number from 1 to 1000, or null';

const quietSchema = z.strictObject({
  from: clock,
  to: clock,
  breakthrough: z
    .enum(SEVERITIES, { error: `any of ${SEVERITIES.join(', ')}, or null` })
    .nullable()
    .default('urgent'),
});

const parts = {
  cadence: z.enum(CADENCES, { error: `any of ${CADENCES.join(', ')}` }),
  zone: z
    .string({ error: ZONE })
    .max(60, { error: ZONE })
    .refine((name) => IANAZone.isValidZone(name), { error: ZONE }),
  time: clock,
  weekday: z.int({ error: WEEKDAY }).min(1, { error: WEEKDAY }).max(7, { error: WEEKDAY }),
  quiet: quietSchema.nullable(),
  hourlyCap: z.int({ error: CAP }).min(1, { error: CAP }).max(1_000, { error: CAP }).nullable(),
};

/** When a subscriber wants to hear; whatever is left out is as the standard has it: at once, in UTC, at any hour. */
export const timingSchema: z.ZodType<Timing> = z.strictObject({
  cadence: parts.cadence.default('immediate'),
  zone: parts.zone.default('UTC'),
  digestAt: z
    .strictObject({ time: parts.time.default('07:30'), weekday: parts.weekday.default(1) })
    .default({ time: '07:30', weekday: 1 }),
  quiet: parts.quiet.default(null),
  hourlyCap: parts.hourlyCap.default(10),
});

/** What of a timing changes; whatever is left out stays as it is. */
export const timingChangeSchema: z.ZodType<TimingChange> = z.strictObject({
  cadence: parts.cadence.optional(),
  zone: parts.zone.optional(),
  digestAt: z.strictObject({ time: parts.time.optional(), weekday: parts.weekday.optional() }).optional(),
  quiet: parts.quiet.optional(),
  hourlyCap: parts.hourlyCap.optional(),
});

import { z } from 'zod';
import { SEVERITIES } from '../../alerts/domain/rule.js';
import {
  CADENCES,
  CHANNELS,
  SUBSCRIPTION_STATES,
  type Subscription,
} from '../../alerts/domain/subscription.js';
import { timingChangeSchema, timingSchema } from '../../alerts/timing-schema.js';

const URL_TEXT = 'an http:// or https:// address of at most 2000 characters';
const NO_USER =
  'an address without user name and password: put a token into the path or query that the receiver looks for';
const url = z
  .url({ protocol: /^https?$/, error: URL_TEXT })
  .max(2_000, { error: URL_TEXT })
  .refine((given) => !URL.canParse(given) || !hasUserInfo(new URL(given)), { error: NO_USER });
const TEXT = 'a text of 1 to 200 characters';
const short = z.string({ error: TEXT }).min(1, { error: TEXT }).max(200, { error: TEXT });

const ENDPOINTS = CHANNELS.filter((channel) => channel !== 'email');
const TARGET = `a JSON object with "channel", one of ${ENDPOINTS.join(', ')}`;
const target = z.discriminatedUnion(
  'channel',
  [
    z.strictObject({ channel: z.literal('webhook'), url }),
    z.strictObject({ channel: z.literal('slack'), url }),
    z.strictObject({ channel: z.literal('telegram'), url, chatId: short }),
    z.strictObject({ channel: z.literal('ntfy'), url, token: short.nullable().default(null) }),
    z.strictObject({ channel: z.literal('feed') }),
  ],
  { error: TARGET },
);

/** A subscription of an endpoint; e-mail is signed up for by its owner. */
export const endpointBody = z.strictObject(
  {
    ruleId: short.meta({ description: 'the id of a rule, or of a standard topic' }),
    target,
    timing: timingSchema.default(timingSchema.parse({})),
    owner: short.optional(),
  },
  { error: 'a JSON object {"ruleId": …, "target": {"channel": …, "url": …}}' },
);

const STATES = ['active', 'disabled', 'unsubscribed'] as const;

/** What of a subscription changes. */
export const endpointChange = z
  .strictObject({
    timing: timingChangeSchema.optional(),
    state: z.enum(STATES, { error: `one of ${STATES.join(', ')}` }).optional(),
    reason: short.optional(),
  })
  .refine(({ timing, state }) => timing !== undefined || state !== undefined, {
    error: '"timing", "state" or both',
  });

export const endpointSchema = z.object({
  id: z.string(),
  owner: z.string(),
  ruleId: z.string(),
  isTopic: z.boolean(),
  ruleName: z.string().describe('Name of the rule or topic, also where it was deleted'),
  channel: z.enum(CHANNELS),
  target: z.string().describe('Masked: what is secret in it is not shown'),
  cadence: z.enum(CADENCES),
  zone: z.string(),
  digestAt: z.object({ time: z.string(), weekday: z.number() }),
  quiet: z
    .object({ from: z.string(), to: z.string(), breakthrough: z.enum(SEVERITIES).nullable() })
    .nullable(),
  hourlyCap: z.number().nullable(),
  state: z.enum(SUBSCRIPTION_STATES),
  stateReason: z.string(),
  stateAt: z.string(),
  failingSince: z.string().nullable(),
  createdAt: z.string(),
});

export const newEndpointSchema = z.object({
  subscription: endpointSchema,
  secret: z
    .string()
    .nullable()
    .describe('The signing secret, or the token of a personal feed; shown only now'),
});
export const secretSchema = z.object({
  secret: z.string().describe('The signing secret, or the token of a personal feed; shown only now'),
});
export const testSchema = z.object({
  notificationId: z.string().describe('GET /api/v1/deliveries?notification=… shows what came of it'),
});

function hasUserInfo({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

export function endpointShape(one: Subscription, ruleName: string): z.output<typeof endpointSchema> {
  const { id, owner, ruleId, isTopic, channel, cadence, zone, digestAt, quiet, hourlyCap } = one;
  const { state, stateReason, stateAt, failingSince, createdAt } = one;
  return {
    ...{ id, owner, ruleId, isTopic, ruleName, channel },
    target: one.targetMasked,
    ...{ cadence, zone, digestAt, quiet, hourlyCap, state, stateReason, stateAt, failingSince, createdAt },
  };
}

import { z } from 'zod';
import type { Subscription } from '../../alerts/domain/subscription.js';
import { CADENCES, CHANNELS, SUBSCRIPTION_STATES } from '../../alerts/domain/subscription.js';
import { SEVERITIES } from '../../alerts/domain/rule.js';
import { readAddress } from '../../alerts/domain/mail/address.js';
import { timingSchema } from '../../alerts/timing-schema.js';

const ADDRESS = 'an e-mail address like name@example.org';
const TOPICS = 'one or more ids of standard topics (GET /api/v1/subscriptions/topics)';
const CONSENT = 'true: the owner of the address agrees to the consent text of /api/v1/subscriptions/topics';
const MOST_TOPICS = 20;
const LONGEST_TOKEN = 200;

const address = z
  .string({ error: ADDRESS })
  .max(320, { error: ADDRESS })
  .transform((text, context): string => {
    const read = readAddress(text);
    if (read.kind === 'address') return read.address;
    context.addIssue({ code: 'custom', message: read.allowed });
    return z.NEVER;
  });

/** A sign-up by mail. */
export const signUpBody = z.strictObject({
  channel: z.literal('email', { error: 'email' }).default('email'),
  address,
  topics: z
    .array(z.string({ error: TOPICS }).max(64, { error: TOPICS }), { error: TOPICS })
    .min(1, { error: TOPICS })
    .max(MOST_TOPICS, { error: TOPICS }),
  timing: timingSchema.default(timingSchema.parse({})),
  consent: z.literal(true, { error: CONSENT }),
});

const RULES = 'one or more ids of rules or standard topics';

/** An e-mail address that somebody who is signed in asks to be told of rules. */
export const invitationBody = z.strictObject({
  address,
  ruleIds: z
    .array(z.string({ error: RULES }).max(200, { error: RULES }), { error: RULES })
    .min(1, { error: RULES })
    .max(MOST_TOPICS, { error: RULES }),
  timing: timingSchema.default(timingSchema.parse({})),
});

const TOKEN = 'the token of the link in the mail';
export const tokenText = z
  .string({ error: TOKEN })
  .min(1, { error: TOKEN })
  .max(LONGEST_TOKEN, { error: TOKEN });
export const tokenBody = z.strictObject({ token: tokenText }, { error: 'a JSON object {"token": "…"}' });

export const topicSchema = z.object({ id: z.string(), name: z.string(), severity: z.enum(SEVERITIES) });

export const topicsSchema = z.object({
  items: z.array(topicSchema),
  nextCursor: z.null(),
  mailIsSetUp: z.boolean().describe('Whether the operator has set up a mail server'),
  consent: z.string().describe('What a subscriber agrees to, word for word'),
});

export const takenSchema = z.object({
  message: z.string().describe('The same whether or not the address is known'),
});

export const confirmedSchema = z.object({
  outcome: z.enum(['confirmed', 'used', 'ended']),
  message: z.string(),
  topics: z.array(z.string()),
  manageToken: z.string().nullable().describe('Opens the page of one’s own alerts'),
});

const clock = z.string().describe('HH:MM');

/** A subscription as it is shown: its target masked. */
export const subscriptionSchema = z.object({
  id: z.string(),
  owner: z.string(),
  ruleId: z.string(),
  isTopic: z.boolean(),
  ruleName: z.string().describe('Name of the rule or topic'),
  channel: z.enum(CHANNELS),
  targetMasked: z.string().describe('What may be shown of where it goes; empty once it is erased'),
  cadence: z.enum(CADENCES),
  zone: z.string(),
  digestAt: z.object({ time: clock, weekday: z.number().int() }),
  quiet: z.object({ from: clock, to: clock, breakthrough: z.enum(SEVERITIES).nullable() }).nullable(),
  hourlyCap: z.number().int().nullable(),
  state: z.enum(SUBSCRIPTION_STATES),
  stateReason: z.string(),
  stateAt: z.string(),
  failingSince: z.string().nullable(),
  createdAt: z.string(),
});

export type SubscriptionShape = z.output<typeof subscriptionSchema>;

/** A subscription with the name of what it watches. */
export function subscriptionShape(one: Subscription, ruleName: string): SubscriptionShape {
  return { ...one, ruleName };
}

const consentSchema = z.object({
  subscriptionId: z.string(),
  consent: z.string(),
  askedAt: z.string(),
  confirmedAt: z.string(),
  withdrawnAt: z.string().nullable(),
  withdrawnHow: z.string().nullable(),
});

export const ownDataSchema = z.object({
  address: z.string().nullable().describe('Null once every subscription has ended'),
  subscriptions: z.array(subscriptionSchema),
  consents: z.array(consentSchema),
  messages: z.array(
    z.object({
      id: z.string(),
      subscriptionId: z.string(),
      kind: z.string(),
      titles: z.array(z.string()),
      state: z.string(),
      at: z.string(),
    }),
  ),
});

export const unsubscribedSchema = z.object({
  state: z.enum(SUBSCRIPTION_STATES),
  ruleName: z.string(),
  message: z.string(),
});

const REPORT = 'bounce or complaint';
export const bounceBody = z.strictObject({
  address,
  kind: z.enum(['bounce', 'complaint'], { error: REPORT }),
});
export const liftBody = z.strictObject({ address });

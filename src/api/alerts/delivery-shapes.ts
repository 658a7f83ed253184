import { z } from 'zod';
import { NOTIFICATION_KINDS, NOTIFICATION_STATES } from '../../alerts/domain/notification.js';
import { SEVERITIES } from '../../alerts/domain/rule.js';
import type { Silence } from '../../alerts/domain/silence.js';
import type { LoggedNotification } from '../../alerts/delivery-log.service.js';
import { CHANNELS } from '../../alerts/domain/subscription.js';
import { TOPICS } from '../../kernel/words.js';

export const OUTCOMES = ['delivered', 'retry', 'refused', 'gone'] as const;

const way = {
  ruleName: z.string().describe('As the rule was called when it told'),
  channel: z.enum(CHANNELS),
  target: z.string().describe('Masked: what is secret in it is not shown'),
};

/** One attempt to send something. */
export const deliverySchema = z.object({
  id: z.string(),
  notificationId: z.string(),
  subscriptionId: z.string(),
  ruleId: z.string(),
  ...way,
  title: z.string(),
  attempt: z.number(),
  at: z.string(),
  outcome: z.enum(OUTCOMES),
  status: z.number().nullable(),
  latencyMs: z.number(),
  message: z.string(),
  answer: z.string().describe('The first kilobyte of the answer'),
  nextTryAt: z.string().nullable(),
});

/** One message that was, is or will be owed. */
export const notificationSchema = z.object({
  id: z.string(),
  subscriptionId: z.string(),
  ruleId: z.string(),
  ...way,
  page: z.string().describe('Path of the page that shows it'),
  kind: z.enum(NOTIFICATION_KINDS),
  cause: z.string(),
  story: z.string(),
  severity: z.enum(SEVERITIES),
  title: z.string(),
  why: z.string(),
  state: z.enum(NOTIFICATION_STATES),
  stateReason: z.string(),
  dueAt: z.string(),
  bundleId: z.string().nullable(),
  attempts: z.number(),
  createdAt: z.string(),
  settledAt: z.string().nullable(),
});

export function notificationShape(one: LoggedNotification): z.output<typeof notificationSchema> {
  const { payload, ...rest } = one;
  const [first] = payload.items;
  const ruleName = first?.rule.name ?? '';
  return {
    ...rest,
    ruleName,
    page: first?.page ?? '/',
    title: first?.title ?? '',
    why: first?.why.join('; ') ?? '',
  };
}

const REPLAYED = ['dead', 'delivered', 'cancelled'] as const;
const INSTANT = 'an instant such as 2026-11-22T06:00:00Z';
const instant = z.iso
  .datetime({ offset: true, error: INSTANT })
  .transform((given) => new Date(given))
  .meta({ description: INSTANT });
const ID = 'an id';
const idText = z.string({ error: ID }).min(1, { error: ID }).max(200, { error: ID });
const IDS = 'at most 1000 ids of notifications';

/** Which notifications are sent once more: some by id, or a range. */
export const replayBody = z
  .strictObject({
    notifications: z.array(idText, { error: IDS }).max(1_000, { error: IDS }).default([]),
    subscription: idText.nullable().default(null),
    states: z
      .array(z.enum(REPLAYED, { error: `any of ${REPLAYED.join(', ')}` }))
      .min(1)
      .default(['dead']),
    from: instant.nullable().default(null),
    to: instant.nullable().default(null),
  })
  .refine(({ notifications, from }) => notifications.length > 0 || from !== null, {
    path: ['notifications'],
    error: 'ids of notifications, or "from" for a range',
  });

export const replayedSchema = z.object({ replayed: z.number(), message: z.string() });

const words = z.array(z.string().trim().min(1).max(100)).max(50).default([]);
const matches = z
  .strictObject({
    rules: z.array(idText).max(500).default([]),
    subscriptions: z.array(idText).max(500).default([]),
    indicators: z.array(z.enum(TOPICS, { error: `any of ${TOPICS.join(', ')}` })).default([]),
    words,
  })
  .meta({ description: 'Alerts that meet every part are muted; an empty list is no condition' });

export const previewBody = z.strictObject({ matches }, { error: 'a JSON object {"matches": {…}}' });
const REASON = 'a reason of 1 to 500 characters';
export const silenceBody = z
  .strictObject({
    matches,
    reason: z.string({ error: REASON }).trim().min(1, { error: REASON }).max(500, { error: REASON }),
    from: instant.nullable().default(null),
    to: instant,
  })
  .refine(({ from, to }) => from === null || from < to, { path: ['to'], error: 'later than "from"' });

export const silenceSchema = z.object({
  id: z.string(),
  matches: z.object({
    rules: z.array(z.string()),
    subscriptions: z.array(z.string()),
    indicators: z.array(z.enum(TOPICS)),
    words: z.array(z.string()),
  }),
  reason: z.string(),
  createdBy: z.string(),
  owner: z
    .string()
    .nullable()
    .describe('In whose name the subscriptions are kept that it mutes; null: everybody’s'),
  startsAt: z.string(),
  endsAt: z.string(),
  endedAt: z.string().nullable(),
  createdAt: z.string(),
});

export const previewSchema = z.object({
  sentence: z.string(),
  count: z.number(),
  isWhole: z.boolean().describe('False where there were too many alerts to go through: at least so many'),
  alerts: z.array(
    z.object({
      notificationId: z.string(),
      subscriptionId: z.string(),
      ruleId: z.string(),
      title: z.string(),
      at: z.string(),
    }),
  ),
});

export function silenceShape({ matches: muted, ...silence }: Silence): z.output<typeof silenceSchema> {
  return {
    ...silence,
    matches: {
      rules: [...muted.rules],
      subscriptions: [...muted.subscriptions],
      indicators: [...muted.indicators],
      words: [...muted.words],
    },
  };
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { conditionSchema } from '../condition-schema.js';
import type { DeliveryPolicy } from '../domain/delivery-policy.js';
import { SEVERITIES, type WatchedRule } from '../domain/rule.js';

const count = z.int().positive();
const share = z.number().min(0).max(1);
const policySchema = z.strictObject({
  retryDelaysSeconds: z.array(z.number().min(0)).min(1),
  jitterShare: share,
  longestRetryAfterHours: z.number().positive(),
  leaseSeconds: count,
  disableAfterFailingHours: z.number().positive(),
  longestAttemptSeconds: count,
  atATime: count,
  claimedAtOnce: count,
  atATimePerSubscription: count,
  bundleItems: count,
  freshDays: count,
  visitReachesDays: z.int().min(0),
  wholeCoverage: share,
});
const topicsSchema = z.array(
  z
    .strictObject({
      id: z.string().regex(/^topic[.][a-z]+$/),
      name: z.string().min(1),
      severity: z.enum(SEVERITIES),
      condition: conditionSchema,
    })
    .transform((topic) => ({ ...topic, debounceMinutes: 0 })),
);

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8'));
}

/** How deliveries are tried. */
export function loadDeliveryPolicy(): DeliveryPolicy {
  return policySchema.parse(read('delivery.json'));
}

/** The standard topics, which anybody can subscribe to. */
export function loadTopics(): readonly WatchedRule[] {
  return topicsSchema.parse(read('topics.json'));
}

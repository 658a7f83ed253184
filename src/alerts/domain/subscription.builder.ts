import type { Subscription } from './subscription.js';

/** An active subscription by webhook to the rule `r`, told at once. */
export function aSubscription(id: string, parts: Partial<Subscription> = {}): Subscription {
  return {
    id,
    owner: 'a person',
    ruleId: 'r',
    isTopic: false,
    channel: 'webhook',
    targetMasked: 'https://example.org/…',
    cadence: 'immediate',
    zone: 'Asia/Karachi',
    digestAt: { time: '07:00', weekday: 1 },
    quiet: null,
    hourlyCap: null,
    state: 'active',
    stateReason: '',
    stateAt: '2026-11-01T00:00:00Z',
    failingSince: null,
    createdAt: '2026-11-01T00:00:00Z',
    ...parts,
  };
}

import type { Notification } from './notification.js';
import type { Subscription } from './subscription.js';

/** A message by which a subscriber sees that messages arrive; it says that nothing happened. */
export function testNotification(
  subscription: Pick<Subscription, 'id' | 'ruleId'>,
  { id, cause, now }: { readonly id: string; readonly cause: string; readonly now: Date },
): Notification {
  return {
    id,
    subscriptionId: subscription.id,
    ruleId: subscription.ruleId,
    kind: 'test',
    cause,
    story: `test:${subscription.id}`,
    severity: 'notice',
    payload: {
      items: [
        {
          rule: { id: subscription.ruleId, name: 'Test' },
          severity: 'notice',
          title: 'This is a test; nothing happened',
          why: ['somebody asked for a test message'],
          evidence: [],
          page: '/subscriptions',
          at: now.toISOString(),
        },
      ],
      more: 0,
    },
  };
}

import type { AlertItem, Notification, Payload } from './notification.js';
import { SEVERITIES, type Severity } from './rule.js';

/** What a bundle is made of. */
export interface BundleMember extends Pick<Notification, 'id' | 'ruleId' | 'severity' | 'payload' | 'story'> {
  /** When it was first known. */
  readonly createdAt: Date;
}

/** One message that tells several alerts; its id is the same for the same alerts. */
export interface Bundle {
  readonly members: readonly string[];
  /** What the id is made from. */
  readonly cause: string;
  readonly ruleId: string;
  readonly severity: Severity;
  readonly story: string;
  readonly payload: Payload;
}

/**
 * Tells held alerts in one message: the gravest first, then the oldest, at most `most` of them in full and the rest as a
 * number. Two or more members.
 */
export function bundleOf(
  members: readonly BundleMember[],
  most: number,
  digest: (text: string) => string,
): Bundle {
  const inOrder = [...members].sort(
    (a, b) =>
      rank(b.severity) - rank(a.severity) ||
      a.createdAt.getTime() - b.createdAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
  const items: readonly AlertItem[] = inOrder.flatMap(({ payload }) => payload.items);
  const more = inOrder.reduce((sum, { payload }) => sum + payload.more, 0) + Math.max(0, items.length - most);
  const ids = members.map(({ id }) => id).sort();
  const [first] = inOrder;
  if (first === undefined) throw new RangeError('A bundle has members.');
  const stories = new Set(members.map(({ story }) => story));
  return {
    members: ids,
    cause: `bundle:${digest(ids.join(' '))}`,
    ruleId: first.ruleId,
    severity: first.severity,
    story: stories.size === 1 ? first.story : 'bundle',
    payload: { items: items.slice(0, most), more },
  };
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

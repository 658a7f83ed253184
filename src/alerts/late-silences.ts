import type { EntityManager } from 'typeorm';
import { bundledIn, cancelBundled, type Bundled } from './adapters/bundled.js';
import { cancelUnsent } from './adapters/cancelled-messages.js';
import { keepTold } from './adapters/same-target.js';
import { silencesInForce } from './adapters/silence-store.js';
import { bundleOf } from './domain/bundle.js';
import type { Silence } from './domain/silence.js';
import { silenceable, whySilenced } from './domain/silencing.js';
import { shortDigest } from './notification-id.js';
import type { Sending } from './sending.js';

/**
 * Those of what is due that no silence mutes which began after they were owed: a message that waits for its next try, or
 * under a cap, is silenced as one that has not been made yet. Of several alerts in one message the muted ones are left out.
 * What a person has asked for again is not muted.
 */
export async function unsilenced(
  sendings: readonly Sending[],
  bundleItems: number,
  manager: EntityManager,
  now: Date,
): Promise<readonly Sending[]> {
  const isMutable = ({ claimed: { notification, isReplayed } }: Sending): boolean =>
    !isReplayed && (notification.kind === 'alert' || notification.kind === 'bundle');
  if (!sendings.some(isMutable)) return sendings;
  const silences = await silencesInForce(manager, now);
  if (silences.length === 0) return sendings;
  const heard: Sending[] = [];
  for (const sending of sendings) {
    const left = isMutable(sending)
      ? await leftOf(sending, { silences, bundleItems, manager, now })
      : sending;
    if (left !== null) heard.push(left);
  }
  return heard;
}

interface Muting {
  readonly silences: readonly Silence[];
  readonly bundleItems: number;
  readonly manager: EntityManager;
  readonly now: Date;
}

/** What of a message is still to be told; null where nothing is: then it is cancelled with the reason. */
async function leftOf(sending: Sending, muting: Muting): Promise<Sending | null> {
  const { notification } = sending.claimed;
  if (notification.kind === 'bundle') return leftOfBundle(sending, muting);
  const reason = whySilenced(
    silenceable(notification, sending.addressee.subscription.owner),
    muting.silences,
  );
  if (reason === null) return sending;
  await cancelUnsent(muting.manager, [notification.id], reason, muting.now);
  return null;
}

async function leftOfBundle(
  sending: Sending,
  { silences, bundleItems, manager, now }: Muting,
): Promise<Sending | null> {
  const { notification } = sending.claimed;
  const { owner } = sending.addressee.subscription;
  const members = await bundledIn(manager, notification);
  const muted = members.flatMap((one) => {
    const reason = one.kind === 'alert' ? whySilenced(silenceable(one, owner), silences) : null;
    return reason === null ? [] : [{ id: one.id, reason }];
  });
  if (muted.length === 0) return sending;
  await cancelBundled(manager, muted, now);
  const mutedIds = new Set(muted.map(({ id }) => id));
  const [first, ...others] = members.filter(({ id }) => !mutedIds.has(id));
  if (first === undefined) {
    await cancelUnsent(manager, [notification.id], muted[0]?.reason ?? '', now);
    return null;
  }
  const left = told(sending, [first, ...others], bundleItems);
  await keepTold(manager, [left.claimed.notification]);
  return left;
}

/** The same message, under the same id, with fewer alerts. */
function told(sending: Sending, members: readonly Bundled[], bundleItems: number): Sending {
  const { severity, payload } = bundleOf(members, bundleItems, shortDigest);
  const notification = { ...sending.claimed.notification, severity, payload };
  return { ...sending, claimed: { ...sending.claimed, notification } };
}

import type { Timing } from '../subscription.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** How long the link in a sign-up's mail holds. */
export const LINK_HOURS = 48;

/** Sign-ups that one network and all of them may make within an hour, and mails that one address is sent in a day. */
export const LIMITS = { perNetworkInHour: 20, inAllInHour: 400, mailsPerAddressInDay: 3 } as const;

/** Minutes until the mail of a sign-up is tried again, by the number of tries so far. */
const RETRY_MINUTES: readonly number[] = [0.5, 2, 10, 30, 60, 120, 240, 480];

/** What somebody asked for in the name of an address. */
export interface Wanted {
  /** Ids of standard topics, or of rules where somebody who is signed in asked. */
  readonly topics: readonly string[];
  /** Who asked for it and keeps it; absent: a reader, for themselves. */
  readonly owner?: string;
  readonly timing: Timing;
}

/** How many sign-ups there were lately, and when the oldest counted was; null where there was none. */
export interface RecentSignUps {
  readonly network: number;
  readonly all: number;
  readonly oldestOfNetwork: Date | null;
  readonly oldestOfAll: Date | null;
}

/** Seconds to wait before another sign-up is taken, 0 for none. Addresses play no part: the answer tells nothing of one. */
export function secondsToWait(recent: RecentSignUps, now: Date): number {
  const until = (oldest: Date | null): number =>
    oldest === null ? 0 : Math.max(1, Math.ceil((oldest.getTime() + HOUR_MS - now.getTime()) / 1_000));
  if (recent.network >= LIMITS.perNetworkInHour) return until(recent.oldestOfNetwork);
  return recent.all >= LIMITS.inAllInHour ? until(recent.oldestOfAll) : 0;
}

/** What is known of a sign-up whose mail is due. */
export interface DueFacts {
  readonly isSuppressed: boolean;
  /** Mails that asked this address to confirm within the last day. */
  readonly mailsInDay: number;
}

/** Whether its mail is sent; whoever signed up is told nothing of it. */
export function isMailed({ isSuppressed, mailsInDay }: DueFacts): boolean {
  return !isSuppressed && mailsInDay < LIMITS.mailsPerAddressInDay;
}

/** When a mail that could not be handed over is tried again; null where the link ends before. */
export function nextTry(attempts: number, expiresAt: Date, now: Date): Date | null {
  const minutes = RETRY_MINUTES[Math.min(attempts, RETRY_MINUTES.length) - 1] ?? RETRY_MINUTES[0] ?? 1;
  const at = new Date(now.getTime() + minutes * MINUTE_MS);
  return at < expiresAt ? at : null;
}

/** The latest instant for which a mail waits that was tried now. */
export function latestTry(now: Date): Date {
  return new Date(now.getTime() + Math.max(...RETRY_MINUTES) * MINUTE_MS);
}

export type SignUpState = 'asked' | 'mailed' | 'confirmed' | 'dropped';

/** Whether a link may still confirm: once, and until it ends. */
export function confirmable(
  signUp: { readonly state: SignUpState; readonly expiresAt: Date } | null,
  now: Date,
): 'yes' | 'used' | 'ended' {
  if (signUp?.state === 'confirmed') return 'used';
  if (signUp === null || signUp.state === 'dropped' || signUp.expiresAt <= now) return 'ended';
  return 'yes';
}

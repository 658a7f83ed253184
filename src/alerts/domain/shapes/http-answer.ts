import type { Answer, Sent } from '../channel.js';

/** How a channel reads the statuses that are its own; null: as every channel does. */
export type ReadStatus = (
  status: number,
  text: string,
) => Extract<Sent['outcome'], 'refused' | 'gone'> | null;

const MOST_RETRY_AFTER_SECONDS = 10 ** 9;

/**
 * What an HTTP answer means: 2xx is delivered, 410 gone, everything else may succeed later, redirects included: nobody
 * is followed with a signed body.
 */
export function sentByAnswer(
  { status, text }: { readonly status: number; readonly text: string },
  afterSeconds: number | null,
  read: ReadStatus,
): Sent {
  const answer: Answer = { status, text };
  if (status >= 200 && status < 300) {
    return { outcome: 'delivered', answer, message: `answered ${status}` };
  }
  const own = status === 410 ? 'gone' : read(status, text);
  if (own === 'gone')
    return { outcome: 'gone', answer, message: `answered ${status}: it wants nothing any more` };
  if (own === 'refused')
    return { outcome: 'refused', answer, message: `answered ${status}: it does not take this message` };
  const redirects =
    status >= 300 && status < 400 ? '; redirects are not followed, enter the new address' : '';
  return { outcome: 'retry', afterSeconds, answer, message: `answered ${status}${redirects}` };
}

/** Seconds that a `Retry-After` header asks for, as a number or an HTTP date; null where it says nothing readable. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), MOST_RETRY_AFTER_SECONDS);
  if (!/^[A-Za-z]{3},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now.getTime()) / 1_000));
}

import type { OutboundFailureReason } from './outbound-result.js';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const PERMANENT: ReadonlySet<number> = new Set([301, 308]);

interface UrlRefusal {
  readonly ok: false;
  readonly reason: OutboundFailureReason;
  readonly detail: string;
}

export type CheckedUrl = { readonly ok: true; readonly url: URL } | UrlRefusal;

/** Whether an address may be asked at all: http or https, no user name or password; `base` resolves a relative one. */
export function checkUrl(text: string, base?: URL): CheckedUrl {
  const refused = (detail: string): UrlRefusal => ({ ok: false, reason: 'refused-url', detail });
  if (!URL.canParse(text, base?.href)) return refused('this is not an address');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refused(`${url.protocol} is not asked`);
  if (url.username !== '' || url.password !== '') return refused('the address holds a user name or password');
  url.hash = '';
  return { ok: true, url };
}

/** Where a redirect chain stands. */
export interface Trail {
  readonly url: URL;
  readonly hops: number;
  /** See `OutboundResponse.permanentUrl`. */
  readonly permanentUrl: string | null;
  /** Whether every hop so far was permanent. */
  readonly unbroken: boolean;
}

export type NextStep =
  | { readonly kind: 'stay' }
  | { readonly kind: 'follow'; readonly trail: Trail }
  | { readonly kind: 'fail'; readonly reason: OutboundFailureReason; readonly detail: string };

/** The start of a chain. */
export function trailFrom(url: URL): Trail {
  return { url, hops: 0, permanentUrl: null, unbroken: true };
}

/**
 * What to do after an answer: a redirect is followed at most `maxRedirects` times. A permanent one is remembered
 * while all before it were permanent; one that gives up https is followed, not remembered.
 */
export function nextStep(
  trail: Trail,
  status: number,
  location: string | undefined,
  maxRedirects: number,
): NextStep {
  if (!REDIRECTS.has(status)) return { kind: 'stay' };
  if (location === undefined || location === '') {
    return { kind: 'fail', reason: 'bad-redirect', detail: `status ${status} names no new address` };
  }
  if (trail.hops >= maxRedirects) {
    return { kind: 'fail', reason: 'too-many-redirects', detail: `more than ${maxRedirects} redirects` };
  }
  const checked = checkUrl(location, trail.url);
  if (!checked.ok) {
    return { kind: 'fail', reason: 'bad-redirect', detail: `it redirects wrongly: ${checked.detail}` };
  }
  const weaker = trail.url.protocol === 'https:' && checked.url.protocol === 'http:';
  const unbroken = trail.unbroken && PERMANENT.has(status) && !weaker;
  const permanentUrl = unbroken ? checked.url.href : trail.permanentUrl;
  return { kind: 'follow', trail: { url: checked.url, hops: trail.hops + 1, permanentUrl, unbroken } };
}

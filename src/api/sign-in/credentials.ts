import type { Request } from 'express';

export const SESSION_COOKIE = 'tracker_session';
export const CSRF_HEADER = 'x-csrf-token';

/** What a request shows to be allowed in. */
export type Credentials =
  | { readonly kind: 'bearer'; readonly token: string }
  | { readonly kind: 'session'; readonly secret: string }
  | { readonly kind: 'none' };

/** Reads the Authorization header, else the session cookie. */
export function credentialsOf(request: Pick<Request, 'headers'>): Credentials {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { kind: 'bearer', token: bearer };
  const secret = cookieOf(request, SESSION_COOKIE);
  return secret === null ? { kind: 'none' } : { kind: 'session', secret };
}

/** The value of a cookie as it was sent; null where there is none or it is empty. */
export function cookieOf(request: Pick<Request, 'headers'>, name: string): string | null {
  const cookies = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
  const value = cookies.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return value === '' ? null : value;
}

/**
 * Whether a browser says that another site caused the request; browsers that say nothing are not refused.
 * A page of this service is one that was opened under the Host that is asked, or under the public address, which a
 * reverse proxy may have replaced in the Host header.
 */
export function isCrossSite(request: Pick<Request, 'headers'>, publicUrl: string): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).host !== host && new URL(origin).origin !== new URL(publicUrl).origin;
}

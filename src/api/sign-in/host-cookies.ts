import type { NextFunction, Request, RequestHandler, Response } from 'express';

/** Browsers keep a cookie so named only where it came encrypted, from this very host, and for all of it. */
const HOST_PREFIX = '__Host-';
/** How the names of our own cookies begin. */
const OURS = 'tracker_';

/** The name of one of our cookies as the browser is given it. */
export function cookieName(name: string, publicUrl: string): string {
  return isEncrypted(publicUrl) ? HOST_PREFIX + name : name;
}

/** Whether our cookies may travel encrypted only. */
export function isEncrypted(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}

/**
 * Middleware that takes the prefix off our own cookies, so that they have one name inside, and drops those that came
 * without it where they have it: a sister host may have set them. Where nothing is encrypted it changes nothing.
 */
export function readHostCookies(publicUrl: string): RequestHandler {
  return (request: Request, _response: Response, next: NextFunction) => {
    const { cookie } = request.headers;
    if (cookie !== undefined && isEncrypted(publicUrl)) request.headers.cookie = withoutPrefix(cookie);
    next();
  };
}

function withoutPrefix(cookie: string): string {
  return cookie
    .split(';')
    .map((part) => part.trim())
    .filter((part) => !part.startsWith(OURS))
    .map((part) => (part.startsWith(HOST_PREFIX) ? part.slice(HOST_PREFIX.length) : part))
    .join('; ');
}

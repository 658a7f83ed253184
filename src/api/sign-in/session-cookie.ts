import type { Response } from 'express';
import { SESSION_COOKIE } from './credentials.js';
import { cookieName, isEncrypted } from './host-cookies.js';

/** Sets a session's cookie, which scripts and other sites cannot use; null removes it. */
export function setSessionCookie(
  response: Response,
  publicUrl: string,
  session: { readonly secret: string; readonly expiresAt: Date } | null,
): void {
  const name = cookieName(SESSION_COOKIE, publicUrl);
  const options = {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: isEncrypted(publicUrl),
  } as const;
  if (session === null) response.clearCookie(name, options);
  else response.cookie(name, session.secret, { ...options, expires: session.expiresAt });
}

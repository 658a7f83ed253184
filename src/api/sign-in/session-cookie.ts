import type { Response } from 'express';
import { SESSION_COOKIE } from './credentials.js';

/** Sets a session's cookie, which scripts and other sites cannot use; null removes it. */
export function setSessionCookie(
  response: Response,
  publicUrl: string,
  session: { readonly secret: string; readonly expiresAt: Date } | null,
): void {
  const options = {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    secure: publicUrl.startsWith('https:'),
  } as const;
  if (session === null) response.clearCookie(SESSION_COOKIE, options);
  else response.cookie(SESSION_COOKIE, session.secret, { ...options, expires: session.expiresAt });
}

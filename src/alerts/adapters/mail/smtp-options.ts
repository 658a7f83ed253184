import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool';

const SECURE_PORT = 465;
const SUBMISSION_PORT = 587;
const WAIT_MS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const MOST_CONNECTIONS = 2;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/**
 * How the mail server of SMTP_URL is talked to. Only scheme, user, password, host and port count: nothing in the address
 * can switch the check of certificates off. A password leaves this machine encrypted or not at all.
 */
export function smtpOptions(smtpUrl: string): SMTPPoolOptions & { readonly pool: true } {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const signsIn = username !== '';
  return {
    pool: true,
    maxConnections: MOST_CONNECTIONS,
    ...WAIT_MS,
    host,
    port: port === '' ? (secure ? SECURE_PORT : SUBMISSION_PORT) : Number(port),
    secure,
    requireTLS: signsIn && !secure && !LOOPBACK.test(host),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...(signsIn ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  };
}

/** The name and the address of a sender written as `address` or `Name <address>`. */
export function senderOf(mailFrom: string): { readonly name: string; readonly address: string } {
  const [, name, address] = /^([^<>]*)<([^<>]+)>$/.exec(mailFrom) ?? [];
  return address === undefined
    ? { name: '', address: mailFrom.trim() }
    : { name: (name ?? '').replace(/^[\s"]+|[\s"]+$/g, ''), address };
}

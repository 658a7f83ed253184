/** What a mail server, or the way to it, said of one message. */
export interface SmtpAnswer {
  /** Reply code of RFC 5321, such as 550; null where no server answered. */
  readonly code: number | null;
  /** The server's words. */
  readonly text: string;
  /** Which step failed: signing in, naming the recipient, or another. */
  readonly step: 'sign-in' | 'recipient' | 'other';
}

/** What follows from it. */
export type MailOutcome =
  | { readonly kind: 'taken' }
  /** May pass by itself: try again later. */
  | { readonly kind: 'later'; readonly why: string }
  /** This address will never take mail: send it nothing more. */
  | { readonly kind: 'suppress'; readonly why: string }
  /** This message, or our server, is refused whatever the address: the address is not to blame. */
  | { readonly kind: 'refused'; readonly why: string };

/** Enhanced status codes (RFC 3463) by which the mailbox itself is gone or does not exist. */
const NO_MAILBOX = /\b5\.(?:1\.(?:0|1|2|3|6|10)|2\.1)\b/;
/** A full mailbox, and limits that pass. */
const PASSES = /\b5\.(?:2\.2|3\.1|7\.(?:28|29))\b/;
const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/;
/** Codes that mean the mailbox where the server gives no enhanced code: RFC 5321 4.2.3. */
const MAILBOX_CODES: ReadonlySet<number> = new Set([550, 551, 553]);
const MAILBOX_WORDS =
  /user|mailbox|recipient|address|account|no such|unknown|does not exist|disabled|not found/i;

/**
 * Sorts a server's answer. 4xx and silence are tried again. 5xx ends the address only where its class says that the
 * mailbox is at fault and the server said so of the recipient; a policy, a size or a refused sign-in is ours to mend.
 */
export function outcomeOf({ code, text, step }: SmtpAnswer): MailOutcome {
  const why = text === '' ? 'The mail server does not answer.' : text;
  if (code === null) return { kind: 'later', why };
  if (code < 400) return { kind: 'taken' };
  if (code < 500 || PASSES.test(text)) return { kind: 'later', why };
  if (step === 'sign-in') return { kind: 'later', why: `The mail server refuses SMTP_URL's user: ${why}` };
  if (step !== 'recipient') return { kind: 'refused', why };
  if (NO_MAILBOX.test(text)) return { kind: 'suppress', why };
  if (!ENHANCED.test(text) && MAILBOX_CODES.has(code) && MAILBOX_WORDS.test(text)) {
    return { kind: 'suppress', why };
  }
  return { kind: 'refused', why };
}

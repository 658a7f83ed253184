/** Whatever could end a header line or hide what follows: controls, line and paragraph ends, marks of writing direction. */
const UNFIT = /[\p{Cc}\p{Cs}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{FEFF}]+/gu;
const LONGEST_SUBJECT = 150;
const ID_UNFIT = /[^A-Za-z0-9._-]/g;

/** Text from outside as one line of a header: nothing in it can begin another header. */
export function headerText(text: string, longest = LONGEST_SUBJECT): string {
  const line = text.replace(UNFIT, ' ').replace(/\s+/g, ' ').trim();
  const letters = Array.from(line);
  return letters.length <= longest
    ? line
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}

/** A message id that is the same at every try, for an id of ours and the domain that sends. */
export function messageId(id: string, domain: string): string {
  return `<${id.replace(ID_UNFIT, (found) => `_${found.charCodeAt(0).toString(16)}_`)}@${domain}>`;
}

/** What a message needs to be told from others, to thread, and to be stopped. */
export interface Routing {
  /** The notification's id. */
  readonly id: string;
  /** The story that the message belongs to, such as a development's id; null for what stands alone. */
  readonly story: string | null;
  /** Domain of MAIL_FROM. */
  readonly domain: string;
  /** Where one POST ends the subscription; null for messages that nobody can be subscribed to. */
  readonly unsubscribeUrl: string | null;
}

export interface MailHeaders {
  readonly messageId: string;
  /** Message-ID of the story, which every message on it names, sent or not: mail programs group by it (RFC 5256). */
  readonly references: string | null;
  readonly other: Readonly<Record<string, string>>;
}

/**
 * The headers of an automatic message. Auto-Submitted (RFC 3834) and X-Auto-Response-Suppress keep out-of-office notes
 * away; List-Unsubscribe with List-Unsubscribe-Post (RFC 8058) gives the mail program a button that needs no page.
 */
export function mailHeaders({ id, story, domain, unsubscribeUrl }: Routing): MailHeaders {
  return {
    messageId: messageId(id, domain),
    references: story === null ? null : messageId(`story-${story}`, domain),
    other: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      ...(unsubscribeUrl === null
        ? {}
        : {
            'List-Id': `<alerts.${domain}>`,
            'List-Unsubscribe': `<${unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
    },
  };
}

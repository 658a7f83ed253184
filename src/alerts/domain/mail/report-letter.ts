import type { EditionKey } from '../corrected-reports.js';
import type { Notification } from '../notification.js';
import type { MailContent } from './letter-content.js';
import { footHtml } from './letter-html.js';
import { footText } from './letter-text.js';
import type { Block } from './letter.js';

/** Reads published reports as mails: the port by which a report itself is sent. */
export interface ReportLetters {
  /**
   * An edition as a mail that leaves {@link FOOT_BYTES} beside it under what mail programs show; null where there is no such
   * edition or it cannot be read: then its alert says where it is.
   */
  of(edition: EditionKey): Promise<MailContent | null>;
}

/** Injection token of the reports as mails. */
export const REPORT_LETTERS = Symbol('report letters');

/** Room for the foot and the headers, bytes. */
export const FOOT_BYTES = 10_000;
/** Of the foot as it is sent, in both forms, base64: the rest is for the headers. */
const MOST_FOOT_BYTES = 6_000;
const BASE64 = 4 / 3;

const REPORT_PAGE = /^\/reports\/(\d{4}-W\d{2})(?:\?edition=(\d{1,4}))?$/;

/** The edition that a message is about, where it tells of nothing else; null for all other messages. */
export function reportToldBy({ kind, payload }: Pick<Notification, 'kind' | 'payload'>): EditionKey | null {
  const [item, ...others] = payload.items;
  if (kind !== 'alert' && kind !== 'bundle') return null;
  if (item === undefined || others.length > 0 || payload.more > 0) return null;
  const [, week, edition] = REPORT_PAGE.exec(item.page) ?? [];
  return week === undefined ? null : { week, edition: edition === undefined ? 1 : Number(edition) };
}

/** The report's mail with the foot of a letter below; null where the foot is so long that both are too much. */
export function withFoot(content: MailContent, foot: readonly Block[]): MailContent | null {
  const [html, text] = [footHtml(foot), footText(foot)];
  if (new TextEncoder().encode(html + text).length * BASE64 > MOST_FOOT_BYTES) return null;
  const end = content.html.lastIndexOf('</body>');
  return {
    subject: content.subject,
    html: `${content.html.slice(0, end)}${html}${content.html.slice(end)}`,
    text: `${content.text.trimEnd()}\n\n${text}`,
    textEncoding: 'base64',
  };
}

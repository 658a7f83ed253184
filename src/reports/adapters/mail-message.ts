import MimeNode from 'nodemailer/lib/mime-node';
import { TrackerError } from '../../kernel/errors.js';
import { reportLinks } from '../domain/forms/page-links.js';
import { reportMails } from '../domain/forms/report-mail.js';
import type { Vocabulary } from '../domain/forms/vocabulary.js';
import type { ReportMail } from '../domain/report-form.js';
import type { WeeklyReport } from '../domain/weekly-report.js';

/** Mail programs cut a message's HTML from about here on; held against the whole message, headers and all. */
const MOST_BYTES = 100_000;
/** A sender that is no address: whoever sends the message sets the real one. */
const SENDER = 'relations-tracker@relations-tracker.invalid';

/**
 * The report as an RFC 5322 message of two parts, dated by the report, that says as much as fits into what mail programs
 * show; its links lead to the address given. The same report gives the same bytes.
 */
export async function mailMessage(
  report: WeeklyReport,
  vocabulary: Vocabulary,
  publicUrl: string,
): Promise<Uint8Array> {
  return (await fitting(report, vocabulary, { publicUrl, bytesBeside: 0 })).message;
}

/** What a message is made for: its links lead to the address, and so many bytes are to stand beside it. */
interface MailRoom {
  readonly publicUrl: string;
  readonly bytesBeside: number;
}

/** The report as the parts of a message to which somebody else adds headers and a foot. */
export async function mailParts(
  report: WeeklyReport,
  vocabulary: Vocabulary,
  room: MailRoom,
): Promise<ReportMail> {
  return (await fitting(report, vocabulary, room)).mail;
}

async function fitting(
  report: WeeklyReport,
  vocabulary: Vocabulary,
  { publicUrl, bytesBeside }: MailRoom,
): Promise<{ readonly mail: ReportMail; readonly message: Uint8Array }> {
  const links = reportLinks(report.stamp, vocabulary, { publicUrl });
  for (const mail of reportMails(report, vocabulary, links)) {
    const message = await messageOf(mail, report, vocabulary);
    if (message.length < MOST_BYTES - bytesBeside) return { mail, message };
  }
  throw new TrackerError(
    `The report of ${report.stamp.week} does not fit into a mail, however little it says.`,
    'Send its page or its PDF instead.',
  );
}

function messageOf(
  { subject, html, text }: ReportMail,
  { sha256, stamp }: WeeklyReport,
  { language }: Vocabulary,
): Promise<Uint8Array> {
  const root = new MimeNode('multipart/alternative', { baseBoundary: sha256.slice(0, 24) });
  root.setHeader({
    From: SENDER,
    Subject: subject,
    Date: new Date(stamp.asOf).toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${stamp.week}.${sha256.slice(0, 32)}.${language}@relations-tracker.invalid>`,
    'Content-Language': language,
  });
  // Base64 is a third longer than the text; quoted-printable would be thrice as long where letters take two bytes.
  const encoding = { textEncoding: 'B' };
  root.createChild('text/plain; charset=utf-8', encoding).setContent(text);
  root.createChild('text/html; charset=utf-8', encoding).setContent(html);
  return root.build();
}

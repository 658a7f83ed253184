import MimeNode from 'nodemailer/lib/mime-node';
import { reportMail, type ReportMail } from '../domain/forms/report-mail.js';
import type { Vocabulary } from '../domain/forms/vocabulary.js';
import type { WeeklyReport } from '../domain/weekly-report.js';

/** Mail programs cut a message's HTML from about here on. */
const MOST_BYTES = 100_000;
/** A sender that is no address: whoever sends the message sets the real one. */
const SENDER = 'relations-tracker@relations-tracker.invalid';

/** The report as a mail of two parts that fits into what mail programs show. */
export function mailOf(report: WeeklyReport, vocabulary: Vocabulary): ReportMail {
  return reportMail(
    report,
    vocabulary,
    ({ html, text }) => encodedLength(html) + encodedLength(text) < MOST_BYTES,
  );
}

/** The mail as an RFC 5322 message, dated by the report; the same report gives the same bytes. */
export async function mailMessage(report: WeeklyReport, vocabulary: Vocabulary): Promise<Uint8Array> {
  const { subject, html, text } = mailOf(report, vocabulary);
  const { sha256, stamp } = report;
  const root = new MimeNode('multipart/alternative', { baseBoundary: sha256.slice(0, 24) });
  root.setHeader({
    From: SENDER,
    Subject: subject,
    Date: new Date(stamp.asOf).toUTCString().replace('GMT', '+0000'),
    'Message-ID': `<${stamp.week}.${sha256.slice(0, 32)}.${vocabulary.language}@relations-tracker.invalid>`,
    'Content-Language': vocabulary.language,
  });
  // Base64 is a third longer than the text; quoted-printable would be thrice as long where letters take two bytes.
  const encoding = { textEncoding: 'B' };
  root.createChild('text/plain; charset=utf-8', encoding).setContent(text);
  root.createChild('text/html; charset=utf-8', encoding).setContent(html);
  return root.build();
}

const BASE64_GROWTH = 4 / 3;
const LINE_BREAK_GROWTH = 78 / 76;

/** Bytes of a part once encoded for the way. */
function encodedLength(part: string): number {
  return Buffer.byteLength(part) * BASE64_GROWTH * LINE_BREAK_GROWTH;
}

import { letterHtml } from './letter-html.js';
import { letterText } from './letter-text.js';
import type { Letter } from './letter.js';

/** A message in the two forms in which it is sent, which say the same. */
export interface MailContent {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /**
   * How both forms are written where their size is to be known; absent: whichever way is shorter is not known before, and
   * quoted-printable is thrice as long where letters take two bytes.
   */
  readonly textEncoding?: 'base64';
}

/** A letter in its two forms. */
export function letterContent(letter: Letter): MailContent {
  return { subject: letter.subject, html: letterHtml(letter), text: letterText(letter) };
}

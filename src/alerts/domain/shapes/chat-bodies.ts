import type { OutgoingMessage } from '../channel.js';
import type { Severity } from '../rule.js';
import { bytesOf } from './bytes.js';
import { fittingMessage, type PlainMessage } from './plain-message.js';

/**
 * Characters of a Telegram message at most (Bot API, sendMessage: 4,096). Counted as UTF-16 code units, as Telegram counts
 * the places in a text: never fewer than its code points.
 */
const TELEGRAM_CHARACTERS = 4_096;
/** Characters of a Slack text (truncated beyond 40,000; 4,000 are advised), counted with its escapes, as UTF-16 code units. */
const SLACK_CHARACTERS = 4_000;
/** Bytes of an ntfy message as UTF-8: one of 4,096 bytes or more becomes a file that is attached, or is refused. */
const NTFY_BYTES = 4_000;
/** Bytes of the JSON that carries it: ntfy reads twice as many as a message may have, 8,192. */
const NTFY_BODY_BYTES = 8_000;

/** ntfy's priorities go from 1 to 5. */
const PRIORITIES: Readonly<Record<Severity, number>> = { notice: 3, warning: 4, urgent: 5 };

/** What an incoming webhook of Slack takes; the three signs that its markup reads are escaped. */
export function slackBody(message: OutgoingMessage): string {
  const textOf = ({ title, lines }: PlainMessage): string =>
    [`*${escaped(title)}*`, ...lines.map(escaped)].join('\n');
  const text = textOf(fittingMessage(message, (plain) => textOf(plain).length <= SLACK_CHARACTERS));
  return JSON.stringify({ text, unfurl_links: false });
}

/** What the Bot API's sendMessage takes, as plain text. */
export function telegramBody(message: OutgoingMessage, chatId: string): string {
  const textOf = ({ title, lines }: PlainMessage): string => [title, ...lines].join('\n');
  const text = textOf(fittingMessage(message, (plain) => textOf(plain).length <= TELEGRAM_CHARACTERS));
  return JSON.stringify({ chat_id: chatId, text, link_preview_options: { is_disabled: true } });
}

/** What ntfy takes as JSON at its root; the topic is the last part of its address. */
export function ntfyBody(message: OutgoingMessage, topic: string): string {
  const bodyOf = ({ title, lines }: PlainMessage): string =>
    JSON.stringify({
      topic,
      title,
      message: lines.join('\n'),
      click: message.links.page,
      priority: PRIORITIES[message.notification.severity],
    });
  const fits = (plain: PlainMessage): boolean =>
    bytesOf(plain.lines.join('\n')) <= NTFY_BYTES && bytesOf(bodyOf(plain)) <= NTFY_BODY_BYTES;
  return bodyOf(fittingMessage(message, fits));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

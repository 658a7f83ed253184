import type { OutgoingMessage } from '../channel.js';
import type { Severity } from '../rule.js';
import { plainMessage, shortened } from './plain-message.js';

/** Characters of a Telegram message at most (Bot API, sendMessage). */
const TELEGRAM_CHARACTERS = 4_096;
/** Characters of a Slack text that is still shown whole (Slack: truncated beyond 40,000; 4,000 are advised). */
const SLACK_CHARACTERS = 4_000;
/** Bytes of an ntfy message at most are 4,096; a character may take four. */
const NTFY_CHARACTERS = 1_000;

/** ntfy's priorities go from 1 to 5. */
const PRIORITIES: Readonly<Record<Severity, number>> = { notice: 3, warning: 4, urgent: 5 };

/** What an incoming webhook of Slack takes; the three signs that its markup reads are escaped. */
export function slackBody(message: OutgoingMessage): string {
  const { title, lines } = plainMessage(message);
  const text = shortened([`*${escaped(title)}*`, ...lines.map(escaped)].join('\n'), SLACK_CHARACTERS);
  return JSON.stringify({ text, unfurl_links: false });
}

/** What the Bot API's sendMessage takes, as plain text. */
export function telegramBody(message: OutgoingMessage, chatId: string): string {
  const { title, lines } = plainMessage(message);
  const text = shortened([title, ...lines].join('\n'), TELEGRAM_CHARACTERS);
  return JSON.stringify({ chat_id: chatId, text, link_preview_options: { is_disabled: true } });
}

/** What ntfy takes as JSON at its root; the topic is the last part of its address. */
export function ntfyBody(message: OutgoingMessage, topic: string): string {
  const { title, lines } = plainMessage(message);
  return JSON.stringify({
    topic,
    title,
    message: shortened(lines.join('\n'), NTFY_CHARACTERS),
    click: message.links.page,
    priority: PRIORITIES[message.notification.severity],
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

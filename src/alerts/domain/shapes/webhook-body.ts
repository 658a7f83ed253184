import type { OutgoingMessage } from '../channel.js';
import type { AlertItem } from '../notification.js';
import { bytesOf } from './bytes.js';
import { shortened } from './plain-message.js';

/** Bytes of a body at most: Standard Webhooks asks for less than 20 kB. */
export const MOST_BODY_BYTES = 20_000;

const LONGEST_TEXT = 500;
const MOST_WHY = 10;

/**
 * The body of a webhook: what is told as JSON, under 20 kB. Where it does not fit, the evidence of the last items goes
 * first, then the last items themselves, which are counted in `more`.
 */
export function webhookBody(message: OutgoingMessage): string {
  let { items, more } = message.notification.payload;
  items = items.map(trimmed);
  for (;;) {
    const body = bodyOf(message, items, more);
    if (bytesOf(body) < MOST_BODY_BYTES) return body;
    const last = items.findLastIndex(({ evidence }) => evidence.length > 0);
    if (last >= 0) {
      items = items.map((item, index) => (index === last ? { ...item, evidence: [] } : item));
    } else {
      more += 1;
      items = items.slice(0, -1);
    }
  }
}

function bodyOf(
  { notification, subscriptionId, links, at }: OutgoingMessage,
  items: readonly AlertItem[],
  more: number,
): string {
  const { id, ruleId, kind, severity, story } = notification;
  return JSON.stringify({
    type: `relations.${kind}`,
    timestamp: at.toISOString(),
    data: { id, kind, severity, story, ruleId, subscriptionId, items, more, links },
  });
}

function trimmed(item: AlertItem): AlertItem {
  return {
    ...item,
    title: shortened(item.title, LONGEST_TEXT),
    why: item.why.slice(0, MOST_WHY).map((why) => shortened(why, LONGEST_TEXT)),
    evidence: item.evidence.map((line) => ({
      text: shortened(line.text, LONGEST_TEXT),
      publisher: line.publisher,
      // A cut address leads nowhere.
      url: line.url !== null && line.url.length <= LONGEST_TEXT ? line.url : null,
    })),
  };
}

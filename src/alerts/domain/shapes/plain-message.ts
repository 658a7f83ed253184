import type { OutgoingMessage } from '../channel.js';
import type { AlertItem, NotificationKind } from '../notification.js';

/** An alert in lines of plain text, for channels that show no more. */
export interface PlainMessage {
  readonly title: string;
  readonly lines: readonly string[];
}

const LONGEST_TITLE = 200;
const MOST_EVIDENCE = 3;

const BEGINNINGS: Readonly<Record<NotificationKind, string>> = {
  alert: '',
  'follow-up': '',
  bundle: '',
  test: 'Test: ',
  notice: 'Notice: ',
};

/** Says what happened, which rule it met and why, on what evidence, where it is shown, and how it is stopped. */
export function plainMessage({ notification, links }: OutgoingMessage): PlainMessage {
  const { items, more } = notification.payload;
  const count = items.length + more;
  const [first] = items;
  const title =
    first === undefined || count > 1 ? `${count} alerts` : `${BEGINNINGS[notification.kind]}${first.title}`;
  return {
    title: shortened(title, LONGEST_TITLE),
    lines: [
      ...items.flatMap((item) => itemLines(item, count > 1)),
      ...(more === 0 ? [] : [`… and ${more} more`]),
      links.page,
      `Stop or change: ${links.stop}`,
    ],
  };
}

function itemLines(item: AlertItem, isOneOfMany: boolean): readonly string[] {
  const sources = item.evidence
    .slice(0, MOST_EVIDENCE)
    .map(({ text, publisher, url }) => [publisher, text, url].filter((part) => part !== null).join(' · '));
  return [
    ...(isOneOfMany ? [`• ${item.title}`] : []),
    ...[item, ...(item.also ?? [])].map(({ rule, why }) => `Rule “${rule.name}”: ${why.join('; ')}`),
    ...(isOneOfMany ? [] : sources.map((source) => `– ${source}`)),
  ];
}

/** A text cut to so many characters, whole ones, with an ellipsis where something is missing. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

import type { OutgoingMessage } from '../channel.js';
import type { AlertItem, NotificationKind, Payload } from '../notification.js';

/** An alert in lines of plain text, for channels that show no more. */
export interface PlainMessage {
  readonly title: string;
  readonly lines: readonly string[];
}

/** How much of a message is told at most; what stops it, its page and what is left out always are. */
export interface Extent {
  readonly items: number;
  /** Reports of a message with one item. */
  readonly evidence: number;
  /** Characters of a line about an item. */
  readonly lineCharacters: number;
  /** Rules that are named with an item. */
  readonly rules: number;
}

const LONGEST_TITLE = 200;
const MOST_EVIDENCE = 3;
const WHOLE: Extent = {
  items: Infinity,
  evidence: MOST_EVIDENCE,
  lineCharacters: Infinity,
  rules: Infinity,
};
/** Lines are shortened in these steps; the first still holds a long headline. */
const LINE_CHARACTERS: readonly number[] = [300, 150, 80, 40];

const BEGINNINGS: Readonly<Record<NotificationKind, string>> = {
  alert: '',
  'follow-up': '',
  bundle: '',
  test: 'Test: ',
  notice: 'Notice: ',
};

/** Says what happened, which rule it met and why, on what evidence, where it is shown, and how it is stopped. */
export function plainMessage({ notification, links }: OutgoingMessage, extent = WHOLE): PlainMessage {
  const { items, more } = notification.payload;
  const count = items.length + more;
  const [first] = items;
  const title =
    first === undefined || count > 1 ? `${count} alerts` : `${BEGINNINGS[notification.kind]}${first.title}`;
  const told = items.slice(0, extent.items);
  return {
    title: shortened(title, LONGEST_TITLE),
    lines: [
      ...told.flatMap((item) => itemLines(item, count > 1, extent)),
      ...(count === told.length ? [] : [`… and ${count - told.length} more`]),
      links.page,
      `Stop or change: ${links.stop}`,
    ],
  };
}

/**
 * The longest form of a message that fits: the last items go first and are counted, then the evidence; then lines are
 * shortened and other rules counted. Page and stop line always stand whole, even where nothing else does.
 */
export function fittingMessage(
  message: OutgoingMessage,
  fits: (plain: PlainMessage) => boolean,
): PlainMessage {
  for (const extent of extentsOf(message.notification.payload)) {
    const plain = plainMessage(message, extent);
    if (fits(plain)) return plain;
  }
  return plainMessage(message, { ...WHOLE, items: 0 });
}

function* extentsOf({ items }: Payload): Generator<Extent> {
  for (let told = items.length; told > 0; told -= 1) yield { ...WHOLE, items: told };
  for (let evidence = MOST_EVIDENCE - 1; evidence >= 0; evidence -= 1) yield { ...WHOLE, items: 1, evidence };
  const least = { items: 1, evidence: 0 };
  for (const lineCharacters of LINE_CHARACTERS) yield { ...least, lineCharacters, rules: Infinity };
  const lineCharacters = Math.min(...LINE_CHARACTERS);
  for (let rules = items[0]?.also?.length ?? 0; rules > 0; rules -= 1)
    yield { ...least, lineCharacters, rules };
}

function itemLines(item: AlertItem, isOneOfMany: boolean, extent: Extent): readonly string[] {
  const sources = item.evidence
    .slice(0, extent.evidence)
    .map(({ text, publisher, url }) => [publisher, text, url].filter((part) => part !== null).join(' · '));
  const rules = [item, ...(item.also ?? [])];
  const named = rules.slice(0, extent.rules);
  return [
    ...(isOneOfMany ? [`• ${item.title}`] : []),
    ...named.map(({ rule, why }) => `Rule “${rule.name}”: ${why.join('; ')}`),
    ...(named.length === rules.length ? [] : [`… and ${rules.length - named.length} more rules`]),
    ...(isOneOfMany ? [] : sources.map((source) => `– ${source}`)),
  ].map((line) => shortened(line, extent.lineCharacters));
}

/** A text cut to so many characters, whole ones, with an ellipsis where something is missing. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

import type { AlertItem, AlsoMatched, EvidenceLine, Notification } from '../notification.js';
import { headerText } from './header.js';
import { blocksHtml } from './letter-html.js';
import type { Block, Letter } from './letter.js';

/** Where the links of a letter lead, as absolute addresses. */
export interface LetterLinks {
  /** The service's root, without a slash at its end. */
  readonly publicUrl: string;
  readonly unsubscribe: string;
  /** Where another subscription ends for which the letter tells as well. */
  readonly unsubscribeFrom: (subscriptionId: string) => string;
  readonly manage: string;
}

/**
 * Mail programs cut a message at about 100 kB and hide its end, where it says how to stop it. So many bytes are for the
 * items; a bundle that needs more says how many are left out. One item of the longest texts stays well below.
 */
const ITEMS_BYTES = 80_000;
const MOST_ITEMS = 25;
const MOST_EVIDENCE = 6;
const MOST_REASONS = 8;
const LONGEST_TEXT = 240;
const LONGEST_URL = 500;
const MOST_NAMES = 2;

const SEVERITY_WORD = { notice: '', warning: 'Warning', urgent: 'Urgent' } as const;

/**
 * A notification as a letter: which rule, what happened, why the rule fired, the evidence, the page, and how to stop it.
 * It stays under 100 kB whatever the texts: items, evidence and texts are cut, and the letter says what was left out.
 */
export function alertLetter(notification: Notification, links: LetterLinks): Letter {
  const { items, more } = notification.payload;
  const shown = fittingItems(items, links);
  const all = items.length + more;
  const body = shown.flatMap(({ blocks }, at): readonly Block[] => [
    ...(at === 0 ? [] : [{ kind: 'divider' } as const]),
    ...blocks,
  ]);
  const told = shown.map(({ item }) => item);
  return {
    subject: subjectOf(notification),
    preview: previewOf(told),
    blocks: [...introOf(notification, all), ...body, ...moreBlocks(all - told.length, links)],
    foot: footOf(told, links),
  };
}

/** The first items, as many as there is room for, and at least one. */
function fittingItems(items: readonly AlertItem[], links: LetterLinks) {
  const shown: { readonly item: AlertItem; readonly blocks: readonly Block[] }[] = [];
  let bytes = 0;
  for (const item of items.slice(0, MOST_ITEMS)) {
    const blocks = itemBlocks(item, links);
    bytes += new TextEncoder().encode(blocksHtml(blocks)).length;
    if (bytes > ITEMS_BYTES && shown.length > 0) break;
    shown.push({ item, blocks });
  }
  return shown;
}

function subjectOf({ kind, severity, payload }: Notification): string {
  const [first] = payload.items;
  const all = payload.items.length + payload.more;
  const mark = SEVERITY_WORD[severity] === '' ? '' : `${SEVERITY_WORD[severity]}: `;
  const title = first?.title ?? 'Alert';
  switch (kind) {
    case 'test':
      return headerText(`Test: ${title}`);
    case 'bundle':
      return all === 1 ? headerText(`${mark}${title}`) : headerText(`${mark}${all} alerts: ${title}`);
    case 'alert':
    case 'notice':
      return headerText(`${mark}${title}`);
    case 'follow-up':
      // Mail programs that thread by subject look past this mark only.
      return headerText(`Re: ${mark}${title}`);
  }
}

/** Beside the subject, which names the first: the others' titles, or why one alone is told. */
function previewOf([first, ...others]: readonly AlertItem[]): string {
  return cut(
    others.length === 0 ? (first?.why ?? []).join('; ') : others.map(({ title }) => title).join(' · '),
  );
}

function introOf({ kind }: Notification, all: number): readonly Block[] {
  switch (kind) {
    case 'test':
      return [
        {
          kind: 'paragraph',
          text: 'This is a test. It was sent by hand to see that messages arrive; nothing happened.',
        },
      ];
    case 'follow-up':
      return [{ kind: 'paragraph', text: 'What you were told earlier has changed since.' }];
    case 'bundle':
      return all === 1 ? [] : [{ kind: 'paragraph', text: `${all} alerts in one message.` }];
    case 'alert':
    case 'notice':
      return [];
  }
}

function itemBlocks(item: AlertItem, { publicUrl }: LetterLinks): readonly Block[] {
  const because = item.why
    .slice(0, MOST_REASONS)
    .map((why, at) => ({ label: at === 0 ? 'Why you are told' : '', value: cut(why) }));
  return [
    { kind: 'heading', text: cut(item.title) },
    {
      kind: 'facts',
      facts: [
        { label: 'Rule', value: cut(item.rule.name) },
        ...because,
        ...(item.also ?? []).flatMap(alsoFacts),
        { label: 'Known since', value: `${item.at.slice(0, 10)} ${item.at.slice(11, 16)} UTC` },
      ],
    },
    ...evidenceBlocks(item.evidence),
    { kind: 'button', text: buttonText(item.page), url: pageUrl(publicUrl, item.page) },
  ];
}

/** Another rule that the reader subscribed to and that matched the same. */
function alsoFacts({
  rule,
  why,
}: AlsoMatched): readonly { readonly label: string; readonly value: string }[] {
  return [
    { label: 'Rule as well', value: cut(rule.name) },
    { label: 'Why it matched', value: cut(why.slice(0, MOST_REASONS).join('; ')) },
  ];
}

function buttonText(page: string): string {
  if (page.startsWith('/developments/')) return 'See it taken apart';
  return page.startsWith('/reports/') ? 'Read the report' : 'Open the page';
}

function evidenceBlocks(evidence: readonly EvidenceLine[]): readonly Block[] {
  if (evidence.length === 0) return [];
  const shown = evidence.slice(0, MOST_EVIDENCE);
  const left = evidence.length - shown.length;
  const links = shown.map(({ text, publisher, url }) => ({
    text: publisher === null ? cut(text) : `${cut(text)} (${cut(publisher)})`,
    url: url !== null && url.length <= LONGEST_URL ? url : null,
  }));
  const rest = left === 0 ? [] : [{ text: `and ${left} more on the page`, url: null }];
  return [{ kind: 'links', title: 'Evidence', links: [...links, ...rest] }];
}

function moreBlocks(more: number, { publicUrl }: LetterLinks): readonly Block[] {
  if (more === 0) return [];
  return [
    { kind: 'divider' },
    {
      kind: 'links',
      title: `and ${more} more`,
      links: [{ text: 'All developments', url: `${publicUrl}/developments` }],
    },
  ];
}

function footOf(items: readonly AlertItem[], links: LetterLinks): readonly Block[] {
  const also = items.flatMap((item) => item.also ?? []);
  const names = [...new Set([...items, ...also].map(({ rule }) => cut(rule.name)))];
  const shown = names.slice(0, MOST_NAMES).map((name) => `“${name}”`);
  const others = names.length - shown.length;
  const whose = `${shown.join(' and ')}${others === 0 ? '' : ` and ${others} more`}`;
  return [
    { kind: 'paragraph', text: `You get this because you subscribed to ${whose} and confirmed it.` },
    {
      kind: 'links',
      title: '',
      links: [
        { text: also.length === 0 ? 'Stop these messages' : stopText(items), url: links.unsubscribe },
        ...stopLinks(also, links),
        { text: 'Change how often, quiet hours, see or erase what is kept of you', url: links.manage },
      ],
    },
  ];
}

/** What the first link stops where others stand beside it: the letter's own subscription. */
function stopText([first]: readonly AlertItem[]): string {
  return `Stop “${cut(first?.rule.name ?? '')}”`;
}

/** A link for each other subscription, once. */
function stopLinks(also: readonly AlsoMatched[], links: LetterLinks) {
  const names = new Map(also.map(({ subscriptionId, rule }) => [subscriptionId, rule.name]));
  return [...names].map(([id, name]) => ({ text: `Stop “${cut(name)}”`, url: links.unsubscribeFrom(id) }));
}

/** The address of a page of the service; whatever is no path of its own leads to its front page. */
function pageUrl(publicUrl: string, page: string): string {
  return /^\/(?!\/)/.test(page) ? `${publicUrl}${page}` : `${publicUrl}/`;
}

function cut(text: string): string {
  return headerText(text, LONGEST_TEXT);
}

import { Feed } from 'feed';
import type { PublishedEdition } from '../../reports/domain/published.js';
import { escaped } from './feed-out.js';

/** A published edition with what readers see of it before they open it. */
export interface ToldEdition extends PublishedEdition {
  /** What the report comes to. */
  readonly sentence: string;
  /** What it says otherwise than the edition that it corrects; empty for the first. */
  readonly changes: readonly string[];
}

/** So many changes stand in the summary, which readers show in a list, and in the text; the report has all of them. */
const MOST_SUMMARISED = 3;
const MOST_TOLD = 40;

/**
 * Reports as Atom, an entry for each edition; ids are absolute URLs that never change. Entries of one week lead to each
 * other (RFC 5829). One that was corrected says so, and counts as updated then; when it was published stays.
 */
export function reportsFeed(editions: readonly ToldEdition[], publicUrl: string): string {
  const base = publicUrl.replace(/\/+$/, '');
  const newest = editions
    .map(({ recordedAt }) => recordedAt)
    .toSorted()
    .at(-1);
  const feed = new Feed({
    id: `${base}/reports`,
    title: 'Pakistan–Russia relations: weekly reports',
    link: `${base}/reports`,
    feedLinks: { atom: `${base}/feeds/reports.atom` },
    language: 'en',
    copyright: '',
    generator: 'relations tracker',
    updated: newest === undefined ? new Date(0) : new Date(newest),
  });
  const pageOf = ({ week }: ToldEdition, edition: number): string =>
    `${base}/reports/${week}?edition=${edition}`;
  for (const one of editions) {
    const last = editions.find(({ week, edition }) => week === one.week && edition === one.newest) ?? one;
    const link = pageOf(one, one.edition);
    feed.addItem({
      ...{ id: link, link, date: new Date(last.recordedAt), published: new Date(one.recordedAt) },
      title: escaped(titleOf(one)),
      description: escaped(summaryOf(one)),
      content: contentOf(one, (edition) => pageOf(one, edition)),
      author: [{ name: 'relations tracker' }],
    });
  }
  const links = new Map(editions.map((one) => [pageOf(one, one.edition), versionsOf(one, pageOf)]));
  return withLinks(feed.atom1(), links);
}

function titleOf({ week, edition, sentence }: ToldEdition): string {
  return `Week ${week}${edition === 1 ? '' : `, edition ${edition}, corrects edition ${edition - 1}`}: ${sentence}`;
}

function summaryOf({ edition, newest, changes, asOf, sha256 }: ToldEdition): string {
  const more = changes.length - MOST_SUMMARISED;
  const told = [...changes.slice(0, MOST_SUMMARISED), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
  return [
    ...(edition === 1 ? [] : [`Edition ${edition} corrects edition ${edition - 1}. ${told}.`]),
    ...(edition === newest ? [] : [`${correctedBy(edition, newest)}.`]),
    `What was known at ${asOf}; SHA-256 ${sha256}.`,
  ].join(' ');
}

function correctedBy(edition: number, newest: number): string {
  const by = `Edition ${edition + 1} corrects this edition`;
  return newest === edition + 1 ? by : `${by}; the newest is edition ${newest}`;
}

/** The summary at length, as HTML: what was corrected, with links to the editions beside it. */
function contentOf(one: ToldEdition, pageOf: (edition: number) => string): string {
  const { edition, newest, changes, sentence, asOf, sha256 } = one;
  const link = (to: number): string => `<a href="${escaped(pageOf(to))}">edition ${to}</a>`;
  const more = changes.length - MOST_TOLD;
  const items = [
    ...changes.slice(0, MOST_TOLD),
    ...(more > 0 ? [`and ${more} more, in the report itself`] : []),
  ];
  return [
    `<p>${escaped(sentence)}</p>`,
    ...(edition === newest
      ? []
      : [
          `<p>Corrected by ${link(edition + 1)}${newest > edition + 1 ? `; the newest is ${link(newest)}` : ''}.</p>`,
        ]),
    ...(edition === 1
      ? []
      : [
          `<p>Corrects ${link(edition - 1)}. What this edition says otherwise:</p>`,
          `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`,
        ]),
    `<p>What was known at ${asOf}; SHA-256 ${sha256}.</p>`,
  ].join('');
}

/** The editions beside one, by their relations to it. */
function versionsOf(
  one: ToldEdition,
  pageOf: (one: ToldEdition, edition: number) => string,
): readonly (readonly [relation: string, href: string])[] {
  const { edition, newest } = one;
  return [
    ...(edition > 1 ? [['predecessor-version', pageOf(one, edition - 1)] as const] : []),
    ...(edition < newest ? [['successor-version', pageOf(one, edition + 1)] as const] : []),
    ['latest-version', pageOf(one, newest)],
  ];
}

/** The feed with links after the first one of its entries, which readers take: the library writes no other relations. */
function withLinks(atom: string, links: ReadonlyMap<string, ReturnType<typeof versionsOf>>): string {
  const byId = new Map([...links].map(([id, all]) => [written(id), all]));
  return atom.replace(/<id>([^<]*)<\/id>\s*<link [^>]*\/>/g, (found, id: string) =>
    [
      found,
      ...(byId.get(id) ?? []).map(
        ([relation, href]) => `<link rel="${relation}" type="text/html" href="${written(href)}"/>`,
      ),
    ].join('\n        '),
  );
}

/** An address as the library writes it. */
function written(address: string): string {
  return escaped(new URL(address).toString());
}

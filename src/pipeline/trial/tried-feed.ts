import { storable } from '../../articles/domain/incoming.js';
import type { ReportText, Verdict } from '../../classification/domain/verdict.js';
import { feedAt, freeFeedId, publisherAt, type KnownFeed } from '../../feeds/domain/added-feed.js';
import { publisherOf } from '../../feeds/domain/feed-address.js';
import type { FeedFormat, FeedItem, ParsedFeed } from '../../feeds/domain/feed-item.js';
import type { FeedProblem } from '../../feeds/domain/feed-state.js';
import type { FeedTrial } from '../../feeds/domain/feed-trial.js';
import type { Feed } from '../../feeds/domain/feed.js';
import type { Instant } from '../../kernel/dates.js';

/** How many items, from the first on, are judged and shown. */
export const ITEMS_JUDGED = 20;
const LONGEST_NAME = 200;

/** One of the first items, and how the classifier would judge it. */
export type TriedItem = Pick<FeedItem, 'title' | 'link' | 'published'> &
  Pick<Verdict, 'language' | 'relevant' | 'relevance' | 'indicators'>;

/** What a feed's document holds. */
export interface TriedDocument {
  readonly format: FeedFormat;
  readonly title: string;
  readonly items: number;
  /** How many items have a date that can be read. */
  readonly dated: number;
  readonly newest: Instant | null;
  readonly oldest: Instant | null;
  /** Languages of the first items, the most frequent first. */
  readonly languages: readonly { readonly language: string; readonly items: number }[];
  readonly first: readonly TriedItem[];
}

/** What came of trying an address out, with what is known of it. */
export interface TriedFeed {
  readonly url: string;
  readonly finalUrl: string | null;
  readonly movedTo: string | null;
  readonly status: number | null;
  readonly problem: FeedProblem | null;
  readonly document: TriedDocument | null;
  /** The feed that has the address already. */
  readonly knownAs: Pick<KnownFeed, 'id' | 'name' | 'enabled' | 'withdrawal'> | null;
  /** What could be added; null where there is no feed. */
  readonly suggested: Pick<
    Feed,
    'id' | 'name' | 'url' | 'language' | 'publisher' | 'country' | 'ownership'
  > | null;
}

/** The first items as the classifier is given them, without a hint, cut as they would be stored; ids are their places. */
export function reportsToJudge(document: ParsedFeed): readonly ReportText[] {
  return firstItems(document).map((item, place) => ({
    ...{ id: String(place), title: item.title, summary: item.summary },
    // What language the items are in is to be found out.
    language: null,
    publishedAt: item.published,
    publisher: null,
  }));
}

/** Joins a trial with the verdicts on its {@link reportsToJudge}, in their order, and with the feeds known. */
export function triedFeed(
  trial: FeedTrial,
  verdicts: readonly Verdict[],
  known: readonly KnownFeed[],
): TriedFeed {
  const { url, finalUrl, movedTo, status, problem } = trial;
  const document = trial.document === null ? null : documentOf(trial.document, verdicts);
  const address = movedTo ?? url;
  const same = feedAt(url, known) ?? feedAt(address, known);
  return {
    ...{ url, finalUrl, movedTo, status, problem, document },
    knownAs:
      same === undefined
        ? null
        : { id: same.id, name: same.name, enabled: same.enabled, withdrawal: same.withdrawal },
    suggested:
      document === null
        ? null
        : suggestion(address, { document, same, known, claimed: trial.document?.language ?? null }),
  };
}

function suggestion(
  url: string,
  given: {
    document: TriedDocument;
    same: KnownFeed | undefined;
    known: readonly KnownFeed[];
    /** As the document says. */
    claimed: string | null;
  },
): TriedFeed['suggested'] {
  const { document, same, known, claimed } = given;
  const unknown = { publisher: publisherOf(url), country: 'ZZ', ownership: 'unknown' } as const;
  const title = document.title.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  const found = document.languages.find(({ language }) => language !== 'und')?.language;
  return {
    id: same?.id ?? freeFeedId(url, known),
    name: title === '' ? new URL(url).host : title,
    ...{ url, language: found ?? primaryTag(claimed) ?? 'und' },
    ...(publisherAt(url, known) ?? unknown),
  };
}

function documentOf(document: ParsedFeed, verdicts: readonly Verdict[]): TriedDocument {
  const dates = document.items.flatMap(({ published }) => (published === null ? [] : [published])).sort();
  const first = firstItems(document).flatMap((item, place) => {
    const verdict = verdicts[place];
    return verdict === undefined ? [] : [triedItem(item, verdict)];
  });
  return {
    format: document.format,
    title: document.title,
    items: document.items.length,
    dated: dates.length,
    newest: dates.at(-1) ?? null,
    oldest: dates[0] ?? null,
    languages: languagesOf(first),
    first,
  };
}

function triedItem(
  { title, link, published }: Pick<FeedItem, 'title' | 'link' | 'published'>,
  { language, relevant, relevance, indicators }: Verdict,
): TriedItem {
  return { title, link, published, language, relevant, relevance, indicators };
}

function languagesOf(items: readonly TriedItem[]): TriedDocument['languages'] {
  const counts = new Map<string, number>();
  for (const { language } of items) counts.set(language, (counts.get(language) ?? 0) + 1);
  return [...counts]
    .map(([language, count]) => ({ language, items: count }))
    .sort((a, b) => b.items - a.items || (a.language < b.language ? -1 : 1));
}

function firstItems(document: ParsedFeed): readonly FeedItem[] {
  return document.items.slice(0, ITEMS_JUDGED).map((item) => {
    const kept = storable({ ...item, publisher: 'trial', feedId: null, language: null });
    return { ...item, title: kept.title, summary: kept.summary, link: kept.link };
  });
}

/** `en` of `en-GB`; null where the feed claims none, or nonsense. */
function primaryTag(language: string | null): string | null {
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(language?.trim() ?? '')?.[0].toLowerCase() ?? null;
}

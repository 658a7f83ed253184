import { withoutTurns } from '../../kernel/turning-marks.js';
import { canonicalUrl, type TrackingParameters } from './canonical-url.js';

/** One item on its way to becoming an article: from a feed's document or an archive's line. */
export interface IncomingReport {
  readonly publisher: string;
  /** The feed that brought it; null for an archive's line. */
  readonly feedId: string | null;
  readonly guid: string | null;
  readonly link: string | null;
  readonly title: string;
  readonly summary: string;
  readonly language: string | null;
  /** Instant, `YYYY-MM-DD`, `YYYY-MM`, `YYYY`, or null. */
  readonly published: string | null;
  readonly publishedRaw: string | null;
}

const LONGEST_TITLE = 1_000;
const LONGEST_SUMMARY = 8_000;
/** A cut address would be a wrong one, so a longer one is none. */
const LONGEST_LINK = 8_192;
/** The longest language tag that occurs; a longer one is none. */
const LONGEST_LANGUAGE = 35;

/**
 * The item as it may be stored: without NUL characters, which PostgreSQL text cannot hold, cut at 1,000 and 8,000
 * characters, since a title of a megabyte is an attack and no title, without marks that mirror the text around them,
 * and without a link that a browser would run.
 */
export function storable(item: IncomingReport): IncomingReport {
  return {
    ...item,
    guid: item.guid === null ? null : withoutNul(item.guid),
    link: item.link === null ? null : followable(withoutNul(item.link)),
    title: withoutTurns(withoutNul(item.title).slice(0, LONGEST_TITLE)),
    summary: withoutTurns(withoutNul(item.summary).slice(0, LONGEST_SUMMARY)),
    language: item.language !== null && item.language.length <= LONGEST_LANGUAGE ? item.language : null,
    publishedRaw: item.publishedRaw === null ? null : withoutNul(item.publishedRaw).slice(0, LONGEST_TITLE),
  };
}

/** Whatever is no address of the web (`javascript:`, `file:`) can be neither opened nor told from others. */
function followable(link: string): string | null {
  return /^https?:\/\//i.test(link) && link.length <= LONGEST_LINK ? link : null;
}

function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}

/** Makes a short, stable text of a long one, e.g. the first half of a SHA-256 in hex. */
export type Digest = (text: string) => string;

/** An item with the keys by which it is known; the first key is the one its id is made from. */
export interface KeyedReport extends IncomingReport {
  /** At least one, digests, strongest first; the same key means the same article of that publisher. */
  readonly keys: readonly string[];
  /** Digest of title and summary; another one is another revision. */
  readonly contentHash: string;
}

/**
 * Gives every item of one document its keys: the guid, else guid and address where the document repeats
 * the guid; and the canonical address where no other item of the document shares it; else title and content.
 */
export function keyReports(
  document: readonly IncomingReport[],
  tracking: TrackingParameters,
  digest: Digest,
): readonly KeyedReport[] {
  const urls = document.map((item) => canonicalUrl(item.link, tracking));
  const guidCount = countOf(document.map((item) => item.guid));
  const guidsOfUrl = distinctGuids(document, urls);
  return document.map((item, index) => {
    const url = urls[index] ?? null;
    const contentHash = digest(`content\n${item.title}\n${item.summary}`);
    const keys: string[] = [];
    if (item.guid !== null) {
      const repeated = (guidCount.get(item.guid) ?? 0) > 1;
      keys.push(digest(repeated ? `guid+url\n${item.guid}\n${url ?? ''}` : `guid\n${item.guid}`));
    }
    if (url !== null && (guidsOfUrl.get(url)?.size ?? 0) <= 1) keys.push(digest(`url\n${url}`));
    if (keys.length === 0) keys.push(contentHash);
    return { ...item, keys, contentHash };
  });
}

function countOf(values: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** A page that many guids share (a home page, a live blog) does not say which article it is. */
function distinctGuids(
  document: readonly IncomingReport[],
  urls: readonly (string | null)[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const guids = new Map<string, Set<string>>();
  document.forEach((item, index) => {
    const url = urls[index];
    if (url === null || url === undefined) return;
    const ofUrl = guids.get(url) ?? new Set<string>();
    ofUrl.add(item.guid ?? item.title);
    guids.set(url, ofUrl);
  });
  return guids;
}

import { DisjointSets } from './disjoint-sets.js';
import type { GroupedArticle, GroupingReport } from './report.js';

/** Texts are copies when the shorter one's word pairs stand in the longer one to this share (0 … 1) or more. */
const COPIED_SHARE = 0.75;
/** Word pairs below which a text is too short for its share to say anything. */
const FEWEST_PAIRS = 6;
/** Words from which an equal headline is a copied headline rather than a coincidence. */
const FEWEST_TITLE_WORDS = 5;

const WORD = /[\p{L}\p{N}]+/gu;
/** What outlets add to an agency's text: their name behind the headline, the place before the first sentence. */
const OUTLET = / [-|–—] [^-|–—]{2,40}$/u;
const DATELINE = /^[\p{Lu}\p{Lt}\s/,.()\d-]{3,60}?(?:\([^)]{2,30}\)\s*)?(?: [-–—]+ |: |\. )/u;

interface Text {
  readonly title: string;
  readonly titleWords: number;
  readonly pairs: ReadonlySet<string>;
}

/**
 * How many publishers report independently: reports of one publisher, and copies of one text whoever prints it, count
 * once (an agency's text in 366 papers is one report). At least 1 for a group with members; 0 for none.
 */
export function independentPublishers(reports: readonly GroupingReport[]): number {
  return independentVoices(reports).length;
}

/** The reports drawn together by publisher and by copied text, each set in the order of the input. */
export function independentVoices(
  reports: readonly GroupingReport[],
): readonly (readonly GroupingReport[])[] {
  const sets = new DisjointSets(reports.length);
  const firstOf = new Map<string, number>();
  const distinct: { readonly at: number; readonly text: Text }[] = [];
  reports.forEach((report, at) => {
    const text = textOf(report);
    const wording = `text ${text.title} ${[...text.pairs].join(' ')}`;
    if (!firstOf.has(wording)) distinct.push({ at, text });
    for (const key of [`publisher ${report.article.publisher}`, wording]) {
      const first = firstOf.get(key);
      if (first === undefined) firstOf.set(key, at);
      else sets.join(first, at);
    }
  });
  for (const [index, { at, text }] of distinct.entries()) {
    for (const other of distinct.slice(index + 1)) if (isCopy(text, other.text)) sets.join(at, other.at);
  }
  return sets.all().map((set) => set.flatMap((at) => reports[at] ?? []));
}

/** Whether two reports carry one text, but for the outlet's name, the dateline and what was cut off. */
export function isSyndicatedCopy(a: GroupingReport, b: GroupingReport): boolean {
  return isCopy(textOf(a), textOf(b));
}

function isCopy(a: Text, b: Text): boolean {
  if (a.title === b.title && a.titleWords >= FEWEST_TITLE_WORDS) return true;
  const [short, long] = a.pairs.size <= b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  if (short.size < FEWEST_PAIRS) return false;
  let shared = 0;
  for (const pair of short) if (long.has(pair)) shared += 1;
  return shared >= COPIED_SHARE * short.size;
}

/** The words of an article's text without what outlets add: equal for copies that were not cut off. */
export function plainWording({ title, summary }: GroupedArticle): string {
  return [...wordsOf(title.replace(OUTLET, '')), ...wordsOf(summary.replace(DATELINE, ''))].join(' ');
}

function textOf({ article }: GroupingReport): Text {
  const title = wordsOf(article.title.replace(OUTLET, ''));
  const summary = wordsOf(article.summary.replace(DATELINE, ''));
  const pairs = new Set([...neighbours(title), ...neighbours(summary)]);
  return { title: title.join(' '), titleWords: title.length, pairs };
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

function neighbours(words: readonly string[]): readonly string[] {
  return words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`);
}

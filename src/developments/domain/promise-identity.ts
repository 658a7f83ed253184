import type { PromiseKind, PromiseRules, PromiseThing } from './promise-rules.js';
import { hasWord, placesOf, VISIT } from './promise-subject.js';

/** What a headline says of the thing it is about, by which one promise is told from another. */
export interface PromiseIdentity {
  readonly kind: PromiseKind;
  /** Ids of things: `wheat`, `pipeline`; where a project is named, the goods it is for are not what is promised. */
  readonly things: readonly string[];
  /** Makes and sorts of the things: `mi-35`. */
  readonly sorts: readonly string[];
  /** Things by their own names: `jamshoro`. */
  readonly names: readonly string[];
  /** Which of its kind, 1 for the first; null where it does not say. */
  readonly ordinal: number | null;
  readonly years: readonly number[];
}

/** How sure it is that two texts speak of the same thing. */
export type Sameness = 'same' | 'unsaid' | 'other';

/** Characters at the beginning of a text, where it says what it is about. */
const LEAD = 600;
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g;
/** What is built or run outranks the goods that it is for: a refinery is no oil. */
const OUTRANKED: Readonly<Partial<Record<PromiseKind, readonly PromiseKind[]>>> = {
  project: ['goods', 'arms'],
  service: ['goods'],
};

/** What a headline (or, where it names no thing, the whole text) is about. */
export function identityOf(
  headline: string,
  { objects, text }: { readonly objects: readonly string[]; readonly text: string },
  rules: PromiseRules,
): PromiseIdentity {
  const title = headline.toLowerCase();
  const inTitle = thingsIn(title, rules.things);
  const found = inTitle.length > 0 ? inTitle : thingsIn(text.slice(0, LEAD), rules.things);
  const outranked = new Set(found.flatMap(({ kind }) => OUTRANKED[kind] ?? []));
  const things = found.filter(({ kind }) => !outranked.has(kind));
  return {
    kind: kindOf(things, objects, rules),
    things: things.flatMap(({ id, of }) => (of === null ? [id] : [])),
    sorts: things.flatMap(({ id, of, named }) => (of === null || named ? [] : [id])),
    names: things.flatMap(({ id, named }) => (named ? [id] : [])),
    ordinal: ordinalIn(title, rules),
    years: [...title.matchAll(YEAR)].map(([year]) => Number(year)),
  };
}

/**
 * The things that a text names. Of words within each other the longest counts (edible oil is no oil, anti-tank no tank),
 * and a sort or one by name only where the thing itself is named too.
 */
function thingsIn(text: string, things: readonly PromiseThing[]): readonly PromiseThing[] {
  const found = things.flatMap((thing) =>
    thing.words.flatMap((word) => placesOf(text, word).map((place) => ({ thing, ...place }))),
  );
  const counted = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.from <= one.from &&
          other.to >= one.to &&
          other.to - other.from > one.to - one.from &&
          !areOneKind(one.thing, other.thing),
      ),
  );
  const ids = new Set(counted.map(({ thing }) => thing.id));
  return things.filter(({ id, of }) => ids.has(id) && (of === null || ids.has(of)));
}

function areOneKind(a: PromiseThing, b: PromiseThing): boolean {
  return (a.of ?? a.id) === (b.of ?? b.id);
}

function kindOf(
  things: readonly PromiseThing[],
  objects: readonly string[],
  { objectKinds }: PromiseRules,
): PromiseKind {
  if (objects.some((id) => id.startsWith(VISIT))) return 'visit';
  const [first] = things;
  if (first !== undefined) return first.kind;
  return objects.map((id) => objectKinds[id]).find((kind) => kind !== undefined) ?? 'project';
}

function ordinalIn(title: string, { ordinals }: PromiseRules): number | null {
  const at = ordinals.findIndex((words) => words.some((word) => hasWord(title, word)));
  return at < 0 ? null : at + 1;
}

/**
 * Whether news is about the thing of a promise: `other` where it names another thing, sort or name; `unsaid` where one
 * of the two leaves open which it is.
 */
export function sameness(news: PromiseIdentity, promised: PromiseIdentity): Sameness {
  if (news.things.length === 0 || promised.things.length === 0) return 'unsaid';
  if (!meet(news.things, promised.things)) return 'other';
  const both = [
    [news.sorts, promised.sorts],
    [news.names, promised.names],
  ] as const;
  if (both.some(([one, other]) => one.length > 0 && other.length > 0 && !meet(one, other))) return 'other';
  if (meet(news.names, promised.names)) return 'same';
  const isLess = both.some(([one, other]) => one.length === 0 && other.length > 0);
  // News of one project is not surely that of an agreement which named none; of goods, a make is only more exact.
  const isMore =
    promised.kind === 'project' && both.some(([one, other]) => one.length > 0 && other.length === 0);
  return isLess || isMore ? 'unsaid' : 'same';
}

/** How many makes, sorts and own names of things two have in common. */
export function sharedSorts(a: PromiseIdentity, b: PromiseIdentity): number {
  return [...a.sorts, ...a.names].filter((id) => b.sorts.includes(id) || b.names.includes(id)).length;
}

/** The words of a text by which the things that both have were known. */
export function thingWords(
  text: string,
  news: PromiseIdentity,
  promised: PromiseIdentity,
  { things }: PromiseRules,
): readonly string[] {
  const ids = (of: PromiseIdentity): readonly string[] => [...of.things, ...of.sorts, ...of.names];
  const shared = ids(news).filter((id) => ids(promised).includes(id));
  const words = things.flatMap(({ id, words: own }) => (shared.includes(id) ? own : []));
  return [...new Set(words.filter((word) => hasWord(text, word)))];
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.some((id) => b.includes(id));
}

import type { DateRange } from '../../kernel/dates.js';
import type { NamedEvent } from './baseline.js';
import { boundStands, monthEnd, partsOf, type Bound } from './date-proof.js';
import { dateMentions } from './dates-in-text.js';
import { figuresIn } from './figures-in-text.js';

/** The rules by which a date may be derived; a record's notes name them as `rule: NAME` or `rule: NAME(ARGUMENT)`. */
const DERIVATION_RULES = [
  /** The bound stands in the date lines: a year or month that the context gives, an earlier or later happening. */
  'stated-elsewhere',
  /** Reckoned from the publication: `last-year`, `last-month`, `last-fiscal-year`, `day-month` (a day without year). */
  'relative-to-publication',
  /** The upper bound is the publication's: what a document tells as past or present was so by then. */
  'before-publication',
  /** A year of the date lines, or of the publication, plus or minus a number that stands there: nine years since 2012. */
  'interval-count',
  /** `first quarter of 2019`. */
  'quarter',
  /** Bounds of an event of general history that the date lines name: `named-event(a)` or `named-event(a..b)`. */
  'named-event',
  /** A bound that another development of the baseline has: `other-development(id)`. */
  'other-development',
  /** The same happening, dated by another citation of the record. */
  'same-happening',
] as const;
type DerivationRule = (typeof DERIVATION_RULES)[number];

export interface NamedRule {
  readonly rule: string;
  readonly argument: string | null;
  /** Number of the one document for which it holds (`003`), or null for all. */
  readonly document: string | null;
}

/** What rules may draw on. */
export interface DerivationContext {
  /** The cited lines and the date lines. */
  readonly text: string;
  readonly published: DateRange;
  readonly events: ReadonlyMap<string, NamedEvent>;
  readonly developmentDates: ReadonlyMap<string, DateRange>;
}

/** The rules that notes name, in order: `rule: quarter`, `rule(003): named-event(cold-war)`. */
export function rulesIn(notes: string): readonly NamedRule[] {
  return [...notes.matchAll(/\brule(?:\((\d{3})\))?: ([a-z-]+)(?:\(([^)]*)\))?/g)].map((match) => ({
    rule: match[2] ?? '',
    argument: match[3] ?? null,
    document: match[1] ?? null,
  }));
}

export function isDerivationRule(rule: string): rule is DerivationRule {
  return DERIVATION_RULES.some((known) => known === rule);
}

/** Whether one of the rules yields the bound; an open bound needs no proof. `same-happening` is for the caller. */
export function boundFollows(
  date: DateRange,
  bound: Bound,
  rules: readonly NamedRule[],
  context: DerivationContext,
): boolean {
  const day = date[bound];
  return day === null || rules.some((rule) => yields(rule, day, bound, context));
}

function yields(
  { rule, argument }: NamedRule,
  day: string,
  bound: Bound,
  context: DerivationContext,
): boolean {
  if (!isDerivationRule(rule)) return false;
  switch (rule) {
    case 'stated-elsewhere':
      return boundStands(day, bound, dateMentions(context.text));
    case 'relative-to-publication':
      return isRelative(argument, day, bound, context);
    case 'before-publication':
      return bound === 'to' && day === context.published.to;
    case 'interval-count':
      return isCounted(day, bound, context);
    case 'quarter':
      return isQuarter(day, bound, context.text);
    case 'named-event':
      return isEventBound(argument ?? '', day, bound, context);
    case 'other-development':
      return isBoundOf(context.developmentDates.get(argument ?? ''), day, bound);
    case 'same-happening':
      return false;
  }
}

function isRelative(
  cue: string | null,
  day: string,
  bound: Bound,
  { text, published }: DerivationContext,
): boolean {
  const reference = published[bound];
  if (reference === null) return false;
  const { year, month } = partsOf(reference);
  if (cue === 'last-year') return /\blast year\b/i.test(text) && day === edge(year - 1, bound);
  if (cue === 'last-month') {
    const before = month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
    return /\blast month\b/i.test(text) && day === monthEdge(before.year, before.month, bound);
  }
  if (cue === 'last-fiscal-year') {
    // Pakistan's fiscal year ends in June.
    const ended = month > 6 ? year : year - 1;
    const reckoned = bound === 'from' ? `${ended - 1}-07-01` : `${ended}-06-30`;
    return /\blast fiscal year\b/i.test(text) && day === reckoned;
  }
  const asked = partsOf(day);
  const stands = dateMentions(text).months.some(
    (m) => m.year === null && m.month === asked.month && m.day === asked.day,
  );
  return cue === 'day-month' && stands && asked.year === year && published.from?.slice(0, 4) === String(year);
}

function isCounted(day: string, bound: Bound, { text, published }: DerivationContext): boolean {
  const { year } = partsOf(day);
  if (day !== edge(year, bound)) return false;
  const own = published[bound];
  const years = [...dateMentions(text).years, ...(own === null ? [] : [partsOf(own).year])];
  const counts = [...figuresIn(text)].filter(
    (count) => Number.isInteger(count) && count >= 2 && count <= 100,
  );
  return years.some((from) => counts.some((count) => Math.abs(year - from) === count));
}

function isQuarter(day: string, bound: Bound, text: string): boolean {
  const names = ['first', 'second', 'third', 'fourth'];
  return [...text.matchAll(/\b(first|second|third|fourth) quarter of ((?:19|20)\d\d)\b/gi)].some((match) => {
    const quarter = names.indexOf((match[1] ?? '').toLowerCase());
    return day === monthEdge(Number(match[2]), quarter * 3 + (bound === 'from' ? 1 : 3), bound);
  });
}

function isEventBound(
  argument: string,
  day: string,
  bound: Bound,
  { text, events }: DerivationContext,
): boolean {
  const named = argument.split('..').map((id) => events.get(id.trim()));
  const folded = text.toLowerCase();
  return named.some(
    (event) =>
      event !== undefined &&
      event.words.some((word) => folded.includes(word.toLowerCase())) &&
      isBoundOf({ from: event.from, to: event.to, precision: 'undated' }, day, bound),
  );
}

/** A happening may begin or end with another, at its very day or at the edge of that day's year or month. */
function isBoundOf(date: DateRange | undefined, day: string, bound: Bound): boolean {
  return [date?.from, date?.to].some((other) => {
    if (other === null || other === undefined) return false;
    const { year, month } = partsOf(other);
    return day === other || day === edge(year, bound) || day === monthEdge(year, month, bound);
  });
}

function edge(year: number, bound: Bound): string {
  return bound === 'from' ? `${year}-01-01` : `${year}-12-31`;
}

function monthEdge(year: number, month: number, bound: Bound): string {
  return bound === 'from' ? `${year}-${String(month).padStart(2, '0')}-01` : monthEnd(year, month);
}

import type { DevelopmentCondition } from './condition.js';
import { readCondition, whyDevelopment, whyFirst, type ReadCondition } from './development-match.js';
import type { DevelopmentFact } from './fact.js';
import { Postings } from './postings.js';
import type { WatchedRule } from './rule.js';
import { phraseOf, wordsOf, type Phrase } from './searchable.js';

/** A rule that matches a fact, and why. */
export interface Match {
  readonly rule: WatchedRule;
  /** Each part of the condition with the value that met it. */
  readonly why: readonly string[];
}

interface Posted {
  readonly rule: WatchedRule;
  readonly read: ReadCondition;
  /** What the development's figure must reach; the list is in its order. */
  readonly bound: number;
}

/** A figure of a development of which rules ask for a least value. */
interface Bound {
  /** Null where the condition does not ask for it. */
  readonly least: (condition: DevelopmentCondition) => number | null;
  readonly figure: (fact: DevelopmentFact) => number;
  /** About how many developments reach a value, 0 … 1: only for choosing, never for matching. */
  readonly share: (value: number) => number;
}

/** The bounds by which lists can be in order; a rule stands in the list of the one that the fewest reach. */
const BOUNDS: readonly Bound[] = [
  { least: ({ minScore }) => minScore, figure: ({ score }) => score, share: (score) => (10 - score) / 20 },
  {
    least: ({ maxScore }) => (maxScore === null ? null : -maxScore),
    figure: ({ score }) => -score,
    share: (score) => (10 - score) / 20,
  },
  {
    least: ({ minConfidence }) => minConfidence,
    figure: ({ confidence }) => confidence,
    share: (confidence) => 1 - confidence ** 4,
  },
  {
    least: ({ minPublishers }) => minPublishers,
    figure: ({ publishers }) => publishers,
    share: (publishers) => 1 / publishers,
  },
];

/**
 * Rules on developments, found by what tells most of them apart: a word, party, country or status that they ask for, then
 * indicator, direction and kind of act, then the least figure that the fewest developments reach, by which each list is
 * in order. What a development costs follows from how many rules it nearly meets, not from how many there are.
 */
export class DevelopmentIndex {
  private readonly byBound = BOUNDS.map((bound) => ({ bound, postings: new Postings<Posted>() }));
  private readonly firsts = new Postings<WatchedRule>();
  private readonly anchors = new Set<string>();
  /** How long the beginnings of words are that some rule asks for. */
  private readonly prefixLengths = new Set<number>();

  constructor(rules: readonly WatchedRule[]) {
    for (const rule of rules) this.post(rule);
    for (const { postings } of this.byBound)
      for (const list of postings.lists()) list.sort((a, b) => a.bound - b.bound);
  }

  /** The rules that a development meets, in the order of their ids. */
  matches(fact: DevelopmentFact): readonly Match[] {
    const parts = [
      [...this.anchorsIn(fact)],
      fact.topics.map(({ name }) => name),
      [fact.direction],
      fact.eventType === null ? [] : [fact.eventType],
    ];
    const looked = new Set<string>();
    const found: Match[] = [];
    for (const { bound, postings } of this.byBound) {
      const figure = bound.figure(fact);
      for (const list of postings.find(parts)) {
        for (const posted of list) {
          if (posted.bound > figure) break;
          if (looked.has(posted.rule.id)) continue;
          looked.add(posted.rule.id);
          const why = whyDevelopment(posted.read, fact);
          if (why !== null) found.push({ rule: posted.rule, why });
        }
      }
    }
    return [...found, ...this.firstMatches(fact)].sort(byRule);
  }

  private firstMatches(fact: DevelopmentFact): readonly Match[] {
    if (fact.firstIn.length === 0 || fact.eventType === null) return [];
    const found = new Map<string, Match>();
    for (const list of this.firsts.find([fact.firstIn, [fact.eventType]])) {
      for (const rule of list) {
        const why = rule.condition.kind === 'first-ever' ? whyFirst(rule.condition, fact) : null;
        if (why !== null) found.set(rule.id, { rule, why });
      }
    }
    return [...found.values()];
  }

  private post(rule: WatchedRule): void {
    const { condition } = rule;
    if (condition.kind === 'first-ever') this.firsts.post([condition.indicators, condition.eventTypes], rule);
    if (condition.kind !== 'development') return;
    const anchors = anchorsOf(condition);
    for (const anchor of anchors) {
      this.anchors.add(anchor);
      if (anchor.startsWith(PREFIX)) this.prefixLengths.add(anchor.length - PREFIX.length);
    }
    const parts = [anchors, condition.indicators, condition.directions, condition.eventTypes];
    const { postings, least } = this.narrowest(condition);
    postings.post(parts, { rule, read: readCondition(condition), bound: least });
  }

  /** The list of the bound that the fewest developments reach; of the first one where the condition has no bound. */
  private narrowest(condition: DevelopmentCondition) {
    const asked = this.byBound.map(({ bound, postings }) => {
      const least = bound.least(condition) ?? -Infinity;
      return { postings, least, share: least === -Infinity ? 1 : bound.share(least) };
    });
    return asked.reduce((best, one) => (one.share < best.share ? one : best));
  }

  /** The anchors of the development that some rule has. */
  private anchorsIn(fact: DevelopmentFact): ReadonlySet<string> {
    const all = new Set([
      ...fact.parties.map((party) => PARTY + party),
      ...fact.countries.map((country) => COUNTRY + country),
      STATUS + fact.status,
    ]);
    for (const word of wordsOf(fact.text)) {
      all.add(WORD + word);
      for (const length of this.prefixLengths)
        if (length <= word.length) all.add(PREFIX + word.slice(0, length));
    }
    return new Set([...all].filter((anchor) => this.anchors.has(anchor)));
  }
}

const WORD = 'w:';
const PREFIX = 'x:';
const PARTY = 'p:';
const COUNTRY = 'c:';
const STATUS = 's:';

/** What of a condition is rarest: one of these every development that meets it has; empty where it asks for none. */
function anchorsOf({ words, parties, countries, statuses }: DevelopmentCondition): readonly string[] {
  if (words.length > 0) return [...new Set(words.map(phraseOf).map(anchorOf))];
  if (parties.length > 0) return parties.map((party) => PARTY + party);
  if (countries.length > 0) return countries.map((country) => COUNTRY + country);
  return statuses.map((status) => STATUS + status);
}

/** The longest word of a phrase, since long ones are rare; the open end of a phrase is the beginning of a word. */
function anchorOf({ words, isOpen }: Phrase): string {
  const whole = isOpen ? words.slice(0, -1) : words;
  const [first, ...others] = whole;
  if (first === undefined) return PREFIX + (words[0] ?? '');
  return WORD + others.reduce((longest, word) => (word.length > longest.length ? word : longest), first);
}

function byRule(a: Match, b: Match): number {
  return a.rule.id < b.rule.id ? -1 : 1;
}

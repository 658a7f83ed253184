import type { DevelopmentCondition } from './condition.js';
import { readCondition, whyDevelopment, whyFirst, type ReadCondition } from './development-match.js';
import type { DevelopmentFact } from './fact.js';
import { Postings } from './postings.js';
import type { WatchedRule } from './rule.js';
import { phraseOf, wordsOf } from './searchable.js';

/** A rule that matches a fact, and why. */
export interface Match {
  readonly rule: WatchedRule;
  /** Each part of the condition with the value that met it. */
  readonly why: readonly string[];
}

interface Posted {
  readonly rule: WatchedRule;
  readonly read: ReadCondition;
  /** The bound by which its list is in order. */
  readonly bound: number;
}

/**
 * Rules on developments, found by what tells most of them apart: a word, party or country that they ask for, then
 * indicator, direction and kind of act, then the score, by which each list is in order. What a development costs
 * follows from how many rules it nearly meets, not from how many there are.
 */
export class DevelopmentIndex {
  /** In the order of the least score that they ask for, or of the largest where they ask for no least. */
  private readonly fromBelow = new Postings<Posted>();
  private readonly fromAbove = new Postings<Posted>();
  private readonly firsts = new Postings<WatchedRule>();
  private readonly anchors = new Set<string>();
  /** How long the beginnings of words are that some rule asks for. */
  private readonly prefixLengths = new Set<number>();

  constructor(rules: readonly WatchedRule[]) {
    for (const rule of rules) this.post(rule);
    for (const list of this.fromBelow.lists()) list.sort((a, b) => a.bound - b.bound);
    for (const list of this.fromAbove.lists()) list.sort((a, b) => b.bound - a.bound);
  }

  /** The rules that a development meets, in the order of their ids. */
  matches(fact: DevelopmentFact): readonly Match[] {
    const anchors = [...this.anchorsIn(fact)];
    const parts = [
      anchors,
      fact.topics.map(({ name }) => name),
      [fact.direction],
      fact.eventType === null ? [] : [fact.eventType],
    ];
    const looked = new Set<string>();
    const found: Match[] = [];
    const look = ({ rule, read }: Posted): void => {
      if (looked.has(rule.id)) return;
      looked.add(rule.id);
      const why = whyDevelopment(read, fact);
      if (why !== null) found.push({ rule, why });
    };
    for (const list of this.fromBelow.find(parts)) {
      for (const posted of list) {
        if (posted.bound > fact.score) break;
        look(posted);
      }
    }
    for (const list of this.fromAbove.find(parts)) {
      for (const posted of list) {
        if (posted.bound < fact.score) break;
        look(posted);
      }
    }
    return [...found, ...this.firstMatches(fact)].sort(byRule);
  }

  /** Whether some rule asks for firsts: whoever makes facts need not look for them else. */
  get asksForFirsts(): boolean {
    return [...this.firsts.lists()].length > 0;
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
    const read = readCondition(condition);
    if (condition.minScore !== null) {
      this.fromBelow.post(parts, { rule, read, bound: condition.minScore });
    } else {
      this.fromAbove.post(parts, { rule, read, bound: condition.maxScore ?? Infinity });
    }
  }

  /** The anchors of the development that some rule has. */
  private anchorsIn(fact: DevelopmentFact): ReadonlySet<string> {
    const all = new Set([
      ...fact.parties.map((party) => PARTY + party),
      ...fact.countries.map((country) => COUNTRY + country),
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

/** What of a condition is rarest: one of these every development that meets it has; empty where it asks for none. */
function anchorsOf(condition: DevelopmentCondition): readonly string[] {
  if (condition.words.length > 0) {
    return [
      ...new Set(
        condition.words.map(phraseOf).map(({ words, isOpen }) => {
          const [first = ''] = words;
          return isOpen && words.length === 1 ? PREFIX + first : WORD + first;
        }),
      ),
    ];
  }
  if (condition.parties.length > 0) return condition.parties.map((party) => PARTY + party);
  return condition.countries.map((country) => COUNTRY + country);
}

function byRule(a: Match, b: Match): number {
  return a.rule.id < b.rule.id ? -1 : 1;
}

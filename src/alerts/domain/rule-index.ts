import type { Condition } from './condition.js';
import { correctionOf } from './corrected-reports.js';
import { DevelopmentIndex, type Match } from './development-index.js';
import type { Fact } from './fact.js';
import { IndexRules, type LevelEffects } from './index-rules.js';
import { Postings } from './postings.js';
import type { WatchedRule } from './rule.js';
import { Thresholds } from './thresholds.js';
import { signed } from './development-match.js';

/** What a fact does to the rules: those that match, and those of a level that may fire again. */
export interface Effects {
  readonly matches: readonly Match[];
  /** Whether the matches hold only for rules that are armed: those on a level of an index. */
  readonly needsArmed: boolean;
  readonly rearmed: readonly WatchedRule[];
}

/** A rule that waits for something not to happen: for how many days or hours. */
interface Waiting {
  readonly rule: WatchedRule;
  readonly at: number;
}

type WaitingRules = ReadonlyMap<string, Thresholds<Waiting>>;

/** All rules, found by what they watch for: the cost of a fact follows the rules it meets, not how many there are. */
export class RuleIndex {
  private readonly developments: DevelopmentIndex;
  private readonly levels: IndexRules;
  /** Rules that are met by names alone. */
  private readonly named = new Postings<WatchedRule>();
  private readonly quiet: WaitingRules;
  private readonly silent: WaitingRules;
  /** Rules by kind, so that whoever makes facts need not look for what nobody watches. */
  private readonly kinds: ReadonlySet<Condition['kind']>;

  constructor(readonly rules: readonly WatchedRule[]) {
    this.developments = new DevelopmentIndex(rules);
    this.levels = new IndexRules(rules);
    this.kinds = new Set(rules.map(({ condition }) => condition.kind));
    for (const rule of rules) {
      const parts = namesOf(rule.condition);
      if (parts !== null) this.named.post(parts, rule);
    }
    this.quiet = waitingRules(rules, (condition) =>
      condition.kind === 'no-news' ? { keys: [condition.indicator], at: condition.days } : null,
    );
    this.silent = waitingRules(rules, (condition) =>
      condition.kind === 'feed-silent'
        ? { keys: condition.feeds.length === 0 ? [ANY_FEED] : condition.feeds, at: condition.hours }
        : null,
    );
  }

  /** Whether some rule is of this kind. */
  watches(kind: Condition['kind']): boolean {
    return this.kinds.has(kind);
  }

  /** What the fact does. */
  effects(fact: Fact): Effects {
    if (fact.kind !== 'index') return { matches: this.matches(fact), needsArmed: false, rearmed: [] };
    const { reached, rearmed }: LevelEffects = this.levels.effects(fact);
    return { matches: reached, needsArmed: true, rearmed };
  }

  private matches(fact: Exclude<Fact, { readonly kind: 'index' }>): readonly Match[] {
    switch (fact.kind) {
      case 'development':
        return this.developments.matches(fact);
      case 'promise':
        return this.byName(
          ['promise', [fact.event], fact.indicators],
          [`promise ${fact.event}: ${fact.what}`],
        );
      case 'record': {
        const why = `${fact.indicator}: the ${fact.extreme} index since ${fact.since} (${signed(fact.value)} in ${fact.week})`;
        return this.byName(['record', [fact.indicator], [fact.extreme]], [why]);
      }
      case 'tested-change': {
        const why = `${fact.indicator} in ${fact.week}: ${fact.change} by test (${fact.n} developments, ${Math.round(fact.usual * 10) / 10} usual)`;
        return this.byName(['tested-change', [fact.indicator], [fact.change]], [why]);
      }
      case 'alarm': {
        const { indicator, detector, side, why } = fact.alarm;
        return this.byName(
          ['alarm', [indicator], [detector], [side]],
          [`${detector} of ${side} in ${indicator}: ${why}`],
        );
      }
      case 'no-news': {
        const of = fact.indicator === 'any' ? 'no development at all' : `no development in ${fact.indicator}`;
        const rules = this.quiet.get(fact.indicator)?.reached(fact.fromDays, fact.toDays) ?? [];
        return rules.map(({ rule }) => ({
          rule,
          why: [`${of} for ${fact.toDays} days, the last on ${fact.lastOn}`],
        }));
      }
      case 'feed-silent':
        return this.silentMatches(fact);
      case 'report':
        return this.byName(['report'], [`the report of ${fact.week} is published`]);
      case 'corrected-reports':
        return this.byName(['report'], fact.editions.map(correctionOf));
    }
  }

  private silentMatches(fact: Extract<Fact, { readonly kind: 'feed-silent' }>): readonly Match[] {
    const why = [
      `${fact.name} has not answered for ${fact.toHours} hours${fact.problem === '' ? '' : `: ${fact.problem}`}`,
    ];
    return [ANY_FEED, fact.feedId].flatMap((key) =>
      (this.silent.get(key)?.reached(fact.fromHours, fact.toHours) ?? []).map(({ rule }) => ({ rule, why })),
    );
  }

  private byName(
    [kind, ...parts]: readonly [Condition['kind'], ...(readonly string[])[]],
    why: readonly string[],
  ): readonly Match[] {
    const found = new Map<string, Match>();
    for (const list of this.named.find([[kind], ...parts])) {
      for (const rule of list) found.set(rule.id, { rule, why });
    }
    return [...found.values()];
  }
}

const ANY_FEED = '*';

function waitingRules(
  rules: readonly WatchedRule[],
  waitOf: (condition: Condition) => { readonly keys: readonly string[]; readonly at: number } | null,
): WaitingRules {
  const byKey = new Map<string, Waiting[]>();
  for (const rule of rules) {
    const wait = waitOf(rule.condition);
    for (const key of wait?.keys ?? []) {
      const waiting = byKey.get(key) ?? [];
      waiting.push({ rule, at: wait?.at ?? 0 });
      byKey.set(key, waiting);
    }
  }
  return new Map([...byKey].map(([key, waiting]) => [key, new Thresholds(waiting, ({ at }) => at)]));
}

/** The names by which a condition is met, in the order of the look-up; null where more than names decides. */
function namesOf(condition: Condition): readonly (readonly string[])[] | null {
  switch (condition.kind) {
    case 'promise':
      return [['promise'], condition.events, condition.indicators];
    case 'record':
      return [['record'], condition.indicators, condition.extremes];
    case 'tested-change':
      return [['tested-change'], condition.indicators, condition.changes];
    case 'alarm':
      return [['alarm'], condition.indicators, condition.detectors, condition.sides];
    case 'report':
      return [['report']];
    case 'development':
    case 'first-ever':
    case 'index':
    case 'no-news':
    case 'feed-silent':
      return null;
  }
}

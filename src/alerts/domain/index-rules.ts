import type { IndexCondition } from './condition.js';
import type { Match } from './development-index.js';
import { signed } from './development-match.js';
import type { IndexFact } from './fact.js';
import type { WatchedRule } from './rule.js';
import { Thresholds } from './thresholds.js';

/** A rule of a level with its condition at hand. */
interface LevelRule {
  readonly rule: WatchedRule;
  readonly condition: IndexCondition;
}

interface Levels {
  readonly above: Thresholds<LevelRule>;
  readonly below: Thresholds<LevelRule>;
  readonly backUnder: Thresholds<LevelRule>;
  readonly backOver: Thresholds<LevelRule>;
}

/** What a movement of an index does to the rules that watch its level. */
export interface LevelEffects {
  /** Rules whose level it reached: each fires where it is armed, and is disarmed. */
  readonly reached: readonly Match[];
  /** Rules from whose level it went back by more than the hysteresis: they may fire again. */
  readonly rearmed: readonly WatchedRule[];
}

/** Rules on levels of an index, found by the levels that a movement crosses. */
export class IndexRules {
  private readonly byMeasure = new Map<string, Levels>();

  constructor(rules: readonly WatchedRule[]) {
    const grouped = new Map<string, LevelRule[]>();
    for (const rule of rules) {
      const { condition } = rule;
      if (condition.kind !== 'index') continue;
      const key = `${condition.indicator} ${condition.measure}`;
      const group = grouped.get(key) ?? [];
      group.push({ rule, condition });
      grouped.set(key, group);
    }
    for (const [key, group] of grouped) this.byMeasure.set(key, levelsOf(group));
  }

  /** What the movement does; the rules' armed state is kept by whoever asks. */
  effects(fact: IndexFact): LevelEffects {
    const levels = this.byMeasure.get(`${fact.indicator} ${fact.measure}`);
    if (levels === undefined || fact.from === fact.to) return { reached: [], rearmed: [] };
    const isRise = fact.to > fact.from;
    const reached = isRise
      ? levels.above.reached(fact.from, fact.to)
      : levels.below.reachedFalling(fact.from, fact.to);
    const back = isRise
      ? levels.backOver.leftRising(fact.from, fact.to)
      : levels.backUnder.leftFalling(fact.from, fact.to);
    return {
      reached: reached.map(({ rule, condition }) => ({ rule, why: whyLevel(condition, fact) })),
      rearmed: back.map(({ rule }) => rule),
    };
  }
}

/**
 * Whether a rule of a level may fire when it is made or changed: not while the value stands beyond the level already.
 * Without a value yet it may.
 */
export function isArmedAt({ side, level }: IndexCondition, value: number | null): boolean {
  if (value === null) return true;
  return side === 'above' ? value < level : value > level;
}

function levelsOf(group: readonly LevelRule[]): Levels {
  const above = group.filter(({ condition }) => condition.side === 'above');
  const below = group.filter(({ condition }) => condition.side === 'below');
  return {
    above: new Thresholds(above, ({ condition }) => condition.level),
    below: new Thresholds(below, ({ condition }) => condition.level),
    backUnder: new Thresholds(above, ({ condition }) => condition.level - condition.hysteresis),
    backOver: new Thresholds(below, ({ condition }) => condition.level + condition.hysteresis),
  };
}

const MEASURES: Readonly<Record<IndexFact['measure'], string>> = {
  index: 'the index',
  low: 'the low end of its 90 % range',
  high: 'the high end of its 90 % range',
  'change-1': 'the change over 1 week',
  'change-4': 'the change over 4 weeks',
  'change-13': 'the change over 13 weeks',
};

function whyLevel({ side, level, hysteresis }: IndexCondition, fact: IndexFact): readonly string[] {
  const crossed = side === 'above' ? 'reached or passed' : 'fell to or under';
  return [
    `${fact.indicator}: ${MEASURES[fact.measure]} ${crossed} ${signed(level)} (${signed(fact.from)} → ${signed(fact.to)}, ${fact.week})`,
    ...(hysteresis === 0 ? [] : [`again only after it went back by more than ${hysteresis} points`]),
  ];
}

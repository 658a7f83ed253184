import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { IndicatorsService } from '../indicators/indicators.service.js';
import { weekNumber, weekOfNumber } from '../kernel/iso-week.js';
import {
  deleteRule,
  keepRule,
  listRules,
  ruleById,
  ruleOwner,
  ruleRecords,
  undeleteRule,
  type RuleQuery,
} from './adapters/rule-store.js';
import { listSubscriptions, setSubscriptionState } from './adapters/subscription-store.js';
import type { Condition } from './domain/condition.js';
import { isArmedAt } from './domain/index-rules.js';
import type { Rule, RuleRecord, Severity, WatchedRule } from './domain/rule.js';
import type { Subscription } from './domain/subscription.js';
import { measured, WEEKS_LOOKED_BACK } from './domain/watch/index-movements.js';
import { newId } from './notification-id.js';
import { RuleWatch } from './rule-watch.service.js';

/** What somebody says of a rule. */
export interface RuleDraft {
  readonly name: string;
  readonly condition: Condition;
  readonly severity: Severity;
  readonly debounceMinutes: number;
  readonly enabled: boolean;
}

const MOST_SUBSCRIPTIONS = 100_000;
const DELETED = 'its rule was deleted';

/** Keeps the rules. */
@Injectable()
export class RulesService {
  constructor(
    private readonly watch: RuleWatch,
    private readonly indicators: IndicatorsService,
    private readonly dataSource: DataSource,
  ) {}

  /** The standard topics. */
  get topics(): readonly WatchedRule[] {
    return this.watch.topics;
  }

  list(query: RuleQuery): Promise<readonly Rule[]> {
    return listRules(this.dataSource, query);
  }

  byId(id: string): Promise<Rule | null> {
    return ruleById(this.dataSource, id);
  }

  /** In whose name a rule is kept, also one that has ended; null where there never was one of the id. */
  ownerOf(id: string): Promise<string | null> {
    return ruleOwner(this.dataSource, id);
  }

  /** What some rules did so far, by id. */
  records(ids: readonly string[]): Promise<ReadonlyMap<string, RuleRecord>> {
    return ruleRecords(this.dataSource, ids);
  }

  /** Keeps a new rule; it watches from now on. */
  async add(draft: RuleDraft, owner: string, now: Date): Promise<Rule> {
    const at = now.toISOString();
    const rule: Rule = { ...draft, id: newId('rule'), owner, createdAt: at, updatedAt: at };
    await keepRule(this.dataSource, rule, await this.isArmed(draft.condition));
    return rule;
  }

  /** Changes a rule; null where there is none of the id. */
  async change(id: string, draft: Partial<RuleDraft>, now: Date): Promise<Rule | null> {
    const held = await ruleById(this.dataSource, id);
    if (held === null) return null;
    const rule: Rule = { ...held, ...draft, updatedAt: now.toISOString() };
    await keepRule(this.dataSource, rule, await this.isArmed(rule.condition));
    return rule;
  }

  /** Ends a rule and its subscriptions; what was sent stays on record. False where there is none of the id. */
  remove(id: string, now: Date): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      if ((await ruleById(manager, id)) === null) return false;
      await deleteRule(manager, id, now);
      const ids = (await subscriptionsOf(manager, id))
        .filter(({ state }) => state === 'active')
        .map((one) => one.id);
      await setSubscriptionState(manager, ids, { state: 'disabled', reason: DELETED, now });
      return true;
    });
  }

  /** Takes the end of a rule back, with the subscriptions that ended by it; null where none of the id was ended. */
  restore(id: string, now: Date): Promise<Rule | null> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await undeleteRule(manager, id, now))) return null;
      const ids = (await subscriptionsOf(manager, id))
        .filter(({ state, stateReason }) => state === 'disabled' && stateReason === DELETED)
        .map((one) => one.id);
      await setSubscriptionState(manager, ids, { state: 'active', reason: '', now });
      return ruleById(manager, id);
    });
  }

  /** A rule on a level that is passed already waits until the value has come back. */
  private async isArmed(condition: Condition): Promise<boolean> {
    if (condition.kind !== 'index') return true;
    const from = weekOfNumber(weekNumber(this.indicators.currentWeek()) - WEEKS_LOOKED_BACK);
    const points = await this.indicators.weekly(null, { from, to: null });
    const own = points.filter(({ indicator }) => indicator === condition.indicator);
    const week = own.at(-1)?.week ?? '';
    const value = measured(new Map(own.map((point) => [point.week, point])), week, condition.measure);
    return isArmedAt(condition, value);
  }
}

function subscriptionsOf(manager: EntityManager, ruleId: string): Promise<readonly Subscription[]> {
  const query = { owner: null, channel: null, states: [], targetDigest: null, after: null };
  return listSubscriptions(manager, { ...query, ruleId, limit: MOST_SUBSCRIPTIONS });
}

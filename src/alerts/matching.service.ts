import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChangeListener, StageChange } from '../developments/change-listeners.js';
import { DevelopmentFacts, type ChangedDevelopment } from './development-facts.service.js';
import type { DevelopmentFact, Fact } from './domain/fact.js';
import { isFresh } from './domain/freshness.js';
import type { Matched } from './domain/outbox-plan.js';
import { promiseEvent } from './domain/promise-events.js';
import type { RuleIndex } from './domain/rule-index.js';
import { FollowUpService } from './follow-up.service.js';
import { OutboxService } from './outbox.service.js';
import { RuleWatch } from './rule-watch.service.js';

/** Matches what changed against the rules, in the transaction that changed it: both are stored, or neither. */
@Injectable()
export class MatchingService implements ChangeListener {
  constructor(
    private readonly watch: RuleWatch,
    private readonly outbox: OutboxService,
    private readonly followUps: FollowUpService,
    private readonly facts: DevelopmentFacts,
  ) {}

  async changed(change: StageChange, manager: EntityManager, now: Date): Promise<void> {
    const index = await this.watch.index(manager);
    const developments = await this.facts.changed(change.developments, manager);
    const today = now.toISOString().slice(0, 10);
    const matched = [
      ...matchedNew(index, await this.withFirsts(developments, index, manager), (fact) =>
        isFresh(fact.date, today, this.outbox.policy.freshDays),
      ),
      ...matchesOf(index, await this.promiseFacts(change.promises, today, manager)),
    ];
    const told = await this.followUps.follow(developments, manager, now);
    let { untold } = await this.outbox.owe(matched, manager, now, (pair) => !told.has(pair));
    // It ends: each alert goes back to what it told of first once.
    while (untold.size > 0) {
      const pairs = untold;
      const facts = await this.facts.standing(developmentsIn(pairs), manager);
      const owed = await this.outbox.owe(matchesOf(index, facts), manager, now, (pair) => pairs.has(pair));
      untold = owed.untold;
    }
  }

  private async withFirsts(
    developments: readonly ChangedDevelopment[],
    index: RuleIndex,
    manager: EntityManager,
  ): Promise<readonly ChangedDevelopment[]> {
    if (!index.watches('first-ever')) return developments;
    const facts = developments.flatMap(({ after }) => after ?? []);
    const firsts = await this.facts.firstTopics(facts, manager);
    return developments.map((one) =>
      one.after === null ? one : { ...one, after: { ...one.after, firstIn: firsts.get(one.after.id) ?? [] } },
    );
  }

  private async promiseFacts(
    ids: readonly string[],
    today: string,
    manager: EntityManager,
  ): Promise<readonly Fact[]> {
    const versions = await this.facts.promises(ids, manager);
    const { freshDays } = this.outbox.policy;
    return versions.flatMap(
      ({ before, after, origin }) =>
        promiseEvent(before, after, { isOfNews: origin === 'news', today, freshDays }) ?? [],
    );
  }
}

/** The rules that a development meets now and did not meet before: it is news to them. */
function matchedNew(
  index: RuleIndex,
  developments: readonly ChangedDevelopment[],
  isNews: (fact: DevelopmentFact) => boolean,
): readonly Matched[] {
  return developments.flatMap(({ before, after }) => {
    if (after === null || after.origin === 'baseline' || !isNews(after)) return [];
    const known = before === null ? [] : index.effects({ ...before, firstIn: after.firstIn }).matches;
    const knownRules = new Set(known.map(({ rule }) => rule.id));
    return index
      .effects(after)
      .matches.filter(({ rule }) => !knownRules.has(rule.id))
      .map((match) => ({ fact: after, match }));
  });
}

/** The developments in `subscription development:ID`. */
function developmentsIn(pairs: ReadonlySet<string>): readonly string[] {
  return [...new Set([...pairs].map((pair) => pair.slice(pair.indexOf(' ') + ' development:'.length)))];
}

function matchesOf(index: RuleIndex, facts: readonly Fact[]): readonly Matched[] {
  return facts.flatMap((fact) => index.effects(fact).matches.map((match) => ({ fact, match })));
}

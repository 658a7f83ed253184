import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { disarm, rearm } from './adapters/notification-store.js';
import { keepSeen, readSeen, takeTurn } from './adapters/watched-store.js';
import type { Fact } from './domain/fact.js';
import type { Matched } from './domain/outbox-plan.js';
import { OutboxService } from './outbox.service.js';
import { RuleWatch } from './rule-watch.service.js';
import { Watchers } from './watchers.service.js';

/**
 * Looks at what no transaction tells of: indices, alarms, due dates, silence, published reports. What was seen and what is
 * owed for it are stored together, so that a kill between them neither loses an alert nor tells it twice.
 */
@Injectable()
export class SweepService {
  constructor(
    private readonly watchers: Watchers,
    private readonly rules: RuleWatch,
    private readonly outbox: OutboxService,
    private readonly dataSource: DataSource,
  ) {}

  /** Looks once; gives how many notifications are owed since. Another instance that looks already is left to it. */
  sweep(now: Date): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      if (!(await takeTurn(manager))) return 0;
      const at = { now, heardWell: (await this.watchers.coverage()) >= this.outbox.policy.wholeCoverage };
      const seen = await readSeen(manager);
      const facts: Fact[] = [];
      for (const watcher of this.watchers.all(manager)) {
        const looked = await watcher.look(seen.get(watcher.key), at);
        facts.push(...looked.facts);
        await keepSeen(manager, watcher.key, looked.seen, now);
      }
      return (await this.outbox.owe(await this.matched(facts, manager), manager, now)).count;
    });
  }

  private async matched(facts: readonly Fact[], manager: EntityManager): Promise<readonly Matched[]> {
    const index = await this.rules.index(manager);
    const matched: Matched[] = [];
    for (const fact of facts) {
      const { matches, needsArmed, rearmed } = index.effects(fact);
      await rearm(
        manager,
        rearmed.map(({ id }) => id),
      );
      const fired = needsArmed
        ? await disarm(
            manager,
            matches.map(({ rule }) => rule.id),
          )
        : null;
      for (const match of matches) if (fired?.has(match.rule.id) !== false) matched.push({ fact, match });
    }
    return matched;
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CorrectionsService } from '../corrections/corrections.service.js';
import type { ChangeEntry } from '../corrections/domain/correction.js';
import { livingIds } from './adapters/correction-targets.js';
import * as store from './adapters/grouping-store.js';
import { correctedDevelopment } from './domain/corrected-development.js';
import type { StorableDevelopment } from './domain/development-reader.js';
import { oneGroup } from './domain/group-reports.js';
import { correctionsFrom } from './domain/grouping-decisions.js';
import { developmentFrom } from './domain/merge-reports.js';
import { covers, reachOf } from './domain/neighbourhood.js';
import { reconcile } from './domain/reconcile.js';
import type { GroupingCorrections, GroupingReport } from './domain/report.js';
import { GroupingService } from './grouping.service.js';
import { PromiseLedgerService } from './promise-ledger.service.js';
import { StoredReports } from './stored-reports.service.js';

/** Articles grouped in one transaction: enough to be quick, few enough to be short. */
const BATCH = 2_000;

interface Grouped {
  /** Articles that waited. */
  readonly articles: number;
  /** Developments that changed. */
  readonly changed: number;
}

/** Places articles among the developments whenever a verdict, a merge or a split changes where they belong. */
@Injectable()
export class RegroupingService {
  private readonly grouping = new GroupingService();

  constructor(
    private readonly reports: StoredReports,
    private readonly corrections: CorrectionsService,
    private readonly promises: PromiseLedgerService,
    private readonly dataSource: DataSource,
  ) {}

  /** Groups whatever waits, batch by batch, each in a transaction of its own; gives how many developments changed. */
  async regroup(now: Date): Promise<number> {
    let changed = 0;
    for (;;) {
      const batch = await this.dataSource.transaction(async (manager) => {
        await store.awaitTurn(manager);
        return this.place(await store.pending(manager, BATCH), manager, now);
      });
      changed += batch.changed;
      if (batch.articles < BATCH) return changed;
    }
  }

  /** Groups these articles before all others that wait: a person looks on. */
  async regroupThese(articleIds: readonly string[], now: () => Date): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await store.awaitTurn(manager);
      await this.place(articleIds, manager, now());
    });
  }

  private async place(waiting: readonly string[], manager: EntityManager, told: Date): Promise<Grouped> {
    if (waiting.length === 0) return { articles: 0, changed: 0 };
    // The time was told before the wait for the turn: history stays in order all the same.
    const now = await store.notBefore(manager, told);
    const byHand = await this.corrections.ofDevelopments(manager);
    const decisions = correctionsFrom(
      byHand.filter((change) => change.kind === 'merge' || change.kind === 'split'),
    );
    const members = await this.affected(await this.reports.everyVersion(waiting), decisions);
    const groups = this.grouping.group(members, decisions);
    const involved = new Set([...waiting, ...members.map((member) => member.article.id)]);
    const plan = reconcile(await store.assignmentsOf(manager, [...involved]), groups);
    const recordedAt = now.toISOString();
    const developments = groups.map((group) => developmentFrom(group, recordedAt));
    const ended = await store.storeGrouping(manager, plan, now);
    const corrected = await this.corrected(developments, byHand, manager);
    const changed = await store.storeDevelopments(manager, corrected, now);
    await store.dequeue(manager, waiting);
    await this.promises.followDevelopments([...changed, ...ended], manager, now);
    return { articles: waiting.length, changed: changed.length + ended.length };
  }

  /** The id of the development that these reports make together; for whoever has the turn. */
  async idTogether(articleIds: readonly string[]): Promise<string> {
    return oneGroup(await this.reports.relevantOf(articleIds)).id;
  }

  /** The developments as people corrected them; a correction follows the redirects of the one it was entered on. */
  async corrected(
    developments: readonly StorableDevelopment[],
    byHand: readonly ChangeEntry[],
    manager: EntityManager,
  ): Promise<readonly StorableDevelopment[]> {
    const changes = byHand.filter((change) => change.kind === 'development');
    if (changes.length === 0) return developments;
    const entered = changes.map((change) => change.developmentId);
    const living = developments.map(({ id }) => id);
    const at = await livingIds(manager, entered, living);
    return developments.map((development) =>
      correctedDevelopment(
        development,
        changes.filter((change) => at.get(change.developmentId) === development.id),
      ),
    );
  }

  /** The relevant reports whose groups a change can touch, loaded in ever wider reaches until none is missing. */
  private async affected(
    touched: readonly GroupingReport[],
    decisions: GroupingCorrections,
  ): Promise<readonly GroupingReport[]> {
    let reach = reachOf(touched);
    let partners: readonly string[] = [];
    while (reach !== null) {
      const current = await this.reports.within(reach, partners);
      const hood = this.grouping.neighbourhood(touched, current, decisions);
      const missing = hood.absent.filter((id) => !partners.includes(id));
      if (hood.reach === null || (covers(reach, hood.reach) && missing.length === 0)) return hood.members;
      partners = [...partners, ...missing];
      if (!covers(reach, hood.reach)) reach = hood.reach;
    }
    return [];
  }
}

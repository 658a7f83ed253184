import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ArticlesService } from '../articles/articles.service.js';
import type { Article } from '../articles/domain/article.js';
import type { DaySpan } from '../classification/domain/verdict-reader.js';
import type { Verdict } from '../classification/domain/verdict.js';
import { VerdictsService } from '../classification/verdicts.service.js';
import type { Origin } from '../kernel/words.js';
import * as store from './adapters/grouping-store.js';
import { storePromises } from './adapters/promise-store.js';
import {
  DEVELOPMENT_READER,
  type DevelopmentReader,
  type WeighedDevelopment,
} from './domain/development-reader.js';
import { groupReports } from './domain/group-reports.js';
import { developmentFrom } from './domain/merge-reports.js';
import { covers, neighbourhood, reachOf, reportDays, type Reach } from './domain/neighbourhood.js';
import type { DiplomaticPromise } from './domain/promise.js';
import { pairReports } from './domain/pair-reports.js';
import { reconcile } from './domain/reconcile.js';
import type { GroupingReport } from './domain/report.js';

/** Articles grouped in one transaction: enough to be quick, few enough to be short. */
const BATCH = 2_000;

/** Many reports, one dated development; and the promise ledger. */
@Injectable()
export class DevelopmentsService {
  constructor(
    @Inject(DEVELOPMENT_READER) readonly reader: DevelopmentReader,
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
    private readonly dataSource: DataSource,
  ) {}

  /** The days in which a report lies for grouping; null where it is undated. */
  daysOf(article: Article, verdict: Verdict): DaySpan | null {
    return reportDays({ article, verdict });
  }

  /** Notes articles to be grouped again, in the transaction that changed their verdicts. */
  enqueue(articleIds: readonly string[], manager: EntityManager): Promise<void> {
    return store.enqueue(manager, articleIds);
  }

  /** Groups whatever waits, batch by batch, each in a transaction of its own; gives how many developments changed. */
  async regroup(now: Date): Promise<number> {
    let changed = 0;
    for (;;) {
      const batch = await this.dataSource.transaction((manager) => this.regroupBatch(manager, now));
      changed += batch.changed;
      if (batch.articles < BATCH) return changed;
    }
  }

  private async regroupBatch(
    manager: EntityManager,
    now: Date,
  ): Promise<{ readonly articles: number; readonly changed: number }> {
    await store.awaitTurn(manager);
    const waiting = await store.pending(manager, BATCH);
    if (waiting.length === 0) return { articles: 0, changed: 0 };
    const members = await this.affected(await this.everyVersion(waiting));
    const groups = groupReports(members);
    const involved = new Set([...waiting, ...members.map((member) => member.article.id)]);
    const plan = reconcile(await store.assignmentsOf(manager, [...involved]), groups);
    const recordedAt = now.toISOString();
    const developments = groups.map((group) => developmentFrom(group, recordedAt));
    const changed = await store.storeGrouping(manager, plan, developments, now);
    await store.dequeue(manager, waiting);
    return { articles: waiting.length, changed: changed.length };
  }

  /** The relevant reports whose groups a change can touch, loaded in ever wider reaches until none is missing. */
  private async affected(touched: readonly GroupingReport[]): Promise<readonly GroupingReport[]> {
    let reach = reachOf(touched);
    while (reach !== null) {
      const hood = neighbourhood(touched, await this.within(reach));
      if (hood.reach === null || covers(reach, hood.reach)) return hood.members;
      reach = hood.reach;
    }
    return [];
  }

  private async within(reach: Reach): Promise<readonly GroupingReport[]> {
    const verdicts = await this.verdicts.reader.relevantWithin(reach.kind === 'span' ? reach : null);
    const articles = await this.articles.reader.byIds(
      verdicts.map((verdict) => verdict.articleId),
      null,
    );
    return pairReports(verdicts, articles);
  }

  /** The reports as they are and as they were under earlier verdicts: a change leaves one group and joins another. */
  private async everyVersion(articleIds: readonly string[]): Promise<readonly GroupingReport[]> {
    const [verdicts, articles] = await Promise.all([
      this.verdicts.reader.history(articleIds),
      this.articles.reader.revisions(articleIds),
    ]);
    return pairReports(verdicts, articles);
  }

  /** Stores developments that come ready from documents; gives the ids that are new or changed. */
  storeKnown(
    developments: readonly Omit<WeighedDevelopment, 'recordedAt' | 'sources'>[],
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    return store.storeDevelopments(manager, developments, now);
  }

  /** Withdraws what the documents' data no longer has; gives how many records that were. */
  withdrawKnown(
    kept: { readonly developments: readonly string[]; readonly promises: readonly string[] },
    manager: EntityManager,
    now: Date,
  ): Promise<number> {
    return store.withdrawKnown(manager, kept, now);
  }

  storePromises(
    promises: readonly DiplomaticPromise[],
    origin: Origin,
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    return storePromises(manager, promises, origin, now);
  }
}

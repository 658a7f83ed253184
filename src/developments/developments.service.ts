import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from '../articles/domain/article.js';
import type { DaySpan } from '../classification/domain/verdict-reader.js';
import type { Verdict } from '../classification/domain/verdict.js';
import { CorrectionsService } from '../corrections/corrections.service.js';
import type { PromiseDecision } from '../corrections/domain/correction.js';
import { livingIds, storedDevelopment } from './adapters/correction-targets.js';
import * as store from './adapters/grouping-store.js';
import { lastDays, type Asked } from './adapters/latest-changes.js';
import { uncorrected } from './domain/corrected-development.js';
import {
  DEVELOPMENT_READER,
  type DevelopmentReader,
  type StorableDevelopment,
} from './domain/development-reader.js';
import type { LastDay } from './domain/latest-change.js';
import { reportDays } from './domain/neighbourhood.js';
import type { PromiseOnSubject } from './domain/promise-course.js';
import { PromiseLedgerService } from './promise-ledger.service.js';
import type { DiplomaticPromise } from './domain/promise.js';
import { RegroupingService } from './regrouping.service.js';

const PROMISES_AT_ONCE = 1_000;

/** Many reports, one dated development; and the promise ledger. */
@Injectable()
export class DevelopmentsService {
  constructor(
    @Inject(DEVELOPMENT_READER) readonly reader: DevelopmentReader,
    private readonly regrouping: RegroupingService,
    private readonly promises: PromiseLedgerService,
    private readonly corrections: CorrectionsService,
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
  regroup(now: Date): Promise<number> {
    return this.regrouping.regroup(now);
  }

  /** Groups these articles before all others that wait: a person looks on. */
  regroupThese(articleIds: readonly string[], now: () => Date): Promise<void> {
    return this.regrouping.regroupThese(articleIds, now);
  }

  /** The day of the last development until `today` of each topic, looked for back to `from`, as a transaction sees it. */
  lastDays(from: string, today: string, asked: Asked): Promise<readonly LastDay[]> {
    return lastDays(asked, from, today);
  }

  /** Waits until nobody else groups; the turn ends with the transaction. */
  awaitTurn(manager: EntityManager): Promise<void> {
    return store.awaitTurn(manager);
  }

  /** The development that an id stands for now, as it is stored, withdrawn or not; for whoever has the turn. */
  async standingFor(id: string, manager: EntityManager): Promise<StorableDevelopment | null> {
    const at = (await livingIds(manager, [id], [])).get(id) ?? id;
    return storedDevelopment(manager, at);
  }

  /** The id of the development that these reports make together; for whoever has the turn. */
  idTogether(articleIds: readonly string[]): Promise<string> {
    return this.regrouping.idTogether(articleIds);
  }

  /** Appends a locked development as the corrections now have it. */
  async applyCorrections(held: StorableDevelopment, manager: EntityManager, now: Date): Promise<void> {
    await this.storeKnown([uncorrected(held)], manager, now);
  }

  /** Stores developments that come ready from documents, as people corrected them; gives the ids that are new or changed. */
  async storeKnown(
    developments: readonly StorableDevelopment[],
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    const byHand = await this.corrections.ofDevelopments(manager);
    const corrected = await this.regrouping.corrected(developments, byHand, manager);
    const changed = await store.storeDevelopments(manager, corrected, now);
    await this.promises.followDevelopments(changed, manager, now);
    return changed;
  }

  /** Withdraws what the documents' data no longer has; gives how many records that were. */
  withdrawKnown(keptIds: readonly string[], manager: EntityManager, now: Date): Promise<number> {
    return store.withdrawKnown(manager, keptIds, now);
  }

  /** Every promise known at `asOf` (null: now). */
  async allPromises(asOf: Date | null): Promise<readonly DiplomaticPromise[]> {
    const all: DiplomaticPromise[] = [];
    for (let after: string | null = null; ;) {
      const query = { origins: [], states: [], indicators: [], asOf, limit: PROMISES_AT_ONCE, after };
      const page: readonly DiplomaticPromise[] = await this.reader.promises(query);
      all.push(...page);
      after = page.at(-1)?.id ?? null;
      if (page.length < PROMISES_AT_ONCE) return all;
    }
  }

  /** Brings the documents' promises into the ledger, and takes out those that are gone; gives the ids that changed. */
  replaceKnownPromises(
    promises: readonly PromiseOnSubject[],
    manager: EntityManager,
    now: Date,
  ): Promise<readonly string[]> {
    return this.promises.replaceKnown(promises, manager, now);
  }

  /** Lets the ledger follow what a person decided about a promise. */
  followDecision(decision: PromiseDecision, manager: EntityManager, now: Date): Promise<void> {
    return this.promises.follow(decision, manager, now);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Article } from '../articles/domain/article.js';
import type { DaySpan } from '../classification/domain/verdict-reader.js';
import type { Verdict } from '../classification/domain/verdict.js';
import { CorrectionsService } from '../corrections/corrections.service.js';
import type { Origin } from '../kernel/words.js';
import { livingIds, storedDevelopment } from './adapters/correction-targets.js';
import * as store from './adapters/grouping-store.js';
import { storePromises } from './adapters/promise-store.js';
import { uncorrected } from './domain/corrected-development.js';
import {
  DEVELOPMENT_READER,
  type DevelopmentReader,
  type StorableDevelopment,
} from './domain/development-reader.js';
import { reportDays } from './domain/neighbourhood.js';
import type { DiplomaticPromise } from './domain/promise.js';
import { RegroupingService } from './regrouping.service.js';

/** Many reports, one dated development; and the promise ledger. */
@Injectable()
export class DevelopmentsService {
  constructor(
    @Inject(DEVELOPMENT_READER) readonly reader: DevelopmentReader,
    private readonly regrouping: RegroupingService,
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

  /** Waits until nobody else groups; the turn ends with the transaction. */
  awaitTurn(manager: EntityManager): Promise<void> {
    return store.awaitTurn(manager);
  }

  /** The development that an id stands for now, as it is stored, withdrawn or not; for whoever has the turn. */
  async standingFor(id: string, manager: EntityManager): Promise<StorableDevelopment | null> {
    const at = (await livingIds(manager, [id], [])).get(id) ?? id;
    return storedDevelopment(manager, at);
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
    return store.storeDevelopments(manager, corrected, now);
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

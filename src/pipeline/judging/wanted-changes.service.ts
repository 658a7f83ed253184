import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readingOf } from '../../classification/domain/corrected-verdict.js';
import { VerdictsService } from '../../classification/verdicts.service.js';
import { CorrectionsService } from '../../corrections/corrections.service.js';
import type { StandingEntry } from '../../corrections/domain/correction.js';
import { recordedParts, type DevelopmentParts, type ReadingParts } from '../../corrections/domain/reading.js';
import { DevelopmentsService } from '../../developments/developments.service.js';
import { developmentReading } from '../../developments/domain/corrected-development.js';
import { decided, type Decided } from './decided.js';
import { WantedPromiseChanges } from './wanted-promise-changes.service.js';
import { conflict, refusedParts, unknown, type Refusal, type Wanted } from './wanted.js';

const ONLY_DOCUMENTS =
  'has no reports: it comes from the documents. Only developments of the news are merged and split.';

/** Compares what a person asks for with what stands, and says what is to be recorded, or why not. */
@Injectable()
export class WantedChanges {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly verdicts: VerdictsService,
    private readonly developments: DevelopmentsService,
    private readonly promises: WantedPromiseChanges,
  ) {}

  /** In a transaction that holds the turn to group, so that what is compared stays until it is recorded. */
  decide(wanted: Wanted, manager: EntityManager): Promise<Decided | Refusal> {
    switch (wanted.kind) {
      case 'article':
        return this.onArticle(wanted.articleId, wanted.parts, manager);
      case 'development':
        return this.onDevelopment(wanted.developmentId, wanted.parts, manager);
      case 'merge':
        return this.merge(wanted.developmentIds, manager);
      case 'split':
        return this.split(wanted.developmentId, wanted.articleIds, manager);
      case 'promise-match':
      case 'promise-unmatch':
      case 'promise-state':
      case 'promise-due':
        return this.promises.decide(wanted, manager);
      case 'undo':
        return this.undo(wanted.id, manager);
    }
  }

  private async onArticle(
    articleId: string,
    parts: ReadingParts,
    manager: EntityManager,
  ): Promise<Decided | Refusal> {
    const [held] = await this.verdicts.lock([articleId], manager);
    if (held === undefined) return unknown(`article "${articleId}" with a verdict`);
    const seen = readingOf(held);
    const refusal = refusedParts(parts, seen);
    return refusal ?? decided({ kind: 'article', articleId, parts: recordedParts(parts), seen });
  }

  private async onDevelopment(
    id: string,
    parts: DevelopmentParts,
    manager: EntityManager,
  ): Promise<Decided | Refusal> {
    const held = await this.developments.standingFor(id, manager);
    if (held === null) return unknown(`development "${id}"`);
    const seen = developmentReading(held);
    // A development that was called none keeps its other parts: nothing need be given again.
    const refusal = refusedParts(parts, { ...seen, relevant: true });
    const change = {
      kind: 'development',
      developmentId: held.id,
      parts: recordedParts(parts),
      seen,
    } as const;
    return refusal ?? decided(change);
  }

  private async merge(ids: readonly string[], manager: EntityManager): Promise<Decided | Refusal> {
    const living: string[] = [];
    const articleIds: string[] = [];
    for (const id of ids) {
      const found = await this.reportsOf(id, manager);
      if ('outcome' in found) return found;
      if (living.includes(found.id)) continue;
      living.push(found.id);
      articleIds.push(...found.articleIds);
    }
    if (living.length < 2) {
      return conflict(
        'These are one development already; nothing is to be merged.',
        'one-development-already',
      );
    }
    // The earliest report decides which of them goes on, not the order in which a person named them.
    const developmentId = await this.developments.idTogether(articleIds);
    const merged = living.filter((id) => id !== developmentId);
    return decided({ kind: 'merge', developmentId, merged, articleIds });
  }

  private async split(
    id: string,
    articleIds: readonly string[],
    manager: EntityManager,
  ): Promise<Decided | Refusal> {
    const found = await this.reportsOf(id, manager);
    if ('outcome' in found) return found;
    const stranger = articleIds.find((article) => !found.articleIds.includes(article));
    if (stranger !== undefined) {
      const message = `The article "${stranger}" is no report of this development. Open it anew and choose again.`;
      return conflict(message, 'report-of-another');
    }
    const others = found.articleIds.filter((article) => !articleIds.includes(article));
    if (others.length === 0) {
      const message = 'Every report would leave: choose some of them, so that at least one stays.';
      return { outcome: 'wrong', message, reason: { code: 'no-report-would-stay' } };
    }
    return decided({ kind: 'split', developmentId: found.id, articleIds, others });
  }

  private async undo(id: string, manager: EntityManager): Promise<Decided | Refusal> {
    const chain = await this.corrections.chain(id, manager);
    const target = chain.find(({ entry }) => entry.id === id);
    const about = rootOf(chain);
    if (target === undefined || about === null) return unknown(`correction "${id}"`);
    if (!target.inForce) {
      const message = `Correction ${id} was taken back by ${target.undoneBy ?? ''} already; undo that one to bring it back.`;
      return conflict(message, 'undone-already');
    }
    const subject = {
      articleId: 'articleId' in about ? about.articleId : null,
      developmentId: 'developmentId' in about ? about.developmentId : null,
      promiseId: 'promiseId' in about ? about.promiseId : null,
    };
    return { outcome: 'decided', about, entry: { kind: 'undo', undoes: id, root: about.id, ...subject } };
  }

  private async reportsOf(
    id: string,
    manager: EntityManager,
  ): Promise<{ readonly id: string; readonly articleIds: readonly string[] } | Refusal> {
    const held = await this.developments.standingFor(id, manager);
    if (held === null || held.withdrawn === true) return unknown(`development "${id}"`);
    const found = await this.developments.reader.byId(held.id, null);
    const sources = found.found === 'development' ? found.development.sources : [];
    if (sources.length === 0) return conflict(`The development "${id}" ${ONLY_DOCUMENTS}`, 'only-documents');
    return { id: held.id, articleIds: sources.map(({ articleId }) => articleId) };
  }
}

function rootOf(chain: readonly StandingEntry[]) {
  for (const { entry } of chain) if (entry.kind !== 'undo') return entry;
  return null;
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ArticlesService } from '../../articles/articles.service.js';
import { VerdictsService } from '../../classification/verdicts.service.js';
import type { Change } from '../../corrections/domain/correction.js';
import { DevelopmentsService } from '../../developments/developments.service.js';

/** Lets verdicts, developments and their grouping follow what was entered or taken back. */
@Injectable()
export class CorrectionEffects {
  constructor(
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
    private readonly developments: DevelopmentsService,
  ) {}

  /** Waits until nobody else groups or corrects; ends with the transaction. */
  awaitTurn(manager: EntityManager): Promise<void> {
    return this.developments.awaitTurn(manager);
  }

  /** Applies what now holds of the change's subject, in the caller's transaction; gives the articles to be grouped again. */
  async apply(change: Change, manager: EntityManager, now: Date): Promise<readonly string[]> {
    switch (change.kind) {
      case 'article':
        return this.judgeAgain(change.articleId, manager, now);
      case 'development': {
        const held = await this.developments.standingFor(change.developmentId, manager);
        if (held !== null) await this.developments.applyCorrections(held, manager, now);
        return [];
      }
      case 'promise-match':
      case 'promise-unmatch':
      case 'promise-state':
      case 'promise-due':
        await this.developments.followDecision(change, manager, now);
        return [];
      case 'merge':
        return this.noted(change.articleIds, manager);
      case 'split':
        return this.noted([...change.articleIds, ...change.others], manager);
    }
  }

  /** Groups them at once, after the transaction; where that is broken off, the next look for news does it. */
  regroup(articleIds: readonly string[], now: () => Date): Promise<void> {
    return articleIds.length === 0 ? Promise.resolve() : this.developments.regroupThese(articleIds, now);
  }

  private async judgeAgain(articleId: string, manager: EntityManager, now: Date): Promise<readonly string[]> {
    const held = await this.verdicts.lock([articleId], manager);
    const articles = await this.articles.reader.byIds([articleId], null);
    const daysOf = this.developments.daysOf.bind(this.developments);
    const touched = await this.verdicts.applyCorrections(articles, held, daysOf, { manager, now });
    return this.noted(touched, manager);
  }

  private async noted(articleIds: readonly string[], manager: EntityManager): Promise<readonly string[]> {
    await this.developments.enqueue(articleIds, manager);
    return articleIds;
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import * as store from './adapters/correction-store.js';
import {
  changesInForce,
  isOnPromise,
  standing,
  type ArticleCorrection,
  type Change,
  type ChangeEntry,
  type EntryFacts,
  type PromiseDecision,
  type StandingEntry,
  type Undo,
} from './domain/correction.js';

/** The record of what people decided: it only grows, and says what of it holds. */
@Injectable()
export class CorrectionsService {
  constructor(private readonly dataSource: DataSource) {}

  /** Appends an entry in the caller's transaction; gives its id. */
  append(
    change: Change | Undo,
    by: { readonly reason: string; readonly actor: string; readonly recordedAt: Date },
    manager: EntityManager,
  ): Promise<string> {
    return store.append(manager, change, by);
  }

  /** The corrections of articles that hold, oldest first, by article. */
  async ofArticles(
    articleIds: readonly string[],
    asked: store.Asked = this.dataSource,
  ): Promise<ReadonlyMap<string, readonly (ArticleCorrection & EntryFacts)[]>> {
    const changes = changesInForce(await store.onArticles(asked, articleIds));
    const byArticle = new Map<string, (ArticleCorrection & EntryFacts)[]>();
    for (const change of changes) {
      if (change.kind !== 'article') continue;
      byArticle.set(change.articleId, [...(byArticle.get(change.articleId) ?? []), change]);
    }
    return byArticle;
  }

  /** What holds of developments: corrections of theirs, merges and splits, oldest first. */
  async ofDevelopments(asked: store.Asked = this.dataSource): Promise<readonly ChangeEntry[]> {
    return changesInForce(await store.onDevelopments(asked));
  }

  /** What holds of promises, oldest first. */
  async ofPromises(asked: store.Asked = this.dataSource): Promise<readonly (PromiseDecision & EntryFacts)[]> {
    return changesInForce(await store.onPromises(asked)).filter(isOnPromise);
  }

  /** The chain of one entry and how it stands; empty where there is no such entry. */
  async chain(id: string, manager: EntityManager): Promise<readonly StandingEntry[]> {
    return standing(await store.chainsOf(manager, [id], null));
  }

  /** One entry and how it stands; null where there is none. */
  async byId(id: string): Promise<StandingEntry | null> {
    const chain = standing(await store.chainsOf(this.dataSource, [id], null));
    return chain.find(({ entry }) => entry.id === id) ?? null;
  }

  /** A page of the record with how each entry stands, newest first. */
  async list(query: store.CorrectionQuery): Promise<readonly StandingEntry[]> {
    const entries = await store.page(this.dataSource, query);
    const ids = entries.map((entry) => entry.id);
    const chains = standing(await store.chainsOf(this.dataSource, ids, query.asOf));
    const byId = new Map(chains.map((stands) => [stands.entry.id, stands]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}

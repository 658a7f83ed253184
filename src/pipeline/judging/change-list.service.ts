import { Injectable } from '@nestjs/common';
import { ArticlesService } from '../../articles/articles.service.js';
import { readingOf } from '../../classification/domain/corrected-verdict.js';
import type { PartChange } from '../../classification/domain/verdict-changes.js';
import { verdictChanges } from '../../classification/domain/verdict-changes.js';
import { VerdictsService } from '../../classification/verdicts.service.js';
import type { Outdated } from '../../classification/versions.service.js';
import { VersionsService } from '../../classification/versions.service.js';

/** An article whose verdict another version would change. */
export interface WouldChange {
  readonly articleId: string;
  readonly title: string;
  readonly publisher: string;
  readonly publishedAt: string | null;
  readonly fromVersion: string;
  readonly toVersion: string;
  /** The parts that differ, each with what it is and what it would be. */
  readonly changes: Readonly<Record<string, PartChange>>;
}

/** Part of the change list: of the articles looked at, those that would change. */
export interface ChangePage {
  readonly looked: number;
  readonly items: readonly WouldChange[];
  /** The last article looked at: where the next page begins; null at the end. */
  readonly last: string | null;
}

/** What the present classifier would change of the stored verdicts, read before it does. */
@Injectable()
export class ChangeListService {
  constructor(
    private readonly articles: ArticlesService,
    private readonly verdicts: VerdictsService,
    private readonly versions: VersionsService,
  ) {}

  /** Looks at up to `limit` outdated articles after `after`; nothing is stored. */
  async page(page: {
    readonly which: Outdated;
    readonly after: string;
    readonly limit: number;
  }): Promise<ChangePage> {
    const ids = await this.versions.outdated(page);
    const [articles, verdicts] = await Promise.all([
      this.articles.reader.byIds(ids, null),
      this.verdicts.reader.ofArticles(ids, null),
    ]);
    const after = await this.versions.readings(articles);
    const byId = new Map(articles.map((article) => [article.id, article]));
    const items = verdicts.flatMap((verdict) => {
      const [article, reading] = [byId.get(verdict.articleId), after.get(verdict.articleId)];
      if (article === undefined || reading === undefined) return [];
      const changes = verdictChanges(readingOf(verdict), reading);
      if (Object.keys(changes).length === 0) return [];
      const { title, publisher, publishedAt } = article;
      const versions = { fromVersion: verdict.classifierVersion, toVersion: this.versions.version };
      return [{ articleId: article.id, title, publisher, publishedAt, ...versions, changes }];
    });
    return { looked: ids.length, items, last: ids.length < page.limit ? null : (ids.at(-1) ?? null) };
  }
}

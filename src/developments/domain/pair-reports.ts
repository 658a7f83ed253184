import type { Article } from '../../articles/domain/article.js';
import { datedAsBelieved } from '../../articles/domain/publication.js';
import type { StoredVerdict } from '../../classification/domain/verdict-reader.js';
import type { GroupingReport } from './report.js';

/** Each verdict with the revision of the article it was given on; one without its article is left out. */
export function pairReports(
  verdicts: readonly StoredVerdict[],
  articles: readonly Article[],
): readonly GroupingReport[] {
  const byRevision = new Map(articles.map((article) => [`${article.id} ${article.revision}`, article]));
  const newest = new Map(articles.map((article) => [article.id, article]));
  return verdicts.flatMap((verdict) => {
    const article =
      byRevision.get(`${verdict.articleId} ${verdict.revision}`) ?? newest.get(verdict.articleId);
    return article === undefined ? [] : [{ article: datedAsBelieved(article), verdict }];
  });
}

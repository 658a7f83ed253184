import type { Digest, KeyedReport } from './incoming.js';

/** What is stored already about the keys of a batch. */
export interface KnownArticles {
  /** Article id by `publisher` + line break + key. */
  readonly idByKey: ReadonlyMap<string, string>;
  /** Digests of every text ever recorded of an article, and its newest revision number. */
  readonly revisions: ReadonlyMap<string, { readonly newest: number; readonly hashes: ReadonlySet<string> }>;
}

export interface NewRevision {
  readonly articleId: string;
  readonly revision: number;
  readonly report: KeyedReport;
}

/** What a batch changes: decided here, written by the store. */
export interface Intake {
  readonly articles: readonly { readonly id: string; readonly publisher: string }[];
  readonly keys: readonly { readonly publisher: string; readonly key: string; readonly articleId: string }[];
  readonly revisions: readonly NewRevision[];
  readonly sightings: readonly { readonly articleId: string; readonly report: KeyedReport }[];
}

/** The name of a key in a batch's maps: keys are a publisher's own. */
export function keyName(publisher: string, key: string): string {
  return `${publisher}\n${key}`;
}

/**
 * Decides which items are new articles, which are new revisions of known ones, and which bring nothing.
 * A text that was recorded before is no new revision, since two feeds of one publisher often carry two
 * versions of the same summary by turns. Items are taken in the order given.
 */
export function takeIn(batch: readonly KeyedReport[], known: KnownArticles, digest: Digest): Intake {
  const idByKey = new Map(known.idByKey);
  const newest = new Map([...known.revisions].map(([id, row]) => [id, row.newest]));
  const hashes = new Map([...known.revisions].map(([id, row]) => [id, new Set(row.hashes)]));
  const intake = {
    articles: [] as { id: string; publisher: string }[],
    keys: [] as { publisher: string; key: string; articleId: string }[],
    revisions: [] as NewRevision[],
    sightings: [] as { articleId: string; report: KeyedReport }[],
  };
  for (const report of batch) {
    const names = report.keys.map((key) => keyName(report.publisher, key));
    const knownId = names.map((name) => idByKey.get(name)).find((id) => id !== undefined);
    const articleId = knownId ?? `a${digest(names[0] ?? '').slice(0, 20)}`;
    if (knownId === undefined) intake.articles.push({ id: articleId, publisher: report.publisher });
    report.keys.forEach((key) => {
      const name = keyName(report.publisher, key);
      if (idByKey.has(name)) return;
      idByKey.set(name, articleId);
      intake.keys.push({ publisher: report.publisher, key, articleId });
    });
    const texts = hashes.get(articleId) ?? new Set<string>();
    hashes.set(articleId, texts);
    if (!texts.has(report.contentHash)) {
      texts.add(report.contentHash);
      const revision = (newest.get(articleId) ?? 0) + 1;
      newest.set(articleId, revision);
      intake.revisions.push({ articleId, revision, report });
    }
    intake.sightings.push({ articleId, report });
  }
  return intake;
}

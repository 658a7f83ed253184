import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { isoWeekOf, weekStart } from '../../kernel/iso-week.js';
import type { Article } from '../domain/article.js';
import type { Intake, KnownArticles } from '../domain/intake.js';
import { keyName } from '../domain/intake.js';
import type { KeyedReport } from '../domain/incoming.js';
import { archiveMonday, sortInstant } from '../domain/publication.js';

const keyRows = z.array(z.object({ publisher: z.string(), key: z.string(), article_id: z.string() }));
const revisionRows = z.array(
  z.object({ article_id: z.string(), newest: z.number(), hashes: z.array(z.string()) }),
);
const insertedRows = z.array(z.object({ article_id: z.string(), revision: z.number() }));

/** Those of the names under which articles of a publisher stand. */
export async function publishersOnRecord(
  manager: EntityManager,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows: unknown = await manager.query(
    `SELECT name FROM unnest($1::text[]) AS names (name)
     WHERE EXISTS (SELECT FROM article_key known WHERE known.publisher = name COLLATE "C")`,
    [names],
  );
  return new Set(
    z
      .array(z.object({ name: z.string() }))
      .parse(rows)
      .map(({ name }) => name),
  );
}

/** Looks up what is stored about the keys of a batch, in two statements whatever its size. */
export async function knownArticles(
  manager: EntityManager,
  batch: readonly KeyedReport[],
): Promise<KnownArticles> {
  const pairs = batch.flatMap((report) => report.keys.map((key) => ({ publisher: report.publisher, key })));
  const keys = keyRows.parse(
    await manager.query(
      `SELECT k.publisher, k.key, k.article_id FROM article_key k
       JOIN unnest($1::text[], $2::text[]) AS wanted (publisher, key) USING (publisher, key)`,
      [pairs.map((pair) => pair.publisher), pairs.map((pair) => pair.key)],
    ),
  );
  const ids = [...new Set(keys.map((row) => row.article_id))];
  const revisions = revisionRows.parse(
    ids.length === 0
      ? []
      : await manager.query(
          `SELECT article_id, max(revision) AS newest, array_agg(content_hash) AS hashes
           FROM article_revision WHERE article_id = ANY ($1) GROUP BY article_id`,
          [ids],
        ),
  );
  return {
    idByKey: new Map(keys.map((row) => [keyName(row.publisher, row.key), row.article_id])),
    revisions: new Map(
      revisions.map((row) => [row.article_id, { newest: row.newest, hashes: new Set(row.hashes) }]),
    ),
  };
}

/**
 * Writes what a batch changes and gives the revisions that were new, to be classified. Another instance may
 * have stored the same articles meanwhile: their rows are left as they are and not given back.
 */
export async function storeIntake(
  manager: EntityManager,
  intake: Intake,
  recordedAt: Date,
): Promise<readonly Article[]> {
  if (intake.articles.length > 0) {
    await manager.query(
      `INSERT INTO article (id, publisher, recorded_at)
       SELECT id, publisher, $3 FROM unnest($1::text[], $2::text[]) AS rows (id, publisher) ON CONFLICT DO NOTHING`,
      [intake.articles.map((row) => row.id), intake.articles.map((row) => row.publisher), recordedAt],
    );
  }
  if (intake.keys.length > 0) {
    await manager.query(
      `INSERT INTO article_key (publisher, key, article_id)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
      [
        intake.keys.map((row) => row.publisher),
        intake.keys.map((row) => row.key),
        intake.keys.map((row) => row.articleId),
      ],
    );
  }
  const stored = await storeRevisions(manager, intake, recordedAt);
  await storeSightings(manager, intake, recordedAt);
  await storeArchived(manager, intake, recordedAt);
  return stored;
}

async function storeRevisions(
  manager: EntityManager,
  intake: Intake,
  recordedAt: Date,
): Promise<readonly Article[]> {
  const rows = intake.revisions;
  if (rows.length === 0) return [];
  const inserted = insertedRows.parse(
    await manager.query(
      `INSERT INTO article_revision (article_id, revision, title, summary, link, language, published,
         published_raw, sort_at, content_hash, recorded_at)
       SELECT article_id, revision, title, summary, link, language, published, published_raw, sort_at, hash, $11
       FROM unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
         $9::timestamptz[], $10::text[])
         AS rows (article_id, revision, title, summary, link, language, published, published_raw, sort_at, hash)
       ON CONFLICT DO NOTHING RETURNING article_id, revision`,
      [
        rows.map((row) => row.articleId),
        rows.map((row) => row.revision),
        rows.map((row) => row.report.title),
        rows.map((row) => row.report.summary),
        rows.map((row) => row.report.link),
        rows.map((row) => row.report.language),
        rows.map((row) => row.report.published),
        rows.map((row) => row.report.publishedRaw),
        rows.map((row) => sortInstant(row.report.published, recordedAt)),
        rows.map((row) => row.report.contentHash),
        recordedAt,
      ],
    ),
  );
  await supersedeRevisions(manager, intake, recordedAt);
  const fresh = new Set(inserted.map((row) => `${row.article_id} ${row.revision}`));
  return rows
    .filter((row) => fresh.has(`${row.articleId} ${row.revision}`))
    .map((row) => ({
      id: row.articleId,
      revision: row.revision,
      title: row.report.title,
      summary: row.report.summary,
      link: row.report.link,
      publisher: row.report.publisher,
      language: row.report.language,
      publishedAt: row.report.published,
      recordedAt: recordedAt.toISOString(),
    }));
}

/** Marks every revision of the batch's articles but the newest as superseded. */
async function supersedeRevisions(manager: EntityManager, intake: Intake, recordedAt: Date): Promise<void> {
  const revised = intake.revisions.filter((row) => row.revision > 1).map((row) => row.articleId);
  if (revised.length === 0) return;
  await manager.query(
    `UPDATE article_revision old SET superseded_at = $2
     WHERE old.article_id = ANY ($1) AND old.superseded_at IS NULL
       AND old.revision < (SELECT max(revision) FROM article_revision newer WHERE newer.article_id = old.article_id)`,
    [revised, recordedAt],
  );
}

async function storeSightings(manager: EntityManager, intake: Intake, recordedAt: Date): Promise<void> {
  const rows = intake.sightings.filter((row) => row.report.feedId !== null);
  if (rows.length === 0) return;
  const mondayOf = mondays();
  await manager.query(
    `INSERT INTO sighting (article_id, feed_id, week, recorded_at)
     SELECT article_id, feed_id, week, $4
     FROM unnest($1::text[], $2::text[], $3::date[]) AS rows (article_id, feed_id, week) ON CONFLICT DO NOTHING`,
    [
      rows.map((row) => row.articleId),
      rows.map((row) => row.report.feedId),
      rows.map((row) => mondayOf(sortInstant(row.report.published, recordedAt))),
      recordedAt,
    ],
  );
}

/** Notes which articles came from an archive, each in the week under which the archive counts it. */
async function storeArchived(manager: EntityManager, intake: Intake, recordedAt: Date): Promise<void> {
  const rows = intake.sightings.flatMap(({ articleId, report: { feedId, publisher, published } }) => {
    const week = feedId === null ? archiveMonday(published, recordedAt.toISOString()) : null;
    return week === null ? [] : [{ articleId, outlet: publisher, week }];
  });
  if (rows.length === 0) return;
  await manager.query(
    `INSERT INTO archive_article (article_id, outlet, week, recorded_at)
     SELECT article_id, outlet, week, $4
     FROM unnest($1::text[], $2::text[], $3::date[]) AS rows (article_id, outlet, week) ON CONFLICT DO NOTHING`,
    [
      rows.map((row) => row.articleId),
      rows.map((row) => row.outlet),
      rows.map((row) => row.week),
      recordedAt,
    ],
  );
}

/** Gives the Monday of the ISO week of an instant; a batch's articles lie on few days, so each day is reckoned once. */
function mondays(): (instant: Date) => string {
  const byDay = new Map<string, string>();
  return (instant) => {
    const day = instant.toISOString().slice(0, 10);
    const monday = byDay.get(day) ?? weekStart(isoWeekOf(day));
    byDay.set(day, monday);
    return monday;
  };
}

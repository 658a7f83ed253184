import type { DataSource } from 'typeorm';

/** Titles and summaries as an attacker's feed could bring them; `{n}` is the number of the one, so that no two are equal. */
export const HOSTILE: readonly string[] = [
  '<script>window.ran={n}</script>',
  '<img src=x onerror="window.ran={n}">',
  '"><svg onload=window.ran={n}>',
  "' onfocus='window.ran={n}' autofocus='",
  '</h3></li></ol><iframe srcdoc="<script>parent.ran={n}</script>"></iframe>',
  '<a href="javascript:window.ran={n}">read on</a>',
  '<style>*{display:none}</style> number {n}',
  '<base href="https://elsewhere.example/{n}/">',
  '<meta http-equiv="refresh" content="0;url=https://elsewhere.example/{n}">',
  '<math><mtext><script>window.ran={n}</script></mtext></math>',
  '<template><img src=x onerror=window.ran={n}></template>',
  '${window.ran={n}} {{constructor.constructor("window.ran={n}")()}}',
  '&lt;script&gt;window.ran={n}&lt;/script&gt; &#60;img onerror=x&#62;',
  '<form action="https://elsewhere.example/{n}"><button>Sign in</button></form>',
  `${'unbrokenword'.repeat(60)}{n}`,
  `${'W'.repeat(4_000)} {n}`,
  '\u202eright to left override \u2066isolate\u2067 {n}',
  `${'\u0300\u0323\u0489'.repeat(200)} combining {n}`,
  '\u0627\u0631\u062f\u0648 <b>\u0645\u062a\u0646</b> {n} \u200f\u200e mixed',
  'line\u2028separator\u2029paragraph\u0085next {n}\n\n\n\ttabs',
];

/** The text of a number: the kinds take turns. */
export function hostileText(n: number): string {
  return (HOSTILE[n % HOSTILE.length] ?? '').replaceAll('{n}', String(n));
}

/**
 * Gives the newest so many of the made-up developments hostile texts, and each a report whose title and summary are hostile
 * too; straight into the tables, as if everything before them had let it pass.
 */
export async function makeHostile(dataSource: DataSource, newest: number, of: number): Promise<void> {
  const ids = Array.from({ length: newest }, (_, at) => `bench-${of - at}`);
  const texts = ids.map((_, at) => hostileText(at));
  await dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL session_replication_role = replica');
    await manager.query(RENAME_DEVELOPMENTS, [ids, texts]);
    for (const fill of [ADD_ARTICLES, ADD_REVISIONS, ADD_ASSIGNMENTS, ADD_VERDICTS]) {
      await manager.query(fill, fill === ADD_REVISIONS ? [ids, texts] : [ids]);
    }
  });
  await dataSource.query('ANALYZE');
}

const RENAME_DEVELOPMENTS = `UPDATE development_version SET what = made.what
  FROM unnest($1::text[], $2::text[]) AS made (id, what) WHERE development_id = made.id`;

/** A report each, of the day of its development. */
const REPORTED = `(SELECT 'hostile-' || id AS article, id, recorded_at AS at FROM unnest($1::text[]) AS wanted (id)
    JOIN development_version ON development_id = id) AS made`;

const ADD_ARTICLES = `INSERT INTO article (id, publisher, recorded_at) SELECT article, 'outlet-1', at FROM ${REPORTED}`;

const ADD_REVISIONS = `INSERT INTO article_revision (article_id, revision, title, summary, sort_at, content_hash, recorded_at)
  SELECT article, 1, texts.what, texts.what || ' ' || texts.what, at, article, at
  FROM ${REPORTED} JOIN unnest($1::text[], $2::text[]) AS texts (id, what) ON texts.id = made.id`;

const ADD_ASSIGNMENTS = `INSERT INTO assignment (article_id, development_id, recorded_at)
  SELECT article, id, at FROM ${REPORTED}`;

/** Of all their reports: those that were there before have none, which no page can show. */
const ADD_VERDICTS = `INSERT INTO verdict (article_id, revision, classifier_version, relevant, relevance, indicators,
    direction, score, status, language, evidence, day_from, day_to, recorded_at)
  SELECT article_id, 1, 'made up', true, 0.9, '[{"name":"trade","confidence":0.9}]', 'cooperation', 3, 'occurred', 'en', '[]',
    recorded_at::date, recorded_at::date, recorded_at FROM assignment WHERE development_id = ANY($1::text[])`;

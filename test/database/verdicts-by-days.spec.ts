import {
  VERDICT_READER,
  type DaySpan,
  type VerdictReader,
} from '../../src/classification/domain/verdict-reader.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const STORED: readonly (readonly [id: string, from: string | null, to: string | null])[] = [
  ['a-day', '2026-11-10', '2026-11-10'],
  ['a-month', '2026-11-01', '2026-11-30'],
  ['a-year', '2026-01-01', '2026-12-31'],
  ['another-day', '2026-11-13', '2026-11-13'],
  ['long-ago', '1999-05-01', '1999-05-01'],
  ['undated', null, null],
];

describe('relevant verdicts looked up by days', () => {
  let services: StageServices;

  beforeAll(async () => {
    services = await openStageServices();
    for (const [id, from, to] of STORED) {
      await services.database.dataSource.query(
        `WITH one AS (INSERT INTO article (id, publisher, recorded_at) VALUES ($1, 'outlet', now()) RETURNING id),
           two AS (INSERT INTO article_revision (article_id, revision, title, summary, sort_at, content_hash, recorded_at)
             SELECT id, 1, 'Title', '', now(), id, now() FROM one RETURNING article_id)
         INSERT INTO verdict (article_id, revision, classifier_version, relevant, relevance, indicators, direction, score,
           language, evidence, traits, day_from, day_to, recorded_at)
         SELECT article_id, 1, 'v', true, 1, '[]', 'neutral', 0, 'en', '[]', NULL, $2, $3, now() FROM two`,
        [id, from, to],
      );
    }
  });
  afterAll(() => services.close());

  const found = async (span: DaySpan | null): Promise<readonly string[]> =>
    (await services.get<VerdictReader>(VERDICT_READER).relevantWithin(span)).map(
      ({ articleId }) => articleId,
    );

  it('are those whose days overlap the span, both ends included, and the undated', async () => {
    expect(await found({ from: '2026-11-10', to: '2026-11-12' })).toEqual([
      'a-day',
      'a-month',
      'a-year',
      'undated',
    ]);
    expect(await found({ from: '2026-11-11', to: '2026-11-13' })).toEqual([
      'a-month',
      'a-year',
      'another-day',
      'undated',
    ]);
    expect(await found({ from: '2026-12-01', to: '2026-12-31' })).toEqual(['a-year', 'undated']);
    expect(await found({ from: '1999-04-27', to: '1999-05-01' })).toEqual(['long-ago', 'undated']);
  });

  it('are all of them where no span is asked for', async () => {
    expect(await found(null)).toEqual(STORED.map(([id]) => id).toSorted());
  });
});

import type { QueryRunner } from 'typeorm';
import { ArticlesService } from '../../src/articles/articles.service.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { TellingService } from '../../src/developments/telling.service.js';
import { FeedHistoryService } from '../../src/feeds/feed-history.service.js';
import { CoverageService, dayOfInstant } from '../../src/indicators/coverage.service.js';
import { IndexCalculationService } from '../../src/indicators/index-calculation.service.js';
import { IndexSnapshotService } from '../../src/indicators/index-snapshot.service.js';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { History } from '../replay/history.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const EVENTS = 60;
const SEED = 11;

/** The numbers of services that have just started and know nothing yet. */
function freshIndicators(services: StageServices): IndicatorsService {
  const calculation = services.get(IndexCalculationService);
  const coverage = new CoverageService(
    services.get(ArticlesService),
    services.get(FeedHistoryService),
    services.get(TellingService),
    calculation,
  );
  const developments = services.get(DevelopmentsService);
  const snapshots = new IndexSnapshotService(developments, coverage, calculation, services.clock);
  return new IndicatorsService(snapshots, coverage, calculation, services.clock);
}

async function everything(indicators: IndicatorsService): Promise<Record<string, unknown>> {
  return {
    coverage: await indicators.coverageWeeks(null),
    weekly: await indicators.weekly(null, { from: null, to: null }),
    alarms: await indicators.alarms(null, { indicators: [], from: null, to: null }),
    yearly: await indicators.yearly(null),
    eventValues: await indicators.eventValues(null),
  };
}

/** The newest development that counts in a week gets a version in which it is withdrawn. */
async function withdrawNewest(writer: QueryRunner): Promise<void> {
  await writer.query(
    `WITH old AS (UPDATE development_version SET superseded_at = now() WHERE (development_id, version) = (
         SELECT development_id, version FROM development_version
         WHERE superseded_at IS NULL AND merged_into IS NULL AND NOT withdrawn AND date_precision = 'day'
         ORDER BY date_from DESC, development_id LIMIT 1) RETURNING *)
     INSERT INTO development_version SELECT (jsonb_populate_record(NULL::development_version, to_jsonb(old) ||
       jsonb_build_object('version', old.version + 1, 'withdrawn', true, 'recorded_at', now(), 'superseded_at', NULL))).*
     FROM old`,
  );
}

describe('numbers brought up to date by what changed', () => {
  let services: StageServices;

  beforeAll(async () => {
    services = await openStageServices();
  });
  afterAll(async () => {
    await services.close();
  });

  it('are after every event those of a service that has read everything anew', async () => {
    const history = new History(services, SEED);
    await history.begin();
    for (let event = 0; event < EVENTS; event += 1) {
      await history.step();
      const kept = await everything(services.get(IndicatorsService));
      expect(kept).toEqual(await everything(freshIndicators(services)));
    }
  });

  it('show what was being written at the last reading as soon as it is committed, and not before', async () => {
    const indicators = services.get(IndicatorsService);
    const before = await everything(indicators);
    const writer = services.database.dataSource.createQueryRunner();
    await writer.startTransaction();
    await withdrawNewest(writer);
    expect(await everything(indicators)).toEqual(before);
    await writer.commitTransaction();
    await writer.release();
    const after = await everything(indicators);
    expect(after).not.toEqual(before);
    expect(after).toEqual(await everything(freshIndicators(services)));
  });

  it('count each article of a feed once, in the week it belongs to', async () => {
    const counted: unknown = await services.database.dataSource.query(
      'SELECT feed_id, week, count(*)::int AS articles FROM sighting GROUP BY 1, 2 ORDER BY 1, 2',
    );
    const kept: unknown = await services.database.dataSource.query(
      'SELECT feed_id, week, articles FROM feed_week ORDER BY 1, 2',
    );
    expect(kept).toEqual(counted);
    expect(counted).not.toEqual([]);
  });

  it('count each relevant article of a feed or an archive once, in the week in which that counts it', async () => {
    const counted: { id: string; week: string; reports: number }[] = await services.database.dataSource.query(
      `SELECT id, to_char(week, 'IYYY-"W"IW') AS week, count(DISTINCT article_id)::int AS reports
       FROM (SELECT feed_id AS id, week, article_id FROM sighting
         UNION ALL SELECT 'archive:' || outlet, week, article_id FROM archive_article) AS brought
       WHERE (SELECT relevant FROM verdict v WHERE v.article_id = brought.article_id ORDER BY v.id DESC LIMIT 1)
       GROUP BY 1, 2`,
    );
    const { statistics } = await services.get(CoverageService).at(null, dayOfInstant(services.clock.now()));
    const kept = [...statistics.reports].flatMap(([id, weeks]) =>
      [...weeks].map(([week, reports]) => ({ id, week, reports })),
    );
    expect(kept).toHaveLength(counted.length);
    expect(kept).toEqual(expect.arrayContaining(counted));
    expect(new Set(kept.map(({ id }) => id.startsWith('archive:')))).toEqual(new Set([true, false]));
  });
});

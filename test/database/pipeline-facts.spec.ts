import { ArticlesService } from '../../src/articles/articles.service.js';
import { incomingReport } from '../../src/articles/domain/incoming.builder.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { BaselineService } from '../../src/baseline/baseline.service.js';
import { VerdictsService } from '../../src/classification/verdicts.service.js';
import { VersionsService } from '../../src/classification/versions.service.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { GroupingService } from '../../src/developments/grouping.service.js';
import { IndicatorsService } from '../../src/indicators/indicators.service.js';
import { ObservationsService } from '../../src/indicators/observations.service.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { ReclassifyService } from '../../src/pipeline/judging/reclassify.service.js';
import { SeedService } from '../../src/pipeline/seed.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';

const ALL = {
  indicators: [],
  directions: [],
  statuses: [],
  origins: [],
  core: null,
  from: null,
  to: null,
  text: null,
  asOf: null,
  limit: 500,
  after: null,
} as const;

const reports: readonly IncomingReport[] = [
  report(
    'herald',
    'Lavrov arrives in Islamabad for talks with Pakistani foreign minister',
    '2026-10-05T08:00:00Z',
  ),
  report(
    'courier',
    'Russian Foreign Minister Lavrov reaches Islamabad, holds talks with Pakistan counterpart',
    '2026-10-05T11:00:00Z',
  ),
  report(
    'post',
    'Pakistan and Russia sign agreement on supply of crude oil in Moscow',
    '2026-10-12T08:00:00Z',
  ),
  report('gazette', 'Cricket: Pakistan name squad for Lahore Test', '2026-10-12T09:00:00Z'),
  report('daily', 'Russia, Pakistan ink crude oil supply deal in Moscow', '2026-10-13T06:00:00Z'),
  report('mirror', 'Shipment of Russian crude oil reaches Karachi port in Pakistan', '2026-10-30T06:00:00Z'),
];

function report(publisher: string, title: string, published: string): IncomingReport {
  return incomingReport({ publisher, feedId: null, guid: title, link: null, title, summary: '', published });
}

describe('facts on their way through the stages', () => {
  let services: StageServices;

  beforeEach(async () => {
    services = await openStageServices();
  });
  afterEach(async () => {
    await services.close();
  });

  async function takeIn(items: readonly IncomingReport[]): Promise<number> {
    const now = services.clock.now();
    const stored = await services.database.dataSource.transaction((manager) =>
      services.get(IntakeService).takeIn(
        items.map((item) => [item]),
        manager,
        now,
      ),
    );
    await services.get(DevelopmentsService).regroup(now);
    return stored.fresh.length;
  }

  async function partition(): Promise<readonly string[]> {
    const developments = await services.get(DevelopmentsService).reader.list(ALL);
    return developments
      .map(
        ({ id, sources }) =>
          `${id}: ${sources
            .map((source) => source.articleId)
            .sort()
            .join(' ')}`,
      )
      .sort();
  }

  it('stores an article once, however often it comes', async () => {
    expect(await takeIn(reports)).toBe(reports.length);
    expect(await takeIn(reports)).toBe(0);
  });

  it('gives the same developments for articles one by one, in reverse, as for all at once', async () => {
    await takeIn(reports);
    const together = await partition();
    expect(together.length).toBeGreaterThan(0);
    for (const order of [reports, [...reports].reverse()]) {
      await services.close();
      services = await openStageServices();
      for (const item of order) await takeIn([item]);
      expect(await partition()).toEqual(together);
    }
  });

  it('groups stored reports as grouping all of them in memory does', async () => {
    await takeIn(reports);
    const verdicts = await services.get(VerdictsService).reader.relevantWithin(null);
    const articles = await services.get(ArticlesService).reader.byIds(
      verdicts.map((verdict) => verdict.id),
      null,
    );
    const byId = new Map(articles.map((article) => [article.id, article]));
    const inMemory = new GroupingService()
      .group(
        verdicts.flatMap((verdict) => {
          const article = byId.get(verdict.id);
          return article === undefined ? [] : [{ article, verdict }];
        }),
      )
      .map(
        ({ id, members }) =>
          `${id}: ${members
            .map(({ article }) => article.id)
            .sort()
            .join(' ')}`,
      );
    expect(await partition()).toEqual([...inMemory].sort());
  });

  it('shows a development as it was known before an article was revised', async () => {
    await takeIn(reports);
    const before = await services.get(DevelopmentsService).reader.list(ALL);
    services.clock.moveTo('2026-11-23T06:00:00Z');
    const revised = reports.map((item) => ({ ...item, title: item.title.replace('crude oil', 'wheat') }));
    expect(await takeIn(revised)).toBeGreaterThan(0);
    const reader = services.get(DevelopmentsService).reader;
    expect(await reader.list({ ...ALL, asOf: new Date('2026-11-22T12:00:00Z') })).toEqual(before);
    expect(await reader.list(ALL)).not.toEqual(before);
  });

  it('withdraws a development whose only report turns out to be about something else', async () => {
    const [first] = reports;
    if (first === undefined) throw new Error('no report');
    await takeIn([first]);
    const [development] = await services.get(DevelopmentsService).reader.list(ALL);
    expect(development?.sources).toHaveLength(1);
    services.clock.moveTo('2026-11-23T06:00:00Z');
    await takeIn([{ ...first, title: 'Cricket: Pakistan name squad for Lahore Test' }]);
    const reader = services.get(DevelopmentsService).reader;
    expect(await reader.list(ALL)).toEqual([]);
    expect(await reader.byId(development?.id ?? '', null)).toEqual({ found: 'nothing' });
    const then = await reader.byId(development?.id ?? '', new Date('2026-11-22T12:00:00Z'));
    expect(then.found).toBe('development');
  });

  it('seeds the baseline once: a second start changes nothing', async () => {
    const baseline = services.get(BaselineService).records();
    const first = await services.get(SeedService).seed(baseline);
    expect(first.changed).toBe(
      baseline.developments.length + baseline.promises.length + baseline.observations.length,
    );
    expect((await services.get(SeedService).seed(baseline)).changed).toBe(0);
    const observations = await services
      .get(ObservationsService)
      .reader.list({ series: [], asOf: null, limit: 500, after: null });
    expect(observations).toHaveLength(baseline.observations.length);
  });

  it('keeps the earlier text of a baseline record that an editor corrects', async () => {
    const baseline = services.get(BaselineService).records();
    await services.get(SeedService).seed(baseline);
    services.clock.moveTo('2026-11-23T06:00:00Z');
    const [first, ...others] = baseline.developments;
    if (first === undefined) throw new Error('no record');
    const corrected = { ...baseline, developments: [{ ...first, what: 'Corrected.' }, ...others] };
    expect((await services.get(SeedService).seed(corrected)).changed).toBe(1);
    const versions = await services.get(DevelopmentsService).reader.versions(first.id, null);
    expect(versions.map((version) => version.what)).toEqual([first.what, 'Corrected.']);
  });

  it('withdraws a record that an editor took out of the baseline, and shows it as of before', async () => {
    const baseline = services.get(BaselineService).records();
    await services.get(SeedService).seed(baseline);
    services.clock.moveTo('2026-11-23T06:00:00Z');
    const [gone] = baseline.developments;
    const smaller = {
      ...baseline,
      developments: baseline.developments.slice(1),
      promises: baseline.promises.slice(1),
      observations: baseline.observations.slice(1),
    };
    expect((await services.get(SeedService).seed(smaller)).changed).toBe(3);
    const reader = services.get(DevelopmentsService).reader;
    expect(await reader.byId(gone?.id ?? '', null)).toEqual({ found: 'nothing' });
    expect((await reader.byId(gone?.id ?? '', new Date('2026-11-22T12:00:00Z'))).found).toBe('development');
    expect((await services.get(SeedService).seed(smaller)).changed).toBe(0);
    expect((await services.get(SeedService).seed(baseline)).changed).toBe(3);
    expect((await reader.byId(gone?.id ?? '', null)).found).toBe('development');
  });

  it('judges again what another classifier judged, and keeps the old verdict on record', async () => {
    await takeIn(reports);
    await services.database.dataSource.query(`UPDATE verdict SET classifier_version = 'older'`);
    const before = await partition();
    const run = { which: 'of-earlier-versions', now: () => services.clock.now() } as const;
    expect(await services.get(ReclassifyService).run(run)).toBe(reports.length);
    await services.get(DevelopmentsService).regroup(services.clock.now());
    expect(await partition()).toEqual(before);
    const { reader, version } = services.get(VerdictsService);
    const all = reports.length;
    const progress = await services.get(VersionsService).progress();
    expect(progress).toEqual({ all, current: all, outdated: 0, corrected: 0 });
    const [article] = await services.get(ArticlesService).reader.list({
      publishers: [],
      text: null,
      relevant: null,
      from: null,
      to: null,
      asOf: null,
      limit: 1,
      after: null,
    });
    const history = await reader.history([article?.id ?? '']);
    expect(history.map((verdict) => verdict.classifierVersion)).toEqual(['older', version]);
  });

  it('covers the weeks of an imported archive, and moves the index of those weeks', async () => {
    const now = services.clock.now();
    await services.database.dataSource.transaction((manager) =>
      services.get(IntakeService).takeInArchive(reports, manager, now),
    );
    await services.get(DevelopmentsService).regroup(now);
    const points = await services.get(IndicatorsService).weekly(null, { from: '2026-W42', to: '2026-W42' });
    const energy = points.find((point) => point.indicator === 'energy');
    expect(energy?.n).toBe(1);
    expect(energy?.coverage).toBe(1);
    expect(energy?.cooperation.words).toBeGreaterThan(0);
  });

  it('dates what a feed claims to be from the year 9999 by the day it was recorded', async () => {
    const title = 'Pakistan and Russia sign agreement on supply of crude oil, ministers to meet tomorrow';
    await takeIn([...reports, report('slip', title, '9999-12-31T23:59:59Z')]);
    const developments = await services.get(DevelopmentsService).reader.list(ALL);
    const slip = developments.find(({ what }) => what === title);
    expect(slip?.date).toEqual({ from: '2026-11-22', to: '2026-11-22', precision: 'day' });
    expect(slip?.scheduled?.from).toBe('2026-11-23');
  });

  it('ends the series at the running week, however far in the future it is asked for', async () => {
    await takeIn(reports);
    const indicators = services.get(IndicatorsService);
    const points = await indicators.weekly(new Date('9999-12-31T00:00:00Z'), { from: null, to: null });
    expect(points.at(-1)?.week).toBe('2026-W47');
    expect(points).toEqual(await indicators.weekly(null, { from: null, to: null }));
    expect((await indicators.coverageWeeks(new Date('9999-12-31T00:00:00Z'))).length).toBeLessThan(10);
  });
});

import { aDevelopment } from '../../src/developments/domain/development.builder.js';
import type { WeighedDevelopment } from '../../src/developments/domain/development-reader.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import { ReportsService } from '../../src/reports/reports.service.js';
import { contradictions } from '../../src/reports/domain/contradictions.builder.js';
import type { WeeklyReport } from '../../src/reports/domain/weekly-report.js';
import type { Status, Topic } from '../../src/kernel/words.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';

const WEEK = '2026-W47';
/** A minute after the hour at which that week is reported. */
const LOOKED = '2026-11-23T01:01:00.000Z';

describe('a report of what is broken, missing or hostile', () => {
  let services: StageServices;
  beforeEach(async () => {
    services = await openStageServices();
    await storeWeeks(services, '2025-11-24', ORDINARY_YEAR);
  });
  afterEach(() => services.close());

  const publishing = (): ReportPublishingService => services.get(ReportPublishingService);
  const reports = (): ReportsService => services.get(ReportsService);

  it('leaves nothing of a run that fails midway, and makes the whole report at the next', async () => {
    await publishing().publishDue();
    services.clock.moveTo(LOOKED);
    const { dataSource } = services.database;
    // The last of the forms is refused, as where the disk is full.
    await dataSource.query(`CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END $$`);
    await dataSource.query(`CREATE TRIGGER full_disk BEFORE INSERT ON report_form FOR EACH ROW
      WHEN (NEW.form = 'html' AND NEW.language = 'ur') EXECUTE FUNCTION full_disk()`);
    await expect(publishing().publishDue()).rejects.toThrow('no space left on device');
    const all = { week: null, before: null, limit: 10, asOf: null };
    expect(await reports().editions(all)).toEqual([]);
    expect(await dataSource.query('SELECT form FROM report_form')).toEqual([]);
    await dataSource.query('DROP TRIGGER full_disk ON report_form');
    expect((await publishing().publishDue())?.stamp.week).toBe(WEEK);
    expect(await reports().editions(all)).toHaveLength(1);
    expect(await dataSource.query('SELECT form FROM report_form')).toHaveLength(7);
  });

  it('tests nothing and claims no change of a week in which half of the feeds were down, and names them', async () => {
    const { dataSource } = services.database;
    // As large as what the archive covers, enabled all week, and never answering.
    await dataSource.query(`INSERT INTO feed (id, name, url, language, publisher, country, ownership, enabled, interval_minutes)
      VALUES ('down', 'A feed', 'https://down.example/feed', 'en', 'down', 'PK', 'private', true, 60)`);
    await dataSource.query(
      `INSERT INTO feed_enabling (feed_id, enabled, recorded_at) VALUES ('down', true, '2026-11-16T00:00:00Z')`,
    );
    services.clock.moveTo(LOOKED);
    const { bottomLine, coverage, series } = await reports().make(WEEK, services.clock.now(), null);
    expect(bottomLine).toMatchObject({
      code: 'not-tested',
      changes: [],
      likelihood: 'not-shown',
      confidence: 'low',
    });
    expect(coverage).toMatchObject({ percent: 50, effect: 'not-tested', feedsEnabled: 1, feedsAnswered: 0 });
    expect(coverage.troubled).toMatchObject([{ id: 'down', state: 'down', daysSeen: 0 }]);
    expect(new Set(series.map(({ arrow }) => arrow))).toEqual(new Set([null]));
    expect(series[0]).toMatchObject({ test: null, arrowReason: 'coverage-too-low' });
  });

  const found = ({ bottomLine }: WeeklyReport) =>
    Object.fromEntries(bottomLine.grounds.map(({ code, found: amount }) => [code, amount]));

  it('keeps what is alleged, denied or of no indicator apart from what counts, and denies none of it', async () => {
    const date = { from: '2026-11-17', to: '2026-11-17', precision: 'day' } as const;
    const told = (id: string, name: Topic, status: Status): WeighedDevelopment => ({
      ...aDevelopment(id, { date, status, indicators: [name], confidence: 1 }),
      ...{ topics: [{ name, confidence: 1 }], publishers: 3, weight: 2.1 },
    });
    const stored = [
      told('alleged', 'defence', 'alleged'),
      told('denied', 'trade', 'denied'),
      told('aid', 'other', 'occurred'),
      told('alleged-aid', 'other', 'alleged'),
    ];
    await services.database.dataSource.transaction((manager) =>
      services.get(DevelopmentsService).storeKnown(stored, manager, services.clock.now()),
    );
    services.clock.moveTo(LOOKED);
    const report = await reports().make(WEEK, services.clock.now(), null);
    expect(report.bottomLine).toMatchObject({
      ...{ developments: 4, reported: 8, uncounted: { alleged: 2, denied: 1, noIndex: 1 } },
    });
    expect(found(report)).toMatchObject({ developments: 4, 'several-publishers': 0, history: 51 });
    expect(contradictions(report)).toEqual([]);
  });

  it('counts the weeks before also where nothing is tested, and nothing in a week that nobody watched', async () => {
    services.clock.moveTo('2026-12-08T06:00:00.000Z');
    const made = (week: string) => reports().make(week, services.clock.now(), null);
    const [early, unwatched, before] = [
      await made('2026-W10'),
      await made('2026-W48'),
      await made('2024-W10'),
    ];
    expect([early.bottomLine.code, found(early)['history']]).toEqual(['short-history', 14]);
    expect(unwatched.bottomLine).toMatchObject({ code: 'no-coverage', developments: null, reported: 0 });
    expect(found(unwatched)).toMatchObject({ developments: null, 'several-publishers': null, history: 52 });
    expect(new Set(unwatched.series.map(({ thisWeek }) => thisWeek.n))).toEqual(new Set([null]));
    expect(before.bottomLine).toMatchObject({ code: 'no-data', developments: null, reported: 0 });
    for (const report of [early, unwatched, before]) expect(contradictions(report)).toEqual([]);
  });

  it('tells of a title of 10,000 characters, of a name from right to left and of vanished sources, and stays small', async () => {
    const long = `محمد بن علی meets Lavrov, ${'and they speak of it at length, '.repeat(320)}`.slice(
      0,
      10_000,
    );
    const day = '2026-11-17';
    const hostile: WeighedDevelopment = {
      ...aDevelopment('long', { what: long, score: 2, indicators: ['diplomacy'], eventType: 'CONSULT' }),
      ...{ date: { from: day, to: day, precision: 'day' }, topics: [{ name: 'diplomacy', confidence: 1 }] },
      ...{ publishers: 1, weight: 1 },
    };
    await services.database.dataSource.transaction((manager) =>
      services.get(DevelopmentsService).storeKnown([hostile], manager, services.clock.now()),
    );
    services.clock.moveTo(LOOKED);
    const asOf = services.clock.now();
    const report = await reports().make(WEEK, asOf, null);
    const told = report.developments.listed.find(({ id }) => id === 'long');
    expect(told?.what.endsWith('…')).toBe(true);
    expect(told?.what.length).toBeLessThanOrEqual(reports().method.most.characters);
    expect(told).toMatchObject({ sources: [], firstReportedAt: null });
    for (const language of ['en', 'ru', 'ur'] as const) {
      const source = { kind: 'on-demand', asOf } as const;
      const page = await reports().form(WEEK, source, { form: 'html', language });
      expect(page.ok && Buffer.from(page.bytes).toString()).toContain(
        '<bdi dir="ltr">محمد بن علی meets Lavrov',
      );
      const mail = await reports().form(WEEK, source, { form: 'mail', language });
      expect(mail.ok && mail.bytes.length).toBeLessThan(100_000);
    }
    const text = await reports().form(WEEK, { kind: 'on-demand', asOf }, { form: 'md', language: 'en' });
    expect(Buffer.from(text.ok ? text.bytes : []).toString()).toMatch(
      /meets Lavrov[\s\S]*?Its sources are no longer on record/,
    );
  });
});

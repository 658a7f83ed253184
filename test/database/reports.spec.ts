import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { CorrectService } from '../../src/pipeline/judging/correct.service.js';
import { aDevelopment } from '../../src/developments/domain/development.builder.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import type { Direction, Score } from '../../src/kernel/words.js';
import { unmeasured } from '../../src/kernel/measures.js';
import { ReportCorrections } from '../../src/pipeline/report-corrections.service.js';
import { ReportScheduleService } from '../../src/pipeline/report-schedule.service.js';
import { recordMethod } from '../../src/reports/adapters/method-history.js';
import { ReportCorrectingService } from '../../src/reports/report-correcting.service.js';
import { ReportPublishingService } from '../../src/reports/report-publishing.service.js';
import type { WeeklyReport } from '../../src/reports/domain/weekly-report.js';
import { ReportsService } from '../../src/reports/reports.service.js';
import { openStageServices, testSettings, type StageServices } from '../support/stage-services.js';
import { ORDINARY_YEAR, storeWeeks } from '../support/watched-weeks.js';

/** The Monday at which the stored year begins, and the first that reports one of its weeks. */
const FIRST_MONDAY = '2025-11-24';
const WEEK = '2026-W47';
/** 06:00 in Karachi on the Monday after, and when it is looked for. */
const DUE = '2026-11-23T01:00:00.000Z';
const LOOKED = '2026-11-23T01:01:00.000Z';

describe('weekly reports', () => {
  let services: StageServices;

  beforeEach(async () => {
    services = await openStageServices();
    await storeWeeks(services, FIRST_MONDAY, ORDINARY_YEAR);
  });
  afterEach(() => services.close());

  const publishing = (): ReportPublishingService => services.get(ReportPublishingService);
  const reports = (): ReportsService => services.get(ReportsService);

  async function correct(
    developmentId: string,
    parts: { score?: Score; direction?: Direction; relevant?: boolean },
  ): Promise<void> {
    const recorded = await services
      .get(CorrectService)
      .record(
        { kind: 'development', developmentId, parts },
        { actor: 'a test', reason: 'it was misread' },
        () => services.clock.now(),
      );
    if (recorded.outcome !== 'recorded') throw new Error(recorded.message);
  }

  /** A visit of 10 December that was announced in the week before. */
  async function storeVisit(): Promise<void> {
    const [on, then] = ['2026-11-11', '2026-12-10'];
    const visit = {
      ...aDevelopment('visit', {
        ...{ status: 'planned', indicators: ['diplomacy'], score: 3, confidence: 1 },
        date: { from: on, to: on, precision: 'day' },
        scheduled: { from: then, to: then, precision: 'day' },
      }),
      ...{ topics: [{ name: 'diplomacy' as const, confidence: 1 }], publishers: 2, weight: 1.7 },
    };
    const now = services.clock.now();
    await services.database.dataSource.transaction(async (manager) => {
      await services.get(DevelopmentsService).storeKnown([visit], manager, now);
    });
  }

  /** Another instance on the same database. */
  function another(): Promise<INestApplicationContext> {
    const { database, clock } = services;
    const open = { ...database.open, close: () => Promise.resolve() };
    return NestFactory.createApplicationContext(
      AppModule.command({ settings: testSettings(), database: open, clock }),
      { logger: false, abortOnError: false },
    );
  }

  it('publishes nothing before the hour, and then the week before, as it was known at the hour', async () => {
    expect(await publishing().publishDue()).toBeNull();
    services.clock.moveTo('2026-11-23T00:59:59.000Z');
    expect(await publishing().publishDue()).toBeNull();
    services.clock.moveTo(LOOKED);
    const report = await publishing().publishDue();
    expect(report?.stamp).toMatchObject({ week: WEEK, asOf: DUE, edition: { number: 1 } });
    expect(report?.bottomLine).toMatchObject({
      code: 'no-change-shown',
      developments: 4,
      likelihood: 'not-shown',
    });
    expect(report?.developments.listed).toHaveLength(4);
  });

  it('makes one report of a Monday that three instances meet at once', async () => {
    await publishing().publishDue();
    const others = await Promise.all([another(), another()]);
    services.clock.moveTo(LOOKED);
    const all = [publishing(), ...others.map((one) => one.get(ReportPublishingService, { strict: false }))];
    const made = await Promise.all(all.map((one) => one.publishDue()));
    for (const one of all) made.push(await one.publishDue());
    expect(made.filter((report) => report !== null)).toHaveLength(1);
    expect(await reports().editions({ week: null, before: null, limit: 10, asOf: null })).toHaveLength(1);
    for (const one of others) await one.close();
  });

  it('catches up with every week that was missed, each as of its own hour', async () => {
    await publishing().publishDue();
    services.clock.moveTo('2026-12-10T12:00:00.000Z');
    const weeks: string[] = [];
    for (
      let report = await publishing().publishDue();
      report !== null;
      report = await publishing().publishDue()
    )
      weeks.push(`${report.stamp.week} ${report.stamp.asOf}`);
    expect(weeks).toEqual([
      `${WEEK} ${DUE}`,
      '2026-W48 2026-11-30T01:00:00.000Z',
      '2026-W49 2026-12-07T01:00:00.000Z',
    ]);
  });

  it('are published by the schedule at the stored instant, once, though it looks and starts more often', async () => {
    const schedule = (): ReportScheduleService =>
      new ReportScheduleService(publishing(), services.get(ReportCorrections), services.clock, unmeasured);
    await schedule().look();
    const published = () => reports().editions({ week: null, before: null, limit: 9, asOf: null });
    services.clock.moveTo('2026-11-23T00:59:59.000Z');
    await schedule().look();
    expect(await published()).toEqual([]);
    services.clock.moveTo(LOOKED);
    for (const running of [schedule(), schedule()]) await running.look();
    expect((await published()).map(({ week, asOf }) => [week, asOf])).toEqual([[WEEK, DUE]]);
  });

  it('gives the same record again from the facts, whatever was recorded since', async () => {
    await publishing().publishDue();
    services.clock.moveTo(LOOKED);
    const report = await publishing().publishDue();
    services.clock.moveTo('2026-11-24T10:00:00.000Z');
    await storeWeeks(
      services,
      FIRST_MONDAY,
      ORDINARY_YEAR.map(({ good }) => ({ good: good + 1, bad: 2 })),
    );
    expect(await reports().make(WEEK, new Date(DUE), { number: 1, corrects: null, changes: [] })).toEqual(
      report,
    );
    const wanted = { form: 'json', language: 'en' } as const;
    const anew = await reports().form(WEEK, { kind: 'on-demand', asOf: new Date(DUE) }, wanted);
    const key = `week = '${WEEK}' AND edition = 1 AND form = 'json' AND language = 'en'`;
    const frozen: unknown = await services.database.dataSource.query(
      `SELECT bytes FROM report_form WHERE ${key}`,
    );
    expect(frozen).toEqual([{ bytes: anew.ok ? Buffer.from(anew.bytes) : null }]);
    expect((await reports().remake(WEEK, new Date(LOOKED))).stamp.edition).toBeNull();
    const now = await reports().make(WEEK, services.clock.now(), null);
    expect(now.bottomLine.developments).toBe(7);
    services.clock.moveTo('2026-11-30T01:01:00.000Z');
    const { revisions } = (await publishing().publishDue()) ?? now;
    expect(revisions.since).toEqual({ asOf: DUE, week: WEEK, edition: 1 });
    expect(revisions.figures.length + revisions.figuresNotListed).toBeGreaterThan(50);
  });

  it('draws the arrow for fewer in a week that brought less than chance explains, and calls it quiet, not cooler', async () => {
    // All but the last week of the year, which keeps its four; its sources bring as much as in all others.
    const steady = Array.from({ length: ORDINARY_YEAR.length - 1 }, () => ({ good: 19, bad: 1 }));
    await storeWeeks(services, FIRST_MONDAY, [...steady, { good: 0, bad: 0 }]);
    services.clock.moveTo(LOOKED);
    const { bottomLine, series } = await reports().make(WEEK, services.clock.now(), null);
    expect(bottomLine).toMatchObject({ code: 'changed', likelihood: 'very-likely' });
    expect(bottomLine.changes.map(({ indicator, word }) => `${indicator} ${word}`)).toEqual([
      ...['composite quiet', 'diplomacy quiet'],
    ]);
    const composite = series.find(({ indicator }) => indicator === 'composite');
    expect(composite).toMatchObject({ arrow: 'fewer', arrowReason: 'fewer-than-usual', word: 'quiet' });
    const asOf = services.clock.now();
    const text = await reports().form(WEEK, { kind: 'on-demand', asOf }, { form: 'md', language: 'en' });
    const words = Buffer.from(text.ok ? text.bytes : []).toString();
    expect(words).toContain('**All four together: quieter, since there were fewer developments than chance');
    expect(words).toContain('that is not cooling.');
    expect(words).not.toMatch(/cooler \(|: cooler|↓/);
  });

  it('makes a report of a past instant by the method of then, also once another is in use', async () => {
    await publishing().publishDue();
    services.clock.moveTo(LOOKED);
    const report = await publishing().publishDue();
    services.clock.moveTo('2026-11-25T10:00:00.000Z');
    const { dataSource } = services.database;
    const method = { ...reports().method, version: 'next', accuracyMeasuredOn: '2026-11-25' };
    await dataSource.transaction((manager) => recordMethod(manager, method, services.clock.now()));
    const again = await reports().make(WEEK, new Date(DUE), { number: 1, corrects: null, changes: [] });
    expect(again).toEqual(report);
    const now = await reports().make(WEEK, services.clock.now(), null);
    expect([now.stamp.versions.method, now.method.measuredOn]).toEqual(['next', '2026-11-25']);
    services.clock.moveTo('2026-11-26T10:00:00.000Z');
    await publishing().publishDue();
    const back = await reports().make(WEEK, services.clock.now(), null);
    expect(back.stamp.versions.method).toBe(reports().method.version);
    expect(await dataSource.query('SELECT sha256 FROM report_method')).toHaveLength(3);
  });

  it('corrects a report by an edition that names what changed, once, and only where it speaks of what was decided', async () => {
    await publishing().publishDue();
    services.clock.moveTo(LOOKED);
    const first = await publishing().publishDue();
    services.clock.moveTo('2026-11-24T10:00:00.000Z');
    await storeWeeks(services, FIRST_MONDAY, [...ORDINARY_YEAR.slice(0, -1), { good: 5, bad: 1 }]);
    services.clock.moveTo('2026-11-24T12:00:00.000Z');
    const correcting = services.get(ReportCorrectingService);
    const touching = (id: string) => ({
      ...{ articleIds: new Set<string>(), developmentIds: new Set([id]), promiseIds: new Set<string>() },
    });
    const published = await reports().edition(WEEK, null);
    if (published === null) throw new Error('The report was published.');
    expect(await correcting.correct(published, touching('good-3-0'))).toEqual({ outcome: 'stands' });
    const corrected = await correcting.correct(published, touching('bad-51-0'));
    const second = corrected.outcome === 'published' ? corrected.report : null;
    expect(second?.stamp.edition).toMatchObject({
      number: 2,
      corrects: { number: 1, sha256: first?.sha256 },
    });
    expect(second?.stamp.edition?.changes).toContainEqual(
      expect.objectContaining({ code: 'development-added', developmentId: 'bad-51-0' }),
    );
    const now = await reports().edition(WEEK, null);
    expect([now?.edition, now?.sha256]).toEqual([2, second?.sha256]);
    expect(await correcting.correct(now ?? published, touching('bad-51-0'))).toEqual({ outcome: 'stands' });
    expect((await reports().edition(WEEK, 1))?.sha256).toBe(first?.sha256);
  });

  it('publishes an edition once people have come to rest, also where another instance held the turn at first', async () => {
    await publishing().publishDue();
    services.clock.moveTo(LOOKED);
    await publishing().publishDue();
    const corrections = services.get(ReportCorrections);
    services.clock.moveTo('2026-11-24T10:00:00.000Z');
    expect(await corrections.publish()).toEqual([]);
    await correct('good-51-0', { score: -2, direction: 'conflict' });
    services.clock.moveTo('2026-11-24T10:59:00.000Z');
    expect(await corrections.publish()).toEqual([]);
    services.clock.moveTo('2026-11-24T11:01:00.000Z');
    const { dataSource } = services.database;
    await dataSource.transaction(async (manager) => {
      await manager.query('SELECT week FROM report_next FOR UPDATE');
      expect(await corrections.publish()).toEqual([]);
    });
    const made = await corrections.publish();
    expect(made.map(({ stamp }) => [stamp.week, stamp.edition?.number])).toEqual([[WEEK, 2]]);
    expect(made[0]?.stamp.edition?.changes).toContainEqual(
      expect.objectContaining({ developmentId: 'good-51-0' }),
    );
    expect(await corrections.publish()).toEqual([]);
  });

  it('publishes no edition for a correction that makes no report say otherwise, though late news would', async () => {
    await publishing().publishDue();
    services.clock.moveTo(LOOKED);
    await publishing().publishDue();
    services.clock.moveTo('2026-11-24T10:00:00.000Z');
    await storeWeeks(services, FIRST_MONDAY, [...ORDINARY_YEAR.slice(0, -1), { good: 9, bad: 3 }]);
    await correct('good-3-0', { score: 2, direction: 'cooperation' });
    services.clock.moveTo('2026-11-24T11:01:00.000Z');
    expect(await services.get(ReportCorrections).publish()).toEqual([]);
    expect((await reports().edition(WEEK, null))?.edition).toBe(1);
  });

  it('corrects a report that only announces, in its outlook, what people found to be wrong', async () => {
    services.clock.moveTo('2026-11-11T10:00:00.000Z');
    await storeVisit();
    expect(await publishing().publishDue()).toBeNull();
    services.clock.moveTo(LOOKED);
    expect((await publishing().publishDue())?.stamp.week).toBe('2026-W46');
    const first = await publishing().publishDue();
    const announced = (report: WeeklyReport | null | undefined): unknown => report?.outlook.entries;
    expect(announced(first)).toEqual([expect.objectContaining({ id: 'visit', kind: 'scheduled' })]);
    services.clock.moveTo('2026-11-24T10:00:00.000Z');
    await correct('visit', { relevant: false });
    services.clock.moveTo('2026-11-24T12:00:00.000Z');
    const made = await services.get(ReportCorrections).publish();
    const editions = made.map(({ stamp }) => `${stamp.week} ${stamp.edition?.number}`);
    expect(editions).toEqual([`${WEEK} 2`, '2026-W46 2']);
    expect(announced(made[0])).toEqual([]);
  });

  it('corrects a report that says of a corrected development nothing but the figures of a charted week', async () => {
    await publishing().publishDue();
    services.clock.moveTo(LOOKED);
    await publishing().publishDue();
    services.clock.moveTo('2026-11-24T10:00:00.000Z');
    await correct('good-3-0', { score: -2, direction: 'conflict' });
    services.clock.moveTo('2026-11-24T12:00:00.000Z');
    const made = await services.get(ReportCorrections).publish();
    expect(made.map(({ stamp }) => [stamp.week, stamp.edition?.number])).toEqual([[WEEK, 2]]);
  });

  it('looks back by weeks, not by editions', async () => {
    await publishing().publishDue();
    services.clock.moveTo('2026-11-30T01:01:00.000Z');
    await publishing().publishDue();
    await publishing().publishDue();
    await services.database.dataSource.query(
      `INSERT INTO report_edition (week, edition, as_of, sha256, bottom_line, recorded_at)
       SELECT week, n, as_of, sha256, bottom_line, recorded_at FROM report_edition, generate_series(2, 9) n
       WHERE week = '2026-W48'`,
    );
    const last = await reports().lastEditions(2);
    expect(last.map(({ week, edition }) => `${week} ${edition}`)).toEqual(['2026-W48 9', `${WEEK} 1`]);
  });

  it('lets nobody change or take away what is published', async () => {
    await publishing().publishDue();
    services.clock.moveTo(LOOKED);
    await publishing().publishDue();
    const { dataSource } = services.database;
    for (const sql of [
      `UPDATE report_form SET bytes = ''`,
      `DELETE FROM report_form`,
      `UPDATE report_edition SET sha256 = ''`,
      `TRUNCATE report_edition CASCADE`,
    ])
      await expect(dataSource.query(sql)).rejects.toThrow('A published report never changes');
  });
});

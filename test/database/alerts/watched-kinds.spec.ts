import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { SweepService } from '../../../src/alerts/sweep.service.js';
import { ArticlesService } from '../../../src/articles/articles.service.js';
import { aDevelopment } from '../../../src/developments/domain/development.builder.js';
import { DevelopmentsService } from '../../../src/developments/developments.service.js';
import { FeedsService } from '../../../src/feeds/feeds.service.js';
import { IndicatorsService } from '../../../src/indicators/indicators.service.js';
import { ReportCorrectingService } from '../../../src/reports/report-correcting.service.js';
import { ReportPublishingService } from '../../../src/reports/report-publishing.service.js';
import { ReportsService } from '../../../src/reports/reports.service.js';
import { feedsFile } from '../../feeds/loopback-feeds.js';
import { ORDINARY_YEAR, storeWeeks } from '../../support/watched-weeks.js';
import { openAlertHouse, webhook, type AlertHouse } from './alert-house.js';

const HOUR = 3_600_000;
/** More than a year before the week in which the clock stands, which is the last of them. */
const FIRST_MONDAY = '2025-10-27';
const WEEKS = [...ORDINARY_YEAR.slice(0, 4), ...ORDINARY_YEAR];
const LAST_FULL_WEEK = '2026-W47';
const RUNNING_MONDAY = '2026-11-23';
/** Points beyond which an index of this house goes by no single development. */
const HYSTERESIS = 8;

/** What only calculation and time tell of, from its cause to the receiver: one house, a receiver's path for each rule. */
describe('a subscriber is told of', () => {
  let house: AlertHouse;
  let file: string;

  beforeAll(async () => {
    const id = 'silent';
    file = feedsFile([{ id, url: 'http://127.0.0.1:1/feed' }]);
    house = await openAlertHouse({ FEEDS_FILE: file });
    await storeWeeks(house.services, FIRST_MONDAY, WEEKS);
    await house.services.get(ReportPublishingService).publishDue();
    await look();
    house.services.clock.moveTo(`${RUNNING_MONDAY}T00:30:00Z`);
    await cover(RUNNING_MONDAY);
    await look();
  });
  afterAll(async () => {
    await house.close();
    rmSync(dirname(file), { recursive: true });
  });

  const now = () => house.services.clock.now();

  async function look(): Promise<void> {
    await house.services.get(SweepService).sweep(now());
    await house.deliver();
  }

  async function wants(path: string, condition: unknown): Promise<void> {
    const url = house.receiver.url(path);
    await house.subscribe(await house.rule(condition), { target: { channel: 'webhook', url } });
  }

  const told = (at: string) =>
    house.receiver.received
      .filter(({ path }) => path === at)
      .flatMap(({ body }) => webhook.parse(JSON.parse(body)).data.items);

  const cover = (monday: string): Promise<void> =>
    house.services.database.dataSource.transaction((manager) =>
      house.services
        .get(ArticlesService)
        .markCovered([{ outlet: 'archive', week: monday, articles: 10 }], manager, now()),
    );

  let stored = 0;
  /** Words of diplomats on a day, kind or cross. */
  async function words(day: string, side: 'cooperation' | 'conflict', count: number): Promise<void> {
    const of =
      side === 'conflict'
        ? ({ eventType: 'ACCUSE', score: -4 } as const)
        : ({ eventType: 'CONSULT', score: 4 } as const);
    const developments = Array.from({ length: count }, () => {
      stored += 1;
      const date = { from: day, to: day, precision: 'day' as const };
      const whole = { date, indicators: ['diplomacy' as const], direction: side, confidence: 1 };
      return {
        ...aDevelopment(`words-${stored}`, { ...whole, ...of }),
        ...{ topics: [{ name: 'diplomacy' as const, confidence: 1 }], publishers: 1, weight: 1 },
      };
    });
    await house.services.database.dataSource.transaction((manager) =>
      house.services.get(DevelopmentsService).storeKnown(developments, manager, now()),
    );
  }

  it('an alarm, a tested change and a record of the week that ended, once each', async () => {
    await wants('/alarm', {
      kind: 'alarm',
      indicators: ['diplomacy'],
      sides: ['conflict'],
      detectors: ['count'],
    });
    await wants('/change', { kind: 'tested-change', indicators: ['diplomacy'], changes: ['cooling'] });
    await wants('/record', { kind: 'record', indicators: ['diplomacy'], extremes: ['lowest'] });
    await words('2026-11-18', 'conflict', 30);
    await look();
    const once = ['/alarm', '/change', '/record'].map((path) => told(path).map(({ title }) => title));
    expect(once).toEqual([
      [expect.stringMatching(/developments of conflict in one week/)],
      [expect.stringContaining(LAST_FULL_WEEK)],
      [expect.stringMatching(/lowest/)],
    ]);
    expect(told('/alarm')[0]?.evidence.length).toBeGreaterThan(0);
    await look();
    expect(['/alarm', '/change', '/record'].map((path) => told(path).length)).toEqual([1, 1, 1]);
  });

  it('an index that passes a level, again only after it went back by the hysteresis, and a band wholly under one', async () => {
    const today = RUNNING_MONDAY;
    const index = async () => {
      const points = await house.services.get(IndicatorsService).weekly(null, { from: '2026-W48', to: null });
      const point = points.find(({ indicator }) => indicator === 'diplomacy');
      return { index: point?.index ?? Number.NaN, high: point?.high ?? Number.NaN };
    };
    const move = async (side: 'cooperation' | 'conflict', until: number): Promise<void> => {
      for (let tries = 0; tries < 200; tries += 1) {
        const { index: value } = await index();
        if (side === 'conflict' ? value <= until : value >= until) return;
        await words(today, side, 2);
      }
      throw new Error(`The index did not come to ${until}.`);
    };
    const start = await index();
    const level = Math.floor(start.index) - 5;
    const bandLevel = Math.floor(start.high) - 1;
    const below = { kind: 'index', indicator: 'diplomacy', side: 'below' };
    await wants('/level', { ...below, measure: 'index', level, hysteresis: HYSTERESIS });
    await wants('/band', { ...below, measure: 'high', level: bandLevel, hysteresis: HYSTERESIS });
    const after = async (side: 'cooperation' | 'conflict', until: number) => {
      house.later(60_000);
      await move(side, until);
      await look();
      return told('/level').length;
    };
    expect(await after('conflict', level)).toBe(1);
    expect(await after('cooperation', level + 2)).toBe(1);
    expect(await after('conflict', level)).toBe(1);
    expect(await after('cooperation', level + HYSTERESIS + 1)).toBe(1);
    expect(await after('conflict', level)).toBe(2);
    expect((await index()).high).toBeLessThan(bandLevel);
    expect(told('/band').length).toBeGreaterThan(0);
    expect(told('/band')[0]?.why.join(' ')).toMatch(/high end of its 90 % range fell to or under/);
  });

  it('the weekly report when it is published', async () => {
    await house.subscribe('topic.report', {
      target: { channel: 'webhook', url: house.receiver.url('/report') },
    });
    await look();
    expect(told('/report')).toEqual([]);
    house.services.clock.moveTo(`${RUNNING_MONDAY}T12:00:00Z`);
    const report = await house.services.get(ReportPublishingService).publishDue();
    expect(report?.stamp.week).toBe(LAST_FULL_WEEK);
    await look();
    await look();
    const [item, ...others] = told('/report');
    expect(others).toEqual([]);
    expect([item?.title, item?.page]).toEqual([
      expect.stringContaining(LAST_FULL_WEEK),
      expect.stringContaining(LAST_FULL_WEEK),
    ]);
  });

  it('an edition that corrects the report, with what changed, once', async () => {
    house.later(HOUR);
    await words('2026-11-19', 'cooperation', 1);
    house.later(HOUR);
    const edition = await house.services.get(ReportsService).edition(LAST_FULL_WEEK, null);
    if (edition === null) throw new Error('The report was published.');
    const corrected = await house.services.get(ReportCorrectingService).correct(edition, {
      ...{ articleIds: new Set(), promiseIds: new Set() },
      developmentIds: new Set([`words-${stored}`]),
    });
    expect(corrected.outcome).toBe('published');
    await look();
    await look();
    const [, item, ...others] = told('/report');
    expect(others).toEqual([]);
    expect([item?.title, item?.page, item?.why]).toEqual([
      `Edition 2 of the weekly report of ${LAST_FULL_WEEK} corrects edition 1`,
      expect.stringMatching(new RegExp(`/reports/${LAST_FULL_WEEK}\\?edition=2$`)),
      [`edition 2 of the weekly report of ${LAST_FULL_WEEK} corrects edition 1`],
    ]);
    expect(item?.evidence.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Added: /));
  });

  it('a feed that is asked and does not answer for the hours of the rule, with what is wrong with it', async () => {
    await wants('/silent', { kind: 'feed-silent', feeds: ['silent'], hours: 24 });
    const feeds = house.services.get(FeedsService);
    await feeds.seed(now());
    const [due] = await feeds.due(now(), { feedId: 'silent', neverAsked: true });
    if (due === undefined) throw new Error('The feed is not due.');
    const result = await feeds.ask(due, now());
    await house.services.database.dataSource.transaction((manager) =>
      feeds.record([result], new Map(), manager, now()),
    );
    await look();
    house.later(23 * HOUR);
    await look();
    expect(told('/silent')).toEqual([]);
    house.later(HOUR);
    await look();
    house.later(HOUR);
    await look();
    expect(told('/silent')).toHaveLength(1);
    expect(told('/silent')[0]?.why.join(' ')).toMatch(/has not answered for 24 hours: .+/);
  });
});

import { ArticlesService } from '../../../src/articles/articles.service.js';
import { SweepService } from '../../../src/alerts/sweep.service.js';
import { aDevelopment } from '../../../src/developments/domain/development.builder.js';
import { DevelopmentsService } from '../../../src/developments/developments.service.js';
import { IndicatorsService } from '../../../src/indicators/indicators.service.js';
import { ORDINARY_YEAR, storeWeeks } from '../../support/watched-weeks.js';
import { openAlertHouse, webhook, type AlertHouse } from './alert-house.js';

const DAY = 86_400_000;
/** The last of the year's weeks is the one in which the clock stands. */
const FIRST_MONDAY = '2025-11-24';
const NEXT_MONDAY = '2026-11-23';

describe('the regular look', () => {
  let house: AlertHouse;

  beforeEach(async () => {
    house = await openAlertHouse();
    await storeWeeks(house.services, FIRST_MONDAY, ORDINARY_YEAR);
  });
  afterEach(async () => {
    await house.close();
  });

  const sweep = () => house.services.get(SweepService).sweep(house.services.clock.now());
  const titlesTold = () =>
    house.receiver.received.flatMap(({ body }) =>
      webhook.parse(JSON.parse(body)).data.items.map(({ title }) => title),
    );

  async function look(): Promise<readonly string[]> {
    await sweep();
    await house.deliver();
    return titlesTold();
  }

  /** Lets an archive vouch for a week: whatever it says of it is all there was. */
  async function cover(monday: string): Promise<void> {
    await house.services.database.dataSource.transaction((manager) =>
      house.services
        .get(ArticlesService)
        .markCovered(
          [{ outlet: 'archive', week: monday, articles: 10 }],
          manager,
          house.services.clock.now(),
        ),
    );
  }

  async function crossWords(day: string, count: number): Promise<void> {
    const developments = Array.from({ length: count }, (_, number) => ({
      ...aDevelopment(`cross-${number}`, {
        date: { from: day, to: day, precision: 'day' },
        ...{
          indicators: ['diplomacy'],
          eventType: 'ACCUSE',
          direction: 'conflict',
          score: -4,
          confidence: 1,
        },
      }),
      ...{ topics: [{ name: 'diplomacy' as const, confidence: 1 }], publishers: 1, weight: 1 },
    }));
    await house.services.database.dataSource.transaction((manager) =>
      house.services.get(DevelopmentsService).storeKnown(developments, manager, house.services.clock.now()),
    );
  }

  it('finds what passed while nobody looked, tells it once, and not again at the next look', async () => {
    const rule = await house.rule({ kind: 'no-news', indicator: 'diplomacy', days: 10 });
    await house.subscribe(rule);
    expect(await look()).toEqual([]);
    house.later(9 * DAY);
    await cover(NEXT_MONDAY);
    await cover('2026-11-30');
    const once = await look();
    expect(once).toEqual([expect.stringMatching(/^No development in diplomacy for \d+ days$/)]);
    house.later(DAY);
    expect(await look()).toEqual(once);
  });

  it('is taken by one of those that look at the same time', async () => {
    const rule = await house.rule({ kind: 'no-news', indicator: 'diplomacy', days: 10 });
    await house.subscribe(rule);
    await look();
    house.later(9 * DAY);
    await cover('2026-11-30');
    const owed = await Promise.all([sweep(), sweep(), sweep()]);
    expect(owed.reduce((sum, one) => sum + one, 0)).toBe(1);
  });

  it('tells of no silence of the news while feeds are out, and of it when they are heard again', async () => {
    const rule = await house.rule({ kind: 'no-news', indicator: 'diplomacy', days: 10 });
    await house.subscribe(rule);
    await look();
    house.later(9 * DAY);
    expect(await look()).toEqual([]);
    await cover('2026-11-30');
    expect(await look()).toHaveLength(1);
  });

  it('lets a fall of the index wait for the end of an outage, and tells of it then, once', async () => {
    const points = await house.services.get(IndicatorsService).weekly(null, { from: '2026-W47', to: null });
    const before = points.find(({ indicator }) => indicator === 'diplomacy')?.index ?? Number.NaN;
    expect(before).toBeGreaterThan(20);
    const condition = { kind: 'index', indicator: 'diplomacy', measure: 'index', side: 'below', level: 0 };
    await house.subscribe(await house.rule({ ...condition, hysteresis: 2 }));
    expect(await look()).toEqual([]);
    house.later(2 * DAY);
    await crossWords(NEXT_MONDAY, 40);
    expect(await look()).toEqual([]);
    await cover(NEXT_MONDAY);
    const once = await look();
    expect(once).toEqual([expect.stringMatching(/^Diplomacy: the index is −/)]);
    house.later(DAY);
    expect(await look()).toEqual(once);
  });
});

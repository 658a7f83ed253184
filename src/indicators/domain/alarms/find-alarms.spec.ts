import fc from 'fast-check';
import { inEverySeries, aDevelopment, dayAfter, weekAfter } from '../indicators.builder.js';
import { SAME_SOURCES } from '../other-sources.js';
import { coverageWith, diplomacyAlarms, QUIET_YEAR, weeksOf } from './alarms.builder.js';
import type { Alarm } from './alarm.js';

const OUTBREAK = { good: 3, bad: 6 };
const named = (alarms: readonly Alarm[]): string[] =>
  alarms.map(({ detector, side, week }) => `${detector} ${side} ${week}`);

describe('alarms', () => {
  it('are none in a year in which nothing changes', () => {
    expect(diplomacyAlarms(weeksOf(QUIET_YEAR))).toEqual([]);
  });

  it('tell of a week with more conflict than chance explains, with reference, evidence and words', () => {
    const alarms = diplomacyAlarms(weeksOf([...QUIET_YEAR, OUTBREAK]));
    expect(named(alarms)).toContain(`count conflict ${weekAfter(52)}`);
    const count = alarms.find(({ detector }) => detector === 'count')!;
    expect(count).toMatchObject({ until: null, threshold: 0.005 });
    expect(count.statistic).toBeLessThan(0.005);
    expect(count.reference).toMatchObject({ from: weekAfter(37), to: weekAfter(49), weeks: 13 });
    expect(count.developmentIds).toEqual([0, 1, 2, 3, 4, 5].map((i) => `bad-52-${i}`));
    expect(count.why).toMatch(/^6 developments of conflict in one week, where about 0\.\d are usual/);
  });

  it('hold a week against as much more as its sources brought of other news, and say so', () => {
    const alarm = (brought: number): Alarm | undefined =>
      diplomacyAlarms(weeksOf([...QUIET_YEAR, OUTBREAK]), {
        otherSources: inEverySeries(new Map([[weekAfter(52), { ...SAME_SOURCES, brought }]])),
      }).find(({ detector }) => detector === 'count');
    const [plain, more] = [alarm(1), alarm(1.5)];
    expect(plain?.reference?.exposure).toBe(1);
    expect(more?.reference).toEqual({ ...plain?.reference, exposure: 1.5 });
    expect(more?.statistic).toBeGreaterThan(plain?.statistic ?? 1);
    expect(alarm(8)).toBeUndefined();
    // Less of all else makes no week busier than it is.
    expect(alarm(0.5)).toEqual(plain);
    const usual = (one: Alarm | undefined): number => Number(/about ([\d.]+) are/.exec(one?.why ?? '')?.[1]);
    expect(usual(more)).toBeGreaterThan(usual(plain));
  });

  it('tell of a small rise that goes on, which no single week shows', () => {
    const rise = Array.from({ length: 10 }, () => ({ good: 3, bad: 2 }));
    const alarms = diplomacyAlarms(weeksOf([...QUIET_YEAR, ...rise]));
    expect(alarms.map(({ detector }) => detector)).toContain('cusum');
    expect(alarms.every(({ side }) => side === 'conflict')).toBe(true);
    // Who brings as much more of all other news tells no more of this; only shares are as they are.
    const otherSources = new Map(rise.map((_, i) => [weekAfter(52 + i), { ...SAME_SOURCES, brought: 12 }]));
    const beside = diplomacyAlarms(weeksOf([...QUIET_YEAR, ...rise]), {
      otherSources: inEverySeries(otherSources),
    });
    expect(beside.filter(({ detector }) => detector !== 'burst')).toEqual([]);
  });

  it('tell of a burst in which conflict takes far more than its share', () => {
    const found = diplomacyAlarms(weeksOf([...QUIET_YEAR, { bad: 7 }, { bad: 7 }]));
    expect(found.map(({ detector }) => detector)).toContain('burst');
  });

  it('tell of no burst where only the others have a lull', () => {
    const busy = Array.from({ length: 52 }, () => ({ good: 20, bad: 4 }));
    const lull = Array.from({ length: 10 }, () => ({ good: 2, bad: 4 }));
    const found = diplomacyAlarms(weeksOf([...busy, ...lull]));
    expect(found.filter(({ detector }) => detector === 'burst')).toEqual([]);
    const boom = Array.from({ length: 10 }, () => ({ good: 2, bad: 16 }));
    const among = diplomacyAlarms(weeksOf([...busy, ...boom]));
    expect(among.map(({ detector }) => detector)).toContain('burst');
  });

  it('tell of a grave deed by itself where two publishers tell it and it is sure enough', () => {
    const arrest = (changes: object): readonly Alarm[] =>
      diplomacyAlarms([
        ...weeksOf(QUIET_YEAR),
        aDevelopment({
          ...{ id: 'arrest', day: dayAfter(80), score: -5, material: true, publishers: 2 },
          ...changes,
        }),
      ]).filter(({ detector }) => detector === 'severe-event');
    expect(arrest({})).toMatchObject([{ week: weekAfter(11), until: weekAfter(11), statistic: -5 }]);
    expect(arrest({ publishers: 1 })).toEqual([]);
    expect(arrest({ material: false })).toEqual([]);
    expect(arrest({ indicators: [{ name: 'diplomacy', confidence: 0.79 }] })).toEqual([]);
  });

  it('tell of a grave deed while its week runs, and go on telling of it once, however the week ends', () => {
    const arrest = aDevelopment({
      id: 'arrest',
      day: dayAfter(80),
      score: -5,
      material: true,
      publishers: 2,
    });
    const at = (changes: Parameters<typeof diplomacyAlarms>[1]): string[] =>
      diplomacyAlarms([...weeksOf(QUIET_YEAR.slice(0, 11)), arrest], changes).map(({ id }) => id);
    const raised = ['diplomacy.severe-event.arrest'];
    expect(at({ currentWeek: weekAfter(11) })).toEqual(raised);
    expect(at({ currentWeek: weekAfter(12) })).toEqual(raised);
    expect(at({ currentWeek: weekAfter(12), coverage: coverageWith(12, { 11: 0.2 }) })).toEqual(raised);
    const unwatched = new Map([[weekAfter(12), 1]]);
    expect(at({ currentWeek: weekAfter(12), coverage: unwatched })).toEqual([]);
  });

  it('are never raised by a silence: less than usual is no alarm', () => {
    const silence = Array.from({ length: 12 }, () => ({}));
    expect(diplomacyAlarms(weeksOf([...QUIET_YEAR, ...silence, { good: 4 }]))).toEqual([]);
  });

  it('stand through a lull between the limits and end with an ordinary week (hysteresis)', () => {
    const weeks = weeksOf([...QUIET_YEAR, OUTBREAK, { good: 3, bad: 3 }, { good: 3, bad: 0 }, { good: 3 }]);
    const counts = diplomacyAlarms(weeks).filter(({ detector }) => detector === 'count');
    expect(counts.map(({ week, until }) => [week, until])).toEqual([[weekAfter(52), weekAfter(53)]]);
  });

  it('are not raised in a week without coverage, and such a week is no reference', () => {
    const developments = weeksOf([...QUIET_YEAR, OUTBREAK]);
    expect(diplomacyAlarms(developments, { coverage: coverageWith(53, { 52: 0.4 }) })).toEqual([]);
    const blind = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [20 + i, 0.1]));
    const [alarm] = diplomacyAlarms(developments, { coverage: coverageWith(53, blind) });
    expect(alarm?.reference?.from).toBe(weekAfter(17));
  });

  it('say up to when figures bear them out: weeks that nobody watched neither confirm nor end them', () => {
    const developments = weeksOf([...QUIET_YEAR, OUTBREAK, { good: 3, bad: 3 }]);
    const blind = coverageWith(57, { 54: 0.1, 55: 0.1, 56: 0.1 });
    const [alarm] = diplomacyAlarms(developments, { coverage: blind });
    expect(alarm).toMatchObject({ week: weekAfter(52), until: null, confirmedIn: weekAfter(53) });
  });

  it('are not raised by the running week, which is not over', () => {
    const developments = weeksOf([...QUIET_YEAR, OUTBREAK]);
    expect(diplomacyAlarms(developments, { currentWeek: weekAfter(52) })).toEqual([]);
    expect(diplomacyAlarms(developments, { currentWeek: weekAfter(53) })).not.toEqual([]);
  });

  it('once raised are found again whatever comes later', () => {
    const count = fc.record({ good: fc.nat(6), bad: fc.nat(4) });
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 40, maxLength: 70 }),
        fc.array(count, { maxLength: 8 }),
        (before, after) => {
          const raised = (weeks: typeof before): string[] =>
            diplomacyAlarms(weeksOf(weeks))
              .filter(({ week }) => week <= weekAfter(before.length - 1))
              .map(({ id }) => id);
          expect(raised([...before, ...after])).toEqual(raised(before));
        },
      ),
      { numRuns: 25 },
    );
  });
});

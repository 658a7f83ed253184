import fc from 'fast-check';
import { anyDevelopments, anyRecord } from './any-development.builder.js';
import {
  aDevelopment,
  composite,
  designParameters,
  fiveCalls,
  lastOf,
  seriesInput,
  weekAfter,
} from './indicators.builder.js';
import { plainSeries } from './plain-index.builder.js';
import { seriesFromRecords } from './series-from-records.js';
import { weeklySeries } from './weekly-series.js';

describe('the weekly series', () => {
  it('equals a second, plain implementation of the formulas in every field', () => {
    fc.assert(
      fc.property(fc.array(anyRecord(500), { minLength: 1, maxLength: 60 }), (records) => {
        const points = seriesFromRecords(records, designParameters, null);
        const plain = plainSeries(records);
        expect(points.map(({ week, indicator, state, n }) => ({ week, indicator, state, n }))).toEqual(
          plain.map(({ week, indicator, state, n }) => ({ week, indicator, state, n })),
        );
        points.forEach((point, i) => {
          const { index, low, high, weight, flows, intensity } = plain[i]!;
          const { cooperation, conflict } = point;
          const mine = [point.index, point.low, point.high, point.weight, point.intensity];
          const flat = [...mine, cooperation.words, cooperation.deeds, conflict.words, conflict.deeds];
          [index, low, high, weight, intensity, ...flows].forEach((value, field) => {
            if (value === null) expect(flat[field]).toBeNull();
            else expect(Math.abs(flat[field]! - value)).toBeLessThan(1e-8);
          });
        });
      }),
      { numRuns: 4 },
    );
  });

  it('gives one call of score 2 the index 100 · 2 / (2 + 6) and halves its weight in eight weeks', () => {
    const points = composite(weeklySeries(seriesInput([aDevelopment()], { currentWeek: weekAfter(8) })));
    expect(points[0]?.index).toBeCloseTo(25, 12);
    expect(points[8]?.index).toBeCloseTo(100 / 7, 12);
  });

  it('rises with one more cooperative development and falls with one more conflict', () => {
    fc.assert(
      fc.property(anyDevelopments(200), fc.integer({ min: 1, max: 10 }), (some, score) => {
        const input = { currentWeek: weekAfter(30) };
        const before = lastOf(weeklySeries(seriesInput(some, input))).index!;
        const more = (signed: number): number =>
          lastOf(weeklySeries(seriesInput([...some, aDevelopment({ id: 'more', score: signed })], input)))
            .index!;
        expect(more(score)).toBeGreaterThan(before);
        expect(more(-score)).toBeLessThan(before);
      }),
      { numRuns: 12 },
    );
  });

  it('lies inside its band, and the band inside −100 … +100', () => {
    fc.assert(
      fc.property(anyDevelopments(200), (some) => {
        for (const { index, low, high } of weeklySeries(seriesInput(some))) {
          expect(low!).toBeGreaterThanOrEqual(-100);
          expect(index!).toBeGreaterThanOrEqual(low!);
          expect(high!).toBeGreaterThanOrEqual(index!);
          expect(high!).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('draws the band out to the index where S holds a crowd of faint signals near zero', () => {
    const faint = Array.from({ length: 100 }, (_, i) =>
      aDevelopment({ id: `faint-${i}`, score: 1, indicators: [{ name: 'trade', confidence: 0.1 }] }),
    );
    const { index, low } = lastOf(weeklySeries(seriesInput(faint)));
    expect(index).toBeCloseTo(62.5, 9);
    expect(low).toBe(index);
  });

  it('widens its band in silence until it spans the whole range', () => {
    const points = composite(weeklySeries(seriesInput(fiveCalls(), { currentWeek: weekAfter(400) })));
    const widths = points.map(({ low, high }) => high! - low!);
    const narrowing = widths.filter((width, i) => i > 0 && width < widths[i - 1]! - 1e-9);
    expect(narrowing).toEqual([]);
    expect(points.at(-1)?.low).toBeCloseTo(-90, 6);
    expect(points.at(-1)?.high).toBeCloseTo(90, 6);
    expect(points.at(-1)?.index).toBeCloseTo(0, 6);
  });

  it('is 0 where the only developments are neutral', () => {
    const { index, low, high } = lastOf(weeklySeries(seriesInput(fiveCalls('2025-01-06', { score: 0 }))));
    expect(index).toBe(0);
    expect(low).toBeCloseTo(-90, 9);
    expect(high).toBeCloseTo(90, 9);
  });

  it('does not depend on the order of the developments, to the last bit', () => {
    fc.assert(
      fc.property(
        anyDevelopments(60).chain((some) =>
          fc.tuple(
            fc.constant(some),
            fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
          ),
        ),
        ([some, shuffled]) => {
          expect(weeklySeries(seriesInput(shuffled))).toEqual(weeklySeries(seriesInput(some)));
        },
      ),
      { numRuns: 12 },
    );
  });

  it('counts a development in full in each of its indicators and once in the composite', () => {
    const points = weeklySeries(
      seriesInput([aDevelopment({ topics: ['trade', 'energy', 'other', 'trade'] })]),
    );
    expect(points.map(({ indicator, n, weight }) => [indicator, n, weight])).toEqual([
      ['trade', 1, 1],
      ['defence', 0, 0],
      ['energy', 1, 1],
      ['diplomacy', 0, 0],
      ['composite', 1, 1],
    ]);
  });

  it('takes for the composite the confidence of the surest indicator', () => {
    const unsure = aDevelopment({
      indicators: [
        { name: 'trade', confidence: 0.4 },
        { name: 'energy', confidence: 0.7 },
        { name: 'other', confidence: 1 },
      ],
    });
    expect(lastOf(weeklySeries(seriesInput([unsure]))).weight).toBe(0.7);
  });

  it('leaves what belongs to no indicator out of the composite', () => {
    expect(lastOf(weeklySeries(seriesInput([aDevelopment({ topics: ['other'] })]))).n).toBe(0);
  });

  it('lets only developments of a known day enter a week', () => {
    const month = { from: '2025-01-01', to: '2025-01-31', precision: 'month' as const };
    const points = weeklySeries(seriesInput([aDevelopment(), aDevelopment({ id: 'vague', date: month })]));
    expect(lastOf(points).n).toBe(1);
  });

  it('splits flows into words and deeds on either side', () => {
    const points = weeklySeries(
      seriesInput([
        aDevelopment({ score: 3 }),
        aDevelopment({ score: 7, material: true }),
        aDevelopment({ score: -2, publishers: 2 }),
        aDevelopment({ score: -5, material: true }),
        aDevelopment({ score: 0, material: true }),
      ]),
    );
    const twice = 1 + Math.log(2);
    expect(lastOf(points)).toMatchObject({
      n: 5,
      weight: 4 + twice,
      cooperation: { words: 3, deeds: 7 },
      conflict: { words: 2 * twice, deeds: 5 },
    });
  });

  it('grows at most threefold with the number of publishers', () => {
    const weightOf = (publishers: number): number =>
      lastOf(weeklySeries(seriesInput([aDevelopment({ publishers })]))).weight;
    expect([weightOf(0), weightOf(1), weightOf(366)]).toEqual([1, 1, 3]);
  });
});

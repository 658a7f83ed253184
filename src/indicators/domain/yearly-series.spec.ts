import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dayOfNumber } from '../../kernel/iso-week.js';
import type { CountedDevelopment } from './counted-development.js';
import { aDevelopment, designParameters } from './indicators.builder.js';
import { ledgerOf } from './index-ledger.js';
import { yearlySeries, type YearlySeries, type YearPoint } from './yearly-series.js';

const bounded = (id: string, from: string | null, to: string | null, score = 5): CountedDevelopment =>
  aDevelopment({ id, score, date: { from, to, precision: 'undated' } });
const ofYears = (developments: CountedDevelopment[], lastYear: number): YearlySeries =>
  yearlySeries(ledgerOf(developments, designParameters.maxPublisherFactor), lastYear, designParameters);
const diplomacy = (developments: CountedDevelopment[], lastYear: number): YearPoint[] =>
  ofYears(developments, lastYear).points.filter(({ indicator }) => indicator === 'diplomacy');

/** The formula once more, day by day: every day of the bounds carries its part and decays by whole years. */
function plainIndex(developments: CountedDevelopment[], year: number): number {
  let [c, x] = [0, 0];
  for (const { date, score } of developments) {
    const first = DateTime.fromISO(date.from!, { zone: 'utc' });
    const days = DateTime.fromISO(date.to!, { zone: 'utc' }).diff(first, 'days').days + 1;
    for (let day = 0; day < days; day += 1) {
      const age = year - first.plus({ days: day }).year;
      if (age >= 0 && score > 0) c += (score / days) * 2 ** (-age / 5);
      if (age >= 0 && score < 0) x -= (score / days) * 2 ** (-age / 5);
    }
  }
  return (100 * (c - x)) / (c + x + 6);
}

describe('the yearly series', () => {
  it('equals a day-by-day reckoning of the formula', () => {
    const some = fc.array(
      fc.tuple(fc.integer({ min: -8000, max: 0 }), fc.nat(900), fc.integer({ min: -10, max: 10 })),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(some, (drawn) => {
        const developments = drawn.map(([from, length, score], i) =>
          bounded(`d${i}`, dayOfNumber(from), dayOfNumber(from + length), score),
        );
        for (const { year, index } of diplomacy(developments, 1975).slice(-4))
          expect(index).toBeCloseTo(plainIndex(developments, year), 9);
      }),
      { numRuns: 10 },
    );
  });

  it('is the same whether the weeks come summed or one development after the other', () => {
    const days = fc.array(
      fc.tuple(fc.integer({ min: -400, max: 400 }), fc.nat(3), fc.integer({ min: -10, max: 10 })),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(days, (drawn) => {
        const dated = drawn.map(([from, length, score], i) => {
          const bounds = bounded(`d${i}`, dayOfNumber(from), dayOfNumber(from + length), score);
          return { bounds, ofDay: { ...bounds, date: { ...bounds.date, precision: 'day' as const } } };
        });
        const summed = ofYears(
          dated.map(({ ofDay }) => ofDay),
          1972,
        );
        const single = ofYears(
          dated.map(({ bounds }) => bounds),
          1972,
        );
        const figures = ({ points }: YearlySeries): unknown =>
          points.map(({ year, indicator, n, ...rest }) => [
            ...[year, indicator, n],
            ...[
              rest.index,
              rest.low,
              rest.high,
              rest.weight,
              rest.cooperation.words,
              rest.conflict.words,
            ].map((value) => value.toFixed(9).replace(/^-(0[.]0+)$/, '$1')),
          ]);
        expect(figures(summed)).toEqual(figures(single));
      }),
      { numRuns: 40 },
    );
  });

  it('runs through every year from the first bounded one to the last asked for', () => {
    const { points } = ofYears(
      [bounded('recognition', '1948-05-01', '1948-05-01'), bounded('later', '1951-01-01', '1951-12-31')],
      1953,
    );
    expect([...new Set(points.map(({ year }) => year))]).toEqual([1948, 1949, 1950, 1951, 1952, 1953]);
    expect(points).toHaveLength(6 * 5);
  });

  it('spreads a weight over its bounds by days', () => {
    const points = diplomacy([bounded('talks', '1999-12-31', '2000-01-03')], 2000);
    expect(points.map(({ n, weight, cooperation }) => [n, weight, cooperation.words])).toEqual([
      [1, 0.25, 1.25],
      [1, 0.75, 3.75],
    ]);
  });

  it('loses no weight on leap years and long bounds', () => {
    const points = diplomacy([bounded('decade', '1960-01-01', '1969-12-31')], 1980);
    expect(points.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('halves what is five years old', () => {
    const points = diplomacy([bounded('pact', '1950-06-01', '1950-06-01', 6)], 1955);
    expect(points[0]?.index).toBeCloseTo(50, 12);
    expect(points[5]?.index).toBeCloseTo(100 / 3, 12);
  });

  it('lets what is not bounded on both sides move no point, and lists it', () => {
    const dated = bounded('dated', '1970-03-02', '1970-03-02');
    const loose = [
      bounded('never', null, null),
      bounded('since', '1965-01-01', null),
      bounded('until', null, '1968-01-01'),
    ];
    const { points, undated } = ofYears([...loose, dated], 1975);
    expect(points).toEqual(ofYears([dated], 1975).points);
    expect(undated.map(({ id }) => id)).toEqual(['never', 'since', 'until']);
  });

  it('has no points where nothing is bounded before the last year', () => {
    expect(ofYears([bounded('ahead', '2030-01-01', '2030-01-01')], 2026).points).toEqual([]);
    expect(ofYears([], 2026)).toEqual({ points: [], undated: [] });
  });

  it('holds its index inside its band', () => {
    const points = diplomacy(
      [bounded('a', '1950-01-01', '1956-12-31', 1), bounded('b', '1955-01-01', '1955-01-01', -9)],
      1999,
    );
    for (const { index, low, high } of points) {
      expect(index).toBeGreaterThanOrEqual(low);
      expect(index).toBeLessThanOrEqual(high);
    }
  });

  it('refuses bounds in the wrong order', () => {
    expect(() => diplomacy([bounded('twisted', '1960-01-02', '1960-01-01')], 1970)).toThrow('twisted');
  });
});

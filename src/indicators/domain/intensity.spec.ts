import type { CountedDevelopment } from './counted-development.js';
import { aDevelopment, composite, dayAfter, lastOf, seriesInput, weekAfter } from './indicators.builder.js';
import { weeklySeries } from './weekly-series.js';

describe('intensity', () => {
  const weekly = (counts: number[]): CountedDevelopment[] =>
    counts.flatMap((n, week) =>
      Array.from({ length: n }, (_, i) => aDevelopment({ id: `${week}-${i}`, day: dayAfter(7 * week) })),
    );
  const intensity = (some: CountedDevelopment[], changes = {}): (number | null)[] =>
    composite(weeklySeries(seriesInput(some, changes))).map((point) => point.intensity);

  it('is 100 at the mean of the first 52 covered weeks and stays on that scale', () => {
    const values = intensity(weekly([...Array.from({ length: 52 }, (_, i) => (i % 2 === 0 ? 1 : 3)), 4, 40]));
    expect(values.slice(0, 2)).toEqual([50, 150]);
    expect(values.slice(52)).toEqual([200, 2000]);
  });

  it('is unknown before 52 covered weeks are over', () => {
    const year = weekly(Array.from({ length: 52 }, () => 2));
    expect(new Set(intensity(year.slice(2)))).toEqual(new Set([null]));
    expect(new Set(intensity(year, { currentWeek: weekAfter(51) }))).toEqual(new Set([null]));
    expect(new Set(intensity(year))).toEqual(new Set([100]));
  });

  it('is unknown where the first year brought nothing', () => {
    const points = weeklySeries(
      seriesInput([aDevelopment({ day: dayAfter(7 * 60) }), aDevelopment({ topics: ['other'] })]),
    );
    expect(lastOf(points).intensity).toBeNull();
  });

  it('is corrected for coverage', () => {
    const coverage = new Map(Array.from({ length: 53 }, (_, i) => [weekAfter(i), i === 52 ? 0.5 : 1]));
    expect(intensity(weekly(Array.from({ length: 53 }, () => 2)), { coverage })[52]).toBe(200);
  });
});

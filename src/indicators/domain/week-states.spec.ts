import { weeksBetween } from '../../kernel/iso-week.js';
import type { CountedDevelopment } from './counted-development.js';
import {
  aDevelopment,
  composite,
  designParameters,
  fiveCalls,
  lastOf,
  seriesInput,
  weekAfter,
  weeklyCalls,
} from './indicators.builder.js';
import { seriesFromRecords } from './series-from-records.js';
import { weeklySeries } from './weekly-series.js';

describe('the weeks of a series', () => {
  it('run from the first development to the last without a gap, five series each', () => {
    const points = weeklySeries(
      seriesInput([aDevelopment({ day: '2026-01-05' }), aDevelopment({ day: '2024-12-29' })]),
    );
    expect(composite(points).map(({ week }) => week)).toEqual(weeksBetween('2024-W52', '2026-W02'));
    expect(points).toHaveLength(5 * composite(points).length);
  });

  it('cross the turn of a long year', () => {
    const points = weeklySeries(
      seriesInput([aDevelopment({ day: '2020-12-31' }), aDevelopment({ day: '2021-01-04' })]),
    );
    expect(composite(points).map(({ week }) => week)).toEqual(['2020-W53', '2021-W01']);
  });

  it('end with the running week and never go beyond it', () => {
    const some = [aDevelopment(), aDevelopment({ day: '2025-03-03' })];
    const weeks = (currentWeek: string): string[] =>
      composite(weeklySeries(seriesInput(some, { currentWeek }))).map(({ week }) => week);
    expect(weeks('2025-W04')).toEqual(['2025-W02', '2025-W03', '2025-W04']);
    expect(weeks('2025-W12').at(-1)).toBe('2025-W12');
    expect(weeks('2025-W01')).toEqual([]);
  });

  it('are cut to the asked ones without changing a figure', () => {
    const some = [...fiveCalls('2025-01-06'), ...fiveCalls('2025-04-07', { score: -4 })];
    const whole = weeklySeries(seriesInput(some));
    const cut = weeklySeries(seriesInput(some, { from: '2025-W10', to: '2025-W12' }));
    expect(cut).toEqual(whole.filter(({ week }) => week >= '2025-W10' && week <= '2025-W12'));
    expect(cut).toHaveLength(15);
  });

  it('are none where there is nothing to date', () => {
    expect(weeklySeries(seriesInput([]))).toEqual([]);
    expect(seriesFromRecords([], designParameters, null)).toEqual([]);
  });
});

describe('the state of a week', () => {
  const states = (some: CountedDevelopment[], currentWeek: string | null = null): string[] =>
    composite(weeklySeries(seriesInput(some, { currentWeek, parameters: designParameters }))).map(
      ({ state }) => state,
    );

  it('is thin, with index and band withheld, below five developments in 26 weeks', () => {
    const four = fiveCalls('2025-01-06').slice(1);
    expect(states(four)).toEqual(['thin']);
    expect(lastOf(weeklySeries(seriesInput(four, { parameters: designParameters })))).toMatchObject({
      index: null,
      low: null,
      high: null,
      n: 4,
    });
  });

  it('is short-history through the 25th covered week, ok from the 26th, and thin again when evidence ages out', () => {
    const some = states(fiveCalls('2025-01-06'), weekAfter(40));
    expect([some[0], some[24], some[25]]).toEqual(['short-history', 'short-history', 'ok']);
    expect(some[26]).toBe('thin');
  });

  it('is partial in the running week only', () => {
    const steady = weeklyCalls(40);
    expect(states(steady, weekAfter(39)).slice(-2)).toEqual(['ok', 'partial']);
    expect(states(steady).slice(-1)).toEqual(['ok']);
  });

  it('shows the index of a short history', () => {
    const { index, state } = lastOf(
      weeklySeries(seriesInput(fiveCalls('2025-01-06'), { parameters: designParameters })),
    );
    expect([state, index]).toEqual(['short-history', 62.5]);
  });
});

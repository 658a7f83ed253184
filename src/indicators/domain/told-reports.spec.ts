import { designParameters } from './indicators.builder.js';
import { leastShare, reportSums, tellFarMore } from './told-reports.js';
import { weekAfter } from './indicators.builder.js';
import { weekNumber } from '../../kernel/iso-week.js';

const { told: parameters } = designParameters;

describe('what sources tell', () => {
  it('is summed between two weeks, both included', () => {
    const sums = reportSums(
      new Map([
        [weekAfter(5), 3],
        [weekAfter(2), 4],
        [weekAfter(9), 1],
      ]),
    );
    const first = weekNumber(weekAfter(0));
    const between = (from: number, to: number): number => sums(first + from, first + to);
    expect([
      between(0, 1),
      between(2, 2),
      between(2, 5),
      between(3, 9),
      between(6, 8),
      between(5, 4),
    ]).toEqual([0, 4, 7, 4, 0, 0]);
    expect(reportSums(undefined)(0, 5_000)).toBe(0);
  });

  it('is, of a share that few reports stand for, as little as chance allows, and of many what was seen', () => {
    const shareOf = (own: number, others: number, weeks: number): number =>
      leastShare(
        [
          { told: { reports: own, weeks }, part: 1 },
          { told: { reports: others, weeks }, part: 0 },
        ],
        parameters,
      );
    expect(shareOf(0, 12, 1)).toBe(0);
    expect(shareOf(1, 12, 1)).toBeLessThan(0.02);
    expect(shareOf(7, 5, 1)).toBeGreaterThan(0.4);
    expect(shareOf(700, 500, 100)).toBeCloseTo(7 / 12, 1);
  });

  it('is, of weeks of which a part was missed, that part', () => {
    const told = { reports: 1_000_000, weeks: 26 };
    expect(leastShare([{ told, part: 0.25 }], parameters)).toBeCloseTo(0.25, 2);
    expect(leastShare([], parameters)).toBe(0);
    expect(leastShare([{ told: { reports: 0, weeks: 0 }, part: 1 }], parameters)).toBe(0);
  });

  it('is far more only beyond twice as much and beyond chance', () => {
    const more = (a: number, b: number, weeks: number): boolean =>
      tellFarMore([{ reports: a, weeks }], [{ reports: b, weeks }], { ...parameters, alikeFromShare: 0.5 });
    expect([more(26, 26, 26), more(40, 26, 26), more(3, 1, 26)]).toEqual([false, false, false]);
    expect([more(260, 26, 26), more(26, 260, 26), more(40, 0, 26)]).toEqual([true, false, true]);
    expect(tellFarMore([], [], { ...parameters, alikeFromShare: 0.5 })).toBe(false);
  });
});

import { designParameters } from './indicators.builder.js';
import { leastShare, tellAlike, tellFarMore } from './told-developments.js';

const { told: parameters } = designParameters;

describe('what sources tell', () => {
  it('is, of a share that few developments stand for, as little as chance allows, and of many what was seen', () => {
    const shareOf = (own: number, others: number, weeks: number): number =>
      leastShare(
        [
          { told: { developments: own, weeks }, part: 1 },
          { told: { developments: others, weeks }, part: 0 },
        ],
        parameters,
      );
    expect(shareOf(0, 12, 1)).toBe(0);
    expect(shareOf(1, 12, 1)).toBeLessThan(0.02);
    expect(shareOf(7, 5, 1)).toBeGreaterThan(0.4);
    expect(shareOf(700, 500, 100)).toBeCloseTo(7 / 12, 1);
  });

  it('is, of weeks of which a part was missed, that part', () => {
    const told = { developments: 1_000_000, weeks: 26 };
    expect(leastShare([{ told, part: 0.25 }], parameters)).toBeCloseTo(0.25, 2);
    expect(leastShare([], parameters)).toBe(0);
    expect(leastShare([{ told: { developments: 0, weeks: 0 }, part: 1 }], parameters)).toBe(0);
  });

  it('is far more only beyond twice as much and beyond chance', () => {
    const more = (a: number, b: number, weeks: number): boolean =>
      tellFarMore([{ developments: a, weeks }], [{ developments: b, weeks }], {
        ...parameters,
        alikeFromShare: 0.5,
      });
    expect([more(26, 26, 26), more(40, 26, 26), more(3, 1, 26)]).toEqual([false, false, false]);
    expect([more(260, 26, 26), more(26, 260, 26), more(40, 0, 26)]).toEqual([true, false, true]);
    expect(tellFarMore([], [], { ...parameters, alikeFromShare: 0.5 })).toBe(false);
  });

  it('is shown to be alike only by enough developments', () => {
    const alike = (a: number, b: number, weeks: number): boolean =>
      tellAlike([{ developments: a, weeks }], [{ developments: b, weeks }], {
        ...parameters,
        alikeFromShare: 0.5,
      });
    expect([alike(3, 3, 3), alike(0, 0, 26), alike(26, 26, 26), alike(300, 200, 26)]).toEqual([
      ...[false, false],
      ...[true, true],
    ]);
    expect([alike(260, 100, 26), alike(100, 260, 26), alike(26, 40, 26)]).toEqual([false, false, false]);
  });
});

import { simulateBand } from './band-simulation.builder.js';
import { designParameters } from './indicators.builder.js';

describe('the band', () => {
  it.each([
    [1, 1],
    [3, 3],
    [10, 3],
  ])(
    'holds a drifting true balance in nine of ten weeks at %d developments a week, dispersion %d',
    (perWeek, dispersion) => {
      const world = { weeks: 800, perWeek, dispersion, meanShare: 0.75, drift: 0.05, seed: 11 };
      expect(simulateBand(world, designParameters).covered).toBeGreaterThanOrEqual(0.9);
    },
  );

  it('narrows as more happens', () => {
    const width = (perWeek: number): number =>
      simulateBand(
        { weeks: 200, perWeek, dispersion: 1, meanShare: 0.75, drift: 0.05, seed: 3 },
        designParameters,
      ).width;
    expect(width(20)).toBeLessThan(width(5));
    expect(width(5)).toBeLessThan(width(1));
  });
});

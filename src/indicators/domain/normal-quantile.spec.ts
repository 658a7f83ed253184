import { normalQuantile } from './normal-quantile.js';

describe('the normal quantile', () => {
  it.each([
    [0.5, 0],
    [0.975, 1.959963985],
    [0.95, 1.644853627],
    [0.001, -3.090232306],
    [1e-12, -7.034483825],
  ])('of %d is %d, as tables have it', (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 5);
  });

  it('refuses what has no finite deviate', () => {
    expect(() => normalQuantile(0)).toThrow(RangeError);
    expect(() => normalQuantile(1)).toThrow('between 0 and 1, not 1');
  });
});

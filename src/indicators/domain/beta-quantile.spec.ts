import fc from 'fast-check';
import { betaQuantile, regularisedBeta } from './beta-quantile.js';
import { logGamma } from './log-gamma.js';

/** Reference values from SciPy 1.17 (scipy.special.gammaln, betainc, scipy.stats.beta.ppf). */
const LOG_GAMMA: [number, number][] = [
  [0.5, 0.5723649429247],
  [1, 0],
  [3.3, 0.9870985778947343],
  [10.25, 13.368023671476045],
  [171.5, 709.1431630309283],
  [1e6, 12815504.569147611],
];
const REGULARISED: [number, number, number, number][] = [
  [2, 5, 0.3, 0.579825],
  [1.5, 40, 0.01, 0.1526920611519988],
  [300, 200, 0.62, 0.8190699881577963],
  [1e5, 1e5, 0.501, 0.8144532554424423],
];
const QUANTILES: [number, number, number, number][] = [
  [1, 1, 0.05, 0.05],
  [2, 5, 0.05, 0.06284989170835438],
  [2, 5, 0.95, 0.5818034092520259],
  [30.5, 1.7, 0.05, 0.8713147854830108],
  [30.5, 1.7, 0.95, 0.9921776097032349],
  [1, 9, 0.5, 0.07412528771270957],
  [401, 1.0001, 0.05, 0.9925567034615494],
  [5000.3, 812.9, 0.95, 0.867573472494461],
  [1.3e6, 2.1e6, 0.05, 0.38191947947704785],
  [1.02, 3.5, 0.05, 0.015532904086516766],
];

const shape = fc.double({ min: 1, max: 2000, noNaN: true });
const probability = fc.double({ min: 0.01, max: 0.99, noNaN: true });

/**
 * The plainest second way: the integral of the density by Simpson's rule over a fine grid. The grid stands in the square
 * root of the share: the rule's error hangs on the fourth derivative, which has no bound at zero where a is little above 2.
 */
function integratedBeta(x: number, a: number, b: number): number {
  const cells = 4000;
  const logNorm = logGamma(a) + logGamma(b) - logGamma(a + b);
  const density = (t: number): number =>
    Math.exp((a - 1) * Math.log(Math.max(t, 1e-300)) + (b - 1) * Math.log1p(-t) - logNorm);
  const slope = (root: number): number => density(x * root ** 2) * 2 * root;
  let sum = slope(0) + slope(1);
  for (let i = 1; i < cells; i += 1) sum += (i % 2 === 1 ? 4 : 2) * slope(i / cells);
  return (sum * x) / cells / 3;
}

describe('the logarithm of the gamma function', () => {
  it.each(LOG_GAMMA)('of %d is what SciPy gives', (z, expected) => {
    expect(Math.abs(logGamma(z) - expected)).toBeLessThan(1e-14 * Math.max(10, Math.abs(expected)));
  });

  it('does not exist at zero or below', () => {
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => logGamma(Number.NaN)).toThrow(RangeError);
  });
});

describe('the regularised incomplete beta function', () => {
  it.each(REGULARISED)('with a = %d, b = %d at %d is what SciPy gives', (a, b, x, expected) => {
    expect(regularisedBeta(x, a, b)).toBeCloseTo(expected, 9);
  });

  it('is the integral of the density', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 60, noNaN: true }),
        fc.double({ min: 2, max: 60, noNaN: true }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (a, b, x) => {
          expect(regularisedBeta(x, a, b)).toBeCloseTo(integratedBeta(x, a, b), 6);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('runs from 0 at nothing to 1 at the whole', () => {
    expect([regularisedBeta(0, 3, 4), regularisedBeta(1, 3, 4)]).toEqual([0, 1]);
  });
});

describe('a quantile of a beta share', () => {
  it.each(QUANTILES)('with a = %d, b = %d at probability %d is what SciPy gives', (a, b, p, expected) => {
    expect(Math.abs(betaQuantile(p, a, b) - expected)).toBeLessThan(1e-11);
  });

  it('has a closed form where one shape is 1', () => {
    fc.assert(
      fc.property(shape, probability, (a, p) => {
        expect(betaQuantile(p, a, 1)).toBeCloseTo(Math.pow(p, 1 / a), 11);
        expect(betaQuantile(p, 1, a)).toBeCloseTo(1 - Math.pow(1 - p, 1 / a), 11);
      }),
    );
  });

  it('leads back to its probability', () => {
    fc.assert(
      fc.property(shape, shape, probability, (a, b, p) => {
        expect(regularisedBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 9);
      }),
    );
  });

  it('mirrors when the two shapes change places', () => {
    fc.assert(
      fc.property(shape, shape, probability, (a, b, p) => {
        expect(betaQuantile(p, a, b)).toBeCloseTo(1 - betaQuantile(1 - p, b, a), 11);
      }),
    );
  });

  it('is nothing at probability 0 and the whole at 1', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
  });

  it('refuses shapes below 1, for which the band has no use', () => {
    expect(() => betaQuantile(0.5, 0.5, 2)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, 2, Number.NaN)).toThrow(RangeError);
  });
});

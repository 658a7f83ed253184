import fc from 'fast-check';
import { dayOfNumber } from '../../kernel/iso-week.js';
import type { CountedDevelopment } from './counted-development.js';
import { explainYear } from './explain-year.js';
import { ledgerOf } from './index-ledger.js';
import { aDevelopment, designParameters } from './indicators.builder.js';
import { yearlySeries } from './yearly-series.js';

const over = (id: string, from: string | null, to: string | null, score = 5) =>
  aDevelopment({ id, score, date: { from, to, precision: 'undated' } });

const givenOf = (developments: CountedDevelopment[]) => ({
  ledger: ledgerOf(developments, designParameters.maxPublisherFactor),
  parameters: designParameters,
});

describe('the explanation of a year', () => {
  it('has terms that recompute the index of the yearly series to 1e-9, each as the product of its parts', () => {
    const bounds = fc.tuple(
      fc.integer({ min: -8000, max: 0 }),
      fc.nat(4000),
      fc.integer({ min: -10, max: 10 }),
    );
    fc.assert(
      fc.property(fc.array(bounds, { minLength: 1, maxLength: 6 }), (drawn) => {
        const developments = drawn.map(([from, days, score], i) =>
          over(`d${i}`, dayOfNumber(from), dayOfNumber(from + days), score),
        );
        const given = givenOf(developments);
        for (const point of yearlySeries(given.ledger, 1985, designParameters).points.slice(-20)) {
          const explained = explainYear(point.year, point.indicator, given)!;
          const products = explained.terms.map(
            ({ weight, score, share, decay }) => weight * score * share * decay,
          );
          const c = products.filter((value) => value > 0).reduce((a, b) => a + b, 0);
          const x = products.filter((value) => value < 0).reduce((a, b) => a - b, 0);
          expect(explained.point).toEqual(point);
          expect((100 * (c - x)) / (c + x + 6)).toBeCloseTo(point.index, 9);
          expect([explained.cooperation, explained.conflict]).toEqual([
            expect.closeTo(c, 9),
            expect.closeTo(x, 9),
          ]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('counts of a decade only the years that have passed', () => {
    const developments = [over('decade', '1960-01-01', '1969-12-31')];
    const explained = explainYear(1964, 'diplomacy', givenOf(developments));
    expect(explained?.terms[0]?.share).toBeCloseTo(0.5, 2);
  });

  it('leaves out what has no bound and what lies ahead', () => {
    const developments = [over('now', '1970-01-01', '1970-01-01'), over('loose', null, '1971-01-01')];
    const ahead = over('ahead', '1999-01-01', '1999-01-01');
    const given = givenOf([...developments, ahead]);
    expect(explainYear(1970, 'diplomacy', given)?.terms.map(({ developmentId }) => developmentId)).toEqual([
      'now',
    ]);
  });

  it('is null for a year that the series does not have', () => {
    const developments = [over('pact', '1970-01-01', '1970-01-01')];
    expect(explainYear(1950, 'diplomacy', givenOf(developments))).toBeNull();
  });
});

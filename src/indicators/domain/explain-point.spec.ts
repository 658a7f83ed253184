import fc from 'fast-check';
import { anyDevelopments } from './any-development.builder.js';
import { SERIES } from './counted-development.js';
import { developmentsByWeek } from './developments-by-week.js';
import { explainPoint as explainSteps, type PointExplanation } from './explain-point.js';
import {
  aDevelopment,
  dayAfter,
  designParameters,
  fiveCalls,
  seriesInput,
  weekAfter,
} from './indicators.builder.js';
import type { SeriesName } from './index-point.js';
import { seriesSteps, weeklySeries, type SeriesInput } from './weekly-series.js';

function explainPoint(week: string, indicator: SeriesName, input: SeriesInput): PointExplanation | null {
  const byWeek = developmentsByWeek(input.developments);
  return explainSteps(week, indicator, { steps: seriesSteps(input), byWeek, parameters: input.parameters });
}

describe('the explanation of a point', () => {
  it('has terms that recompute sums, index and band of the point to 1e-9, outages and poor weeks included', () => {
    const share = fc.constantFrom(1, 1, 1, 0.8, 0.5, 0.2);
    fc.assert(
      fc.property(anyDevelopments(140), fc.array(share, { minLength: 21, maxLength: 21 }), (some, shares) => {
        const coverage = new Map(shares.map((value, i) => [weekAfter(i), value]));
        const input = seriesInput(some, { coverage });
        const points = weeklySeries(input);
        for (const point of [...points.slice(0, 5), ...points.slice(-5)]) {
          const explained = explainPoint(point.week, point.indicator, input)!;
          const contributions = explained.terms.map(({ contribution }) => contribution);
          const c = contributions.filter((value) => value > 0).reduce((a, b) => a + b, 0);
          const x = contributions.filter((value) => value < 0).reduce((a, b) => a - b, 0);
          expect(explained.cooperation).toBeCloseTo(c, 9);
          expect(explained.conflict).toBeCloseTo(x, 9);
          expect(explained.estimate.index).toBeCloseTo((100 * (c - x)) / (c + x + 6), 9);
          const { index, low, high } = point;
          expect(point.index === null || explained.shown).toBe(true);
          if (explained.shown) expect(explained.estimate).toEqual({ index, low, high });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('shows the parts of a weight and the decay of its age', () => {
    const input = seriesInput(
      [
        aDevelopment({
          id: 'delivery',
          score: 7,
          material: true,
          publishers: 2,
          indicators: [{ name: 'energy', confidence: 0.9 }],
        }),
      ],
      { currentWeek: weekAfter(8) },
    );
    expect(explainPoint(weekAfter(8), 'energy', input)?.terms).toEqual([
      {
        developmentId: 'delivery',
        week: weekAfter(0),
        confidence: 0.9,
        publishers: 2,
        publisherFactor: 1 + Math.log(2),
        weight: 0.9 * (1 + Math.log(2)),
        score: 7,
        kind: 'deeds',
        coverage: 1,
        ageWeeks: 8,
        decay: 0.5,
        contribution: (0.9 * (1 + Math.log(2)) * 7) / 2,
      },
    ]);
  });

  it('does not age a development during an outage', () => {
    const coverage = new Map([1, 0.1, 0, 1].map((value, i) => [weekAfter(i), value]));
    const explained = explainPoint(weekAfter(3), 'composite', seriesInput([aDevelopment()], { coverage }));
    expect(explained?.terms[0]?.ageWeeks).toBe(1);
  });

  it('gives the evidence behind the band as n = φ · D · k', () => {
    const { evidence } = explainPoint('2025-W02', 'diplomacy', seriesInput(fiveCalls()))!;
    expect(evidence).toEqual({ effective: 5, perDevelopment: 1, developments: 5, equality: 1 });
    const neutral = explainPoint(
      '2025-W02',
      'diplomacy',
      seriesInput(fiveCalls('2025-01-06', { score: 0 })),
    )!;
    expect(neutral.evidence).toMatchObject({ effective: 0, developments: 5, equality: 0 });
  });

  it('computes what a thin week withholds, and says that it is not shown', () => {
    const explained = explainPoint(
      '2025-W02',
      'diplomacy',
      seriesInput([aDevelopment()], { parameters: designParameters }),
    );
    expect(explained).toMatchObject({ state: 'thin', shown: false, estimate: { index: 25 } });
  });

  it('leaves out what comes later, and is ordered by week and id', () => {
    const some = [
      aDevelopment({ id: 'b', day: dayAfter(7) }),
      aDevelopment({ id: 'later', day: dayAfter(14) }),
      aDevelopment({ id: 'a', day: dayAfter(8) }),
      aDevelopment({ id: 'c' }),
    ];
    for (const indicator of SERIES) {
      const ids = explainPoint(weekAfter(1), indicator, seriesInput(some))?.terms.map(
        (term) => term.developmentId,
      );
      expect(ids).toEqual(
        indicator === 'diplomacy' || indicator === 'composite' ? ['c', 'b', 'a'].sort(byWeek) : [],
      );
    }
  });

  it('is missing for a week outside the series', () => {
    expect(explainPoint('2024-W52', 'trade', seriesInput([aDevelopment()]))).toBeNull();
  });
});

/** c in the first week, then a and b in the second. */
function byWeek(a: string, b: string): number {
  return Number(b === 'c') - Number(a === 'c') || a.localeCompare(b);
}

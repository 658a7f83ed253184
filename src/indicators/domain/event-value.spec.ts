import fc from 'fast-check';
import { anyDevelopments } from './any-development.builder.js';
import { bandOf, monthValues } from './event-value.js';
import { aDevelopment, designParameters } from './indicators.builder.js';

const composite = (developments: Parameters<typeof monthValues>[0], last = '2025-12') =>
  monthValues(developments, last, designParameters).filter(({ indicator }) => indicator === 'composite');

describe('the event value of a month', () => {
  it('moves by (N − P)/N of what cooperation brings and (N + P)/N of what conflict does', () => {
    const developments = [
      aDevelopment({ id: 'a', day: '2025-01-06', score: 6 }),
      aDevelopment({ id: 'b', day: '2025-02-03', score: 6 }),
      aDevelopment({ id: 'c', day: '2025-03-03', score: -6 }),
    ];
    const second = 0.6 + ((9 - 0.6) / 9) * 0.6;
    expect(composite(developments, '2025-04').map(({ value }) => value)).toEqual([
      expect.closeTo(0.6, 12),
      expect.closeTo(second, 12),
      expect.closeTo(second - ((9 + second) / 9) * 0.6, 12),
      expect.closeTo(second - ((9 + second) / 9) * 0.6, 12),
    ]);
  });

  it('never leaves the scale, however much of the same happens', () => {
    fc.assert(
      fc.property(anyDevelopments(300), fc.integer({ min: 1, max: 40 }), (some, times) => {
        const many = Array.from({ length: times }, (_, i) =>
          some.map((development) => ({ ...development, id: `${development.id}-${i}`, score: 10 })),
        ).flat();
        for (const { value } of monthValues([...some, ...many], '2026-12', designParameters))
          expect(Math.abs(value)).toBeLessThanOrEqual(9);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same in whatever order the developments are given', () => {
    fc.assert(
      fc.property(anyDevelopments(200), (some) => {
        expect(composite(some.toReversed())).toEqual(composite(some));
      }),
      { numRuns: 20 },
    );
  });

  it('has no month before the first development of its series: nothing known is not discord', () => {
    const trade = aDevelopment({ id: 'a', day: '2025-01-06', topics: ['trade'] });
    const energy = aDevelopment({ id: 'b', day: '2025-03-03', topics: ['energy'] });
    const months = monthValues([trade, energy], '2025-04', designParameters).map(
      ({ month, indicator }) => `${month} ${indicator}`,
    );
    expect(months.filter((place) => place.endsWith('energy'))).toEqual(['2025-03 energy', '2025-04 energy']);
    expect(months.filter((place) => place.endsWith('defence'))).toEqual([]);
    expect(months.filter((place) => place.endsWith('composite'))).toHaveLength(4);
  });

  it('is not moved by what is known only to a season, and lists every month', () => {
    const vague = { from: '2025-01-01', to: '2025-03-31', precision: 'year' } as const;
    const points = composite([aDevelopment(), aDevelopment({ id: 'vague', date: vague })], '2025-03');
    expect(points.map(({ month, n }) => [month, n])).toEqual([
      ['2025-01', 1],
      ['2025-02', 0],
      ['2025-03', 0],
    ]);
  });

  it.each([
    [-9, 'confrontation'],
    [-6, 'confrontation'],
    [-3, 'tense'],
    [0, 'discord'],
    [0.1, 'normal'],
    [3.1, 'good'],
    [9, 'friendly'],
  ] as const)('%d lies in the band "%s"', (value, band) => {
    expect(bandOf(value)).toBe(band);
  });
});

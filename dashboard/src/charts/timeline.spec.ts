import fc from 'fast-check';
import { aDevelopment } from '../service/records.builder.js';
import { layOut } from './timeline.js';

const DAY_MS = 86_400_000;
const at = (
  from: string | null,
  to: string | null,
  precision: 'day' | 'month' | 'year' | 'decade' | 'undated',
) => aDevelopment({ id: `${from ?? ''}-${precision}`, date: { from, to, precision } });

test('precision decides how a date is drawn', () => {
  const { items, undated } = layOut(
    [
      at('1961-03-04', '1961-03-04', 'day'),
      at('1949-06-01', '1949-06-30', 'month'),
      at('1971-01-01', '1971-12-31', 'year'),
      at('1956-01-01', '1969-12-31', 'undated'),
      at(null, '2017-12-31', 'undated'),
    ],
    DAY_MS,
  );
  expect(items.map(({ kind }) => kind)).toEqual(['tick', 'line', 'dot', 'bar']);
  expect(undated).toHaveLength(1);
});

test('a day that is only bounded is not a dot', () => {
  expect(layOut([at('2011-05-02', '2011-05-02', 'undated')], DAY_MS).items[0]?.kind).toBe('line');
});

test('no two marks of a row touch, and every bounded development is placed once', () => {
  const day = fc.integer({ min: 0, max: 28_000 });
  const span = fc.tuple(day, fc.integer({ min: 0, max: 4000 }));
  const iso = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 60 }), fc.integer({ min: 0, max: 300 }), (spans, clearDays) => {
      const developments = spans.map(([start, length], index) =>
        aDevelopment({
          id: `d${index}`,
          date: { from: iso(start), to: iso(start + length), precision: 'year' },
        }),
      );
      const { items } = layOut(developments, clearDays * DAY_MS);
      expect(items).toHaveLength(developments.length);
      for (const item of items) {
        const clash = items.filter(
          (other) =>
            other !== item && other.row === item.row && other.fromMs < item.toMs && item.fromMs < other.toMs,
        );
        expect(clash).toEqual([]);
      }
    }),
  );
});

test('topics get bands of their own, one below the other', () => {
  const { bands, rows } = layOut(
    [
      aDevelopment(),
      aDevelopment({ id: 'e', indicators: ['energy'] }),
      aDevelopment({ id: 'n', indicators: [] }),
    ],
    DAY_MS,
  );
  expect(bands.map(({ topic, firstRow }) => [topic, firstRow])).toEqual([
    ['trade', 0],
    ['energy', 1],
    ['other', 2],
  ]);
  expect(rows).toBe(3);
});

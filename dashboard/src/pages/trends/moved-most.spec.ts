import { anIndexPoint } from '../../service/records.builder.js';
import type { IndexPoint } from '../../service/records.js';
import { movedMost } from './moved-most.js';

const week = (week: string, index: number | null, changes: Partial<IndexPoint> = {}): IndexPoint =>
  anIndexPoint({ indicator: 'composite', week, index, ...changes });

test('the week that went furthest from the week before comes first, up or down', () => {
  const points = [
    week('2025-W01', 10),
    week('2025-W02', 13),
    week('2025-W03', -20),
    week('2025-W04', -18),
    week('2025-W05', -10),
  ];
  expect(movedMost(points, 'composite').map(({ week, from, to }) => [week, from, to])).toEqual([
    ['2025-W03', 13, -20],
    ['2025-W05', -18, -10],
    ['2025-W02', 10, 13],
  ]);
});

test('a step over a gap, from a short record or into a week that is not over is no move of a week', () => {
  const points = [
    week('2025-W01', 10, { state: 'short-history' }),
    week('2025-W02', 90),
    week('2025-W03', null, { state: 'no-coverage' }),
    week('2025-W04', -50),
    week('2025-W06', 50),
    week('2025-W07', -50, { state: 'partial' }),
  ];
  expect(movedMost(points, 'composite')).toEqual([]);
});

test('lines are kept apart, and the turn of the year is one week', () => {
  const points = [week('2025-W52', 1), week('2026-W01', 5, { indicator: 'trade' }), week('2026-W01', 4)];
  expect(movedMost(points, 'composite')).toMatchObject([{ week: '2026-W01', from: 1, to: 4 }]);
  expect(movedMost(points, 'trade')).toEqual([]);
});

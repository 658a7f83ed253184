import { anIndexPoint } from '../../service/records.builder.js';
import type { IndexPoint } from '../../service/records.js';
import { movedMost } from './moved-most.js';

const RUNNING = '2026-W40';
const [ALL, TRADE] = [
  { name: 'composite', running: RUNNING },
  { name: 'trade', running: RUNNING },
] as const;

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
  expect(movedMost(points, ALL).map(({ week, from, to }) => [week, from, to])).toEqual([
    ['2025-W03', 13, -20],
    ['2025-W05', -18, -10],
    ['2025-W02', 10, 13],
  ]);
});

test('a week of a short record counts: what the line shows as its largest move is called so', () => {
  const points = [
    week('2026-W29', 76.7, { state: 'short-history' }),
    week('2026-W30', 54.3, { state: 'short-history' }),
    week('2026-W31', 61.5),
  ];
  expect(movedMost(points, ALL).map(({ week, from, to }) => [week, from, to])).toEqual([
    ['2026-W30', 76.7, 54.3],
    ['2026-W31', 54.3, 61.5],
  ]);
});

test('a step over a gap or into a week that is not over, whatever its state, is no move of a week', () => {
  const points = [
    week('2025-W02', 90),
    week('2025-W03', null, { state: 'no-coverage' }),
    week('2025-W04', -50),
    week('2025-W06', 50),
    week('2025-W07', -50, { state: 'partial' }),
    week('2026-W39', 10, { state: 'short-history' }),
    week(RUNNING, 50, { state: 'short-history' }),
  ];
  expect(movedMost(points, ALL)).toEqual([]);
});

test('lines are kept apart, and the turn of the year is one week', () => {
  const points = [week('2025-W52', 1), week('2026-W01', 5, { indicator: 'trade' }), week('2026-W01', 4)];
  expect(movedMost(points, ALL)).toMatchObject([{ week: '2026-W01', from: 1, to: 4 }]);
  expect(movedMost(points, TRADE)).toEqual([]);
});

import { ReadCounts } from './read-counts.js';

const MINUTE = 60_000;

test('a client reads so often in a minute, then waits until the next one, and others do not wait with it', () => {
  const counts = new ReadCounts(2);
  const kinds = [0, 1, 2, 3].map((at) => counts.take('a', MINUTE + at * 1_000));
  expect(kinds).toEqual([
    { kind: 'within' },
    { kind: 'within' },
    { kind: 'over', ms: 58_000, isFirst: true },
    { kind: 'over', ms: 57_000, isFirst: false },
  ]);
  expect(counts.take('b', MINUTE + 4_000)).toEqual({ kind: 'within' });
  expect(counts.take('a', 2 * MINUTE)).toEqual({ kind: 'within' });
});

test('a clock that goes back begins anew rather than keeping anybody waiting', () => {
  const counts = new ReadCounts(1);
  counts.take('a', 10 * MINUTE);
  expect(counts.take('a', 5 * MINUTE)).toEqual({ kind: 'within' });
});

test('more clients than can be kept apart are counted together, and those known before by themselves', () => {
  const counts = new ReadCounts(1, 2);
  const kindOf = (client: string) => counts.take(client, 0).kind;
  expect(['a', 'b', 'c', 'd', 'b'].map(kindOf)).toEqual(['within', 'within', 'within', 'over', 'over']);
});

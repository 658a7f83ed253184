import { together } from './together.js';

function companion() {
  const at: (number | null)[] = [];
  const showAt = (x: number | null): void => {
    at.push(x);
  };
  return { at, showAt };
}

test('pointing at one chart shows the moment in all, once until it is another; the box of words hears each move', () => {
  const [one, other] = [companion(), companion()];
  const read: (number | null)[] = [];
  const charts = together<string>((x) => read.push(x));
  charts.join(one);
  charts.join(other);
  for (const [x, px] of [
    [1, 10],
    [1, 11],
    [2, 20],
  ] as const) {
    charts.point(x, { element: 'one', px });
  }
  charts.point(null, null);
  expect([one.at, other.at, read]).toEqual([
    [1, 2, null],
    [1, 2, null],
    [1, 1, 2, null],
  ]);
});

test('a chart that left shows nothing any more', () => {
  const other = companion();
  const charts = together<string>(() => undefined);
  const leave = charts.join(other);
  leave();
  charts.point(1, null);
  expect(other.at).toEqual([]);
});

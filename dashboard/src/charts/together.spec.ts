import { together } from './together.js';

function companion(plot: string) {
  const at: (number | null)[] = [];
  const showAt = (x: number | null): void => {
    at.push(x);
  };
  return { plot, at, showAt };
}

test('the chart that is pointed at shows the moment at once, the others after the next picture, and only the last of several', () => {
  const waiting: (() => void)[] = [];
  const [pointed, other] = [companion('pointed'), companion('other')];
  const charts = together<string>(
    () => undefined,
    (act) => waiting.push(act),
  );
  charts.join(pointed);
  charts.join(other);
  charts.point(1, { element: pointed.plot, px: 10 });
  charts.point(2, { element: pointed.plot, px: 20 });
  expect([pointed.at, other.at]).toEqual([[1, 2], []]);
  for (const act of waiting) act();
  expect([pointed.at, other.at]).toEqual([[1, 2], [2]]);
});

test('a chart that left meanwhile is not drawn any more', () => {
  const waiting: (() => void)[] = [];
  const other = companion('other');
  const charts = together<string>(
    () => undefined,
    (act) => waiting.push(act),
  );
  const leave = charts.join(other);
  charts.point(1, null);
  leave();
  for (const act of waiting) act();
  expect(other.at).toEqual([]);
});

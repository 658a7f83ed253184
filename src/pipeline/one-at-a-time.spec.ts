import { OneAtATime } from './one-at-a-time.js';

/** Work that goes on until it is told to end, and counts how often it was begun. */
function workbench() {
  const ends: (() => void)[] = [];
  const told: unknown[] = [];
  const looks = new OneAtATime(
    () =>
      new Promise<void>((resolve) => {
        ends.push(resolve);
      }),
    (error) => told.push(error),
  );
  return { looks, ends, told };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('who asks while the work is under way joins it', async () => {
  const { looks, ends } = workbench();
  const both = Promise.all([looks.run(), looks.run()]);
  expect(ends).toHaveLength(1);
  ends[0]?.();
  await both;
  void looks.run();
  expect(ends).toHaveLength(2);
});

test('who asks afresh while it is under way is served by one more run, and only one', async () => {
  const { looks, ends } = workbench();
  void looks.run();
  void looks.runAfresh();
  void looks.runAfresh();
  ends[0]?.();
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await settled();
  expect(ends).toHaveLength(2);
});

test('a plain look after somebody asked afresh does not make the afresh one forgotten', async () => {
  const { looks, ends } = workbench();
  void looks.run();
  void looks.runAfresh();
  void looks.run();
  ends[0]?.();
  await settled();
  expect(ends).toHaveLength(2);
});

test('a failure is told, and the next run begins as ever', async () => {
  const told: unknown[] = [];
  let runs = 0;
  const looks = new OneAtATime(
    () => {
      runs += 1;
      return Promise.reject(new Error(`run ${runs}`));
    },
    (error) => told.push(error),
  );
  await looks.run();
  await looks.run();
  expect(told).toEqual([new Error('run 1'), new Error('run 2')]);
});

test('the end waits for what is under way, and nothing begins after it', async () => {
  const { looks, ends } = workbench();
  void looks.run();
  void looks.runAfresh();
  let hasEnded = false;
  const end = looks.end().then(() => {
    hasEnded = true;
  });
  await settled();
  expect([hasEnded, looks.isEnding]).toEqual([false, true]);
  ends[0]?.();
  await end;
  await settled();
  await looks.run();
  expect(ends).toHaveLength(1);
});

import { UnderWay } from './under-way.js';

/** Tasks that end when the test says so. */
function heldTasks(count: number) {
  const ends: ((error?: Error) => void)[] = [];
  const tasks = Array.from(
    { length: count },
    () =>
      new Promise<void>((resolve, reject) => {
        ends.push((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
      }),
  );
  return { tasks, ends };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('tasks under way', () => {
  it('makes room once enough of them have ended, in whatever order', async () => {
    const { tasks, ends } = heldTasks(3);
    const underWay = new UnderWay();
    for (const task of tasks) underWay.add(task);
    let hasRoom = false;
    const room = underWay.downTo(1).then(() => (hasRoom = true));
    ends[2]?.();
    await settled();
    expect([hasRoom, underWay.count]).toEqual([false, 2]);
    ends[0]?.();
    await room;
    expect(underWay.count).toBe(1);
  });

  it('throws the first failure only when all have ended', async () => {
    const { tasks, ends } = heldTasks(3);
    const underWay = new UnderWay();
    for (const task of tasks) underWay.add(task);
    const seen: string[] = [];
    const end = underWay.end().catch((error: unknown) => seen.push(String(error)));
    ends[1]?.(new Error('disk full'));
    await settled();
    ends[0]?.(new Error('and again'));
    await settled();
    expect([underWay.hasFailed, seen]).toEqual([true, []]);
    ends[2]?.();
    await end;
    expect(seen).toEqual(['Error: disk full']);
  });

  it('ends at once where nothing was begun', async () => {
    await expect(new UnderWay().end()).resolves.toBeUndefined();
  });
});

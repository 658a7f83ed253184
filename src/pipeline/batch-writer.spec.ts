import { BatchWriter } from './batch-writer.js';

/** A write that ends when the test says so. */
function heldWrites() {
  const batches: (readonly number[])[] = [];
  const releases: ((error?: Error) => void)[] = [];
  const write = (batch: readonly number[]): Promise<void> =>
    new Promise((resolve, reject) => {
      batches.push(batch);
      releases.push((error) => {
        if (error === undefined) resolve();
        else reject(error);
      });
    });
  return { batches, releases, write };
}

describe('writing in batches', () => {
  it('gathers what comes while a batch is being written, up to the largest size', async () => {
    const { batches, releases, write } = heldWrites();
    const writer = new BatchWriter(write, { most: 2, weightOf: () => 1 });
    const all = [1, 2, 3, 4].map((item) => writer.add(item));
    releases[0]?.();
    await all[0];
    await Promise.resolve();
    releases[1]?.();
    await all[2];
    await Promise.resolve();
    releases[2]?.();
    await Promise.all(all);
    expect(batches).toEqual([[1], [2, 3], [4]]);
  });

  it('lets what weighs nothing into any batch, and writes what weighs too much alone', async () => {
    const { batches, releases, write } = heldWrites();
    const writer = new BatchWriter(write, { most: 2, weightOf: (item) => item });
    const all = [1, 0, 2, 0, 0, 5, 1].map((item) => writer.add(item));
    for (const [at, last] of [
      [0, 0],
      [1, 4],
      [2, 5],
      [3, 6],
    ] as const) {
      releases[at]?.();
      await all[last];
      await Promise.resolve();
    }
    expect(batches).toEqual([[1], [0, 2, 0, 0], [5], [1]]);
  });

  it('tells each item of a failed batch, and goes on with the next', async () => {
    const { releases, write } = heldWrites();
    const writer = new BatchWriter(write, { most: 5, weightOf: () => 1 });
    const first = writer.add(1);
    const second = writer.add(2);
    releases[0]?.(new Error('disk full'));
    await expect(first).rejects.toThrow('disk full');
    await Promise.resolve();
    releases[1]?.();
    await expect(second).resolves.toBeUndefined();
  });
});

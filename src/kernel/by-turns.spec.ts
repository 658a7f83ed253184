import { describe, expect, it } from '@jest/globals';
import { ByTurns } from './by-turns.js';

/** A task that ends when it is told to. */
function controlled(log: string[], name: string) {
  let finish: (error?: Error) => void = () => undefined;
  const task = () =>
    new Promise<string>((resolve, reject) => {
      log.push(name);
      finish = (error) => {
        if (error === undefined) resolve(name);
        else reject(error);
      };
    });
  return {
    task,
    finish: (error?: Error) => {
      finish(error);
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('by turns', () => {
  it('starts tasks of one name one after the other, and other names meanwhile', async () => {
    const queue = new ByTurns();
    const log: string[] = [];
    const [one, two, other] = ['one', 'two', 'other'].map((name) => controlled(log, name));
    const first = queue.run('a', one!.task);
    const second = queue.run('a', two!.task);
    const elsewhere = queue.run('b', other!.task);
    await settled();
    expect(log).toEqual(['one', 'other']);
    one!.finish();
    await settled();
    expect(log).toEqual(['one', 'other', 'two']);
    two!.finish();
    other!.finish();
    expect(await Promise.all([first, second, elsewhere])).toEqual(['one', 'two', 'other']);
  });

  it('goes on after a task that failed', async () => {
    const queue = new ByTurns();
    const failing = queue.run('a', () => Promise.reject(new Error('broken')));
    const next = queue.run('a', () => Promise.resolve('fine'));
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('fine');
  });
});

import { inTurns } from './in-turn.js';

test('acts are done in the order they were asked for, each in a task of its own', async () => {
  const done: string[] = [];
  const inTurn = inTurns();
  const first = inTurn(() => {
    done.push('first');
    setTimeout(() => done.push('what waited meanwhile'));
  });
  const second = inTurn(() => {
    done.push('second');
  });
  await Promise.all([first, second]);
  expect(done).toEqual(['first', 'what waited meanwhile', 'second']);
});

test('an act that fails tells its caller and does not stop those after it', async () => {
  const inTurn = inTurns();
  const failing = inTurn(() => Promise.reject(new Error('cannot be drawn')));
  const after = inTurn(() => Promise.resolve());
  await expect(failing).rejects.toThrow('cannot be drawn');
  await expect(after).resolves.toBeUndefined();
});

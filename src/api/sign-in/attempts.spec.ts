import { Attempts } from './attempts.js';

const MINUTE = 60_000;
const limits = { perSource: 3, inAll: 5, windowMs: 10 * MINUTE };

test('an address may be wrong a few times, and then waits until the first of them is forgotten', () => {
  const attempts = new Attempts(limits);
  for (const at of [0, MINUTE, 2 * MINUTE]) {
    expect(attempts.waitMs('a', at)).toBe(0);
    attempts.record('a', at);
  }
  expect(attempts.waitMs('a', 3 * MINUTE)).toBe(7 * MINUTE);
  expect(attempts.waitMs('b', 3 * MINUTE)).toBe(0);
  expect(attempts.waitMs('a', 10 * MINUTE)).toBe(0);
});

test('many addresses that guess together wait together', () => {
  const attempts = new Attempts(limits);
  for (const address of ['a', 'b', 'c', 'd', 'e']) attempts.record(address, 0);
  expect(attempts.waitMs('f', MINUTE)).toBe(9 * MINUTE);
});

test('an address does not wait for the instants of a clock that was ahead and has come back', () => {
  const attempts = new Attempts(limits);
  for (const ahead of [998, 999, 1_000]) attempts.record('a', ahead * MINUTE);
  expect(attempts.waitMs('a', 0)).toBe(10 * MINUTE);
  expect(attempts.waitMs('a', 10 * MINUTE)).toBe(0);
});

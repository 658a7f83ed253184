import { csrfToken, hashToken, isCheap, isToken, newSecret, sameSecret } from './secrets.js';

test('a token is told from its hash, and the hash of the same token differs every time', async () => {
  const hash = await hashToken('a long enough token');
  expect(await isToken('a long enough token', hash)).toBe(true);
  expect(await isToken('a long enough tokem', hash)).toBe(false);
  expect(await hashToken('a long enough token')).not.toBe(hash);
});

test('a hash of less work, as they were made at first, still fits its token and is known as cheap', async () => {
  const first = (await hashToken('a long enough token', 1)).replace(/:1$/, '');
  expect(first.split(':')).toHaveLength(2);
  expect(await isToken('a long enough token', first)).toBe(true);
  expect(await isToken('a long enough tokem', first)).toBe(false);
  expect([isCheap(first), isCheap(await hashToken('a long enough token'))]).toEqual([true, false]);
});

test('what is no hash fits no token', async () => {
  expect(await isToken('', '')).toBe(false);
  expect(await isToken('x', 'not-a-hash')).toBe(false);
});

test('the token against cross-site requests belongs to one session and does not show its secret', () => {
  const [one, other] = [newSecret(), newSecret()];
  expect(csrfToken(one)).toBe(csrfToken(one));
  expect(csrfToken(one)).not.toBe(csrfToken(other));
  expect(csrfToken(one)).not.toContain(one);
});

test('secrets of different lengths are compared without failing', () => {
  expect(sameSecret('a', 'abc')).toBe(false);
  expect(sameSecret('abc', 'abc')).toBe(true);
});

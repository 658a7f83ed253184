import { csrfToken, hashToken, isToken, newSecret, sameSecret } from './secrets.js';

test('a token is told from its hash, and the hash of the same token differs every time', () => {
  const hash = hashToken('a long enough token');
  expect(isToken('a long enough token', hash)).toBe(true);
  expect(isToken('a long enough tokem', hash)).toBe(false);
  expect(hashToken('a long enough token')).not.toBe(hash);
});

test('what is no hash fits no token', () => {
  expect(isToken('', '')).toBe(false);
  expect(isToken('x', 'not-a-hash')).toBe(false);
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

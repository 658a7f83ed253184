import { newSecret } from './secrets.js';
import { keyId, keyText, maskedKey, stateOfKey } from './api-key.js';

const NOW = new Date('2026-11-22T06:00:00Z');
const later = new Date(NOW.getTime() + 1);

test('a key says which one it is, and its mask shows no letter of its secret', () => {
  const secret = newSecret();
  expect(keyId(keyText('0123abcd', secret))).toBe('0123abcd');
  expect(maskedKey('0123abcd')).toBe('rtk_0123abcd_••••');
});

test.each([
  '',
  'rtk_',
  'rtk_0123abcd_short',
  'RTK_0123abcd_' + 'a'.repeat(43),
  'rtk_0123abcd_' + 'a'.repeat(44),
])('the text "%s" is no key', (text) => {
  expect(keyId(text)).toBeNull();
});

test('a key is good until the instant at which it expires, and never once it is revoked', () => {
  expect(stateOfKey({ expiresAt: later, revokedAt: null }, NOW)).toBe('good');
  expect(stateOfKey({ expiresAt: NOW, revokedAt: null }, NOW)).toBe('expired');
  expect(stateOfKey({ expiresAt: later, revokedAt: NOW }, NOW)).toBe('revoked');
});

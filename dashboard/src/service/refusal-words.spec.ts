import { REFUSAL_CODES } from '../../../src/kernel/refusal-code.js';
import { readRefusal, refusalWords } from './refusal-words.js';

test('every refusal has words of its own', () => {
  const said = REFUSAL_CODES.map((code) => refusalWords({ code, about: '2026-11-28T06:00:00Z' }));
  expect(new Set(said).size).toBe(REFUSAL_CODES.length);
  expect(said.join(' ')).not.toMatch(/undefined/);
});

test('a refusal names how long to wait, the role it takes and what is missing', () => {
  expect(refusalWords({ code: 'wrong-tokens-too-often', about: 1 })).toBe(
    'Too many wrong tokens. Try again in 1 second.',
  );
  expect(refusalWords({ code: 'signed-up-too-often', about: 3 })).toBe(
    'Too many sign-ups lately. Try again in 3 minutes.',
  );
  expect(refusalWords({ code: 'needs-role', about: 'admin' })).toContain('the role “administrator”');
  expect(refusalWords({ code: 'parts-missing', about: 'direction, status' })).toContain('Direction, Status.');
});

test('a refusal of an answer is read; one that a newer service tells, and none, are not', () => {
  const refusal = { code: 'needs-role', about: 'admin' };
  expect(readRefusal({ refusal })).toEqual(refusal);
  expect(readRefusal({ refusal: { code: 'went-wrong', about: {} } })).toEqual({ code: 'went-wrong' });
  expect(readRefusal({ refusal: { code: 'new' } })).toBeNull();
  expect(readRefusal({ detail: 'no' })).toBeNull();
  expect(readRefusal(null)).toBeNull();
});

import { FAULT_CODES } from '../../../src/kernel/fault-code.js';
import { faultWords } from './fault-words.js';

test('a fault names its field as the page does, and the bound', () => {
  expect(faultWords({ name: 'reason', allowed: 'words', code: 'too-long', limit: 500 })).toBe(
    '“Reason” is too long. Most characters: 500.',
  );
  expect(faultWords({ name: 'zone', allowed: 'a zone', code: 'missing', limit: null })).toBe(
    '“zone” must be filled in.',
  );
});

test('every code has a sentence of its own', () => {
  const told = FAULT_CODES.map((code) => faultWords({ name: 'name', allowed: '', code, limit: 3 }));
  expect(new Set(told).size).toBe(FAULT_CODES.length);
});

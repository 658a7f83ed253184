import { clauses, counted, keyOf, listed, t } from './say.js';

test('one is not many', () => {
  expect(counted(1, '{n} development', '{n} developments')).toBe('1 development');
  expect(counted(1200, '{n} development', '{n} developments')).toBe('1,200 developments');
  expect(counted(2, '{n} report of {0}', '{n} reports of {0}', 'today')).toBe('2 reports of today');
});

test('a template is known by its text with numbered places', () => {
  expect(keyOf(['', ' of ', ' weeks'])).toBe('{0} of {1} weeks');
  expect(t`${3} of ${'9'} weeks`).toBe('3 of 9 weeks');
});

test('words are parted by commas, clauses by semicolons', () => {
  expect(listed(['trade', 'energy'])).toBe('trade, energy');
  expect(clauses(['a, b', 'c'])).toBe('a, b; c');
});

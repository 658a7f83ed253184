import type { Amount } from '../../../src/developments/domain/promise.js';
import { amountWords, indexWords, scoreWords, sureWords } from './numbers.js';

const anAmount = (different: Partial<Amount>): Amount => ({
  value: null,
  low: null,
  high: null,
  unit: null,
  currency: null,
  qualifier: null,
  ...different,
});

test.each([
  [{ value: 2e9, unit: 'dollars', currency: 'USD', qualifier: 'estimated' }, 'estimated US$2 billion'],
  [{ low: 2, high: 2.5, unit: 'billion', currency: 'USD', qualifier: 'about' }, 'about US$2–2.5 billion'],
  [{ low: 4e8, high: 6e8, unit: 'dollars', currency: 'USD' }, 'US$400–600 million'],
  [{ value: 1.2e8, unit: 'roubles', currency: 'SUR' }, '120 million roubles'],
  [{ value: 1100, unit: 'kilometres' }, '1,100 kilometres'],
  [{ value: 56, unit: 'per cent' }, '56%'],
  [{ value: 16, unit: 'rank of 120' }, 'rank 16 of 120'],
  [{ value: 3, unit: 'edition' }, 'edition 3'],
  [{ high: 3000, unit: 'persons', qualifier: 'up to' }, 'up to 3,000 persons'],
  [{ high: 3000, unit: 'persons' }, 'at most 3,000 persons'],
  [{ low: 24, unit: 'persons', qualifier: 'dozens' }, 'dozens, at least 24 persons'],
  [
    { low: 500, unit: 'mmcfd', qualifier: 'up to a billion cubic feet a day' },
    'at least 500 mmcfd (up to a billion cubic feet a day)',
  ],
  [{}, 'no figure given'],
])('the amount %j reads “%s”', (different, words) => {
  expect(amountWords(anAmount(different))).toBe(words);
});

test('what is nearly sure is not called certain, nor what is hardly possible impossible', () => {
  expect([0.9958, 0.995, 0.994, 1].map(sureWords)).toEqual(['over 99%', 'over 99%', '99%', '100%']);
  expect([0.004, 0.005, 0].map(sureWords)).toEqual(['under 1%', '1%', '0%']);
});

test('figures carry a sign and a true minus', () => {
  expect(indexWords(-7.44)).toBe('−7.4');
  expect(indexWords(37)).toBe('+37.0');
  expect(indexWords(0)).toBe('0.0');
  expect(scoreWords(7)).toBe('+7');
  expect(scoreWords(0)).toBe('0');
});

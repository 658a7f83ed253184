import { loadWords } from '../../adapters/load-words.js';
import { numberWords, signedWords } from './number-words.js';

const [en, ru] = [loadWords('en'), loadWords('ru')];

it.each([
  [1234.5, 1, '1234.5', '1234,5'],
  [12345.6, 1, '12,345.6', '12\u00a0345,6'],
  [1234567, 0, '1,234,567', '1\u00a0234\u00a0567'],
  [-3.25, 2, '−3.25', '−3,25'],
  [-0.04, 1, '0.0', '0,0'],
])('%s with %s decimals is “%s” in English, “%s” in Russian', (value, decimals, english, russian) => {
  expect([numberWords(value, decimals, en), numberWords(value, decimals, ru)]).toEqual([english, russian]);
});

it('a sign stands before what is not zero as printed', () => {
  expect([signedWords(2, 0, en), signedWords(0.04, 1, en), signedWords(-2, 1, en)]).toEqual([
    '+2',
    '0.0',
    '−2.0',
  ]);
});

it('what is no number is not printed as one', () => {
  expect(() => numberWords(Number.NaN, 1, en)).toThrow(RangeError);
});

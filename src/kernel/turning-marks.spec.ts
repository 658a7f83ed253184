import { withoutTurns } from './turning-marks.js';

test('a text loses overrides and embeddings, which would mirror what stands around it', () => {
  expect(withoutTurns('Pact \u202Ededael\u202C and \u202Bmore\u202A')).toBe('Pact dedael and more');
});

test('an isolate that is not ended, or ends none, goes; a pair stays', () => {
  expect(withoutTurns('\u2067open')).toBe('open');
  expect(withoutTurns('end\u2069')).toBe('end');
  expect(withoutTurns('a \u2068b\u2069 \u2066c')).toBe('a \u2068b\u2069 c');
  expect(withoutTurns('\u2067\u2068b\u2069')).toBe('\u2068b\u2069');
});

test('a text of any script without such marks is the same', () => {
  for (const text of ['Договор', 'معاہدہ\u200e 5', 'پاکستان\u200cروس']) expect(withoutTurns(text)).toBe(text);
});

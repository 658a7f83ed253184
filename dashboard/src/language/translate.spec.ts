import { englishOf, filled, formOf, isolated, sentenceOf } from './translate.js';

test('a sentence without translation is said in English, without the note for translators', () => {
  expect(sentenceOf({}, 'state¦open')).toBe('open');
  expect(sentenceOf({ 'state¦open': 'открыто' }, 'state¦open')).toBe('открыто');
  expect(englishOf('Open')).toBe('Open');
});

test('values stand where the translation wants them', () => {
  expect(filled('{1} из {0}', { 0: 9, 1: 2 }, 'ru')).toBe('2 из 9');
});

test('a value without place, and a place without value, leave the sentence readable', () => {
  expect(filled('week {0}', { 1: 'x' }, 'en')).toBe('week {0}');
});

test.each([
  [1, 'развитие'],
  [3, 'развития'],
  [11, 'развитий'],
  [21, 'развитие'],
  [1.5, 'развития'],
] as const)('the Russian form for %s is “%s”', (count, form) => {
  expect(formOf({ one: 'развитие', few: 'развития', many: 'развитий' }, count, 'ru')).toBe(form);
});

test('text of the other direction is kept from turning the sentence around it', () => {
  expect(isolated('Gazprom', 'ur')).toBe('\u2068Gazprom\u2069');
  expect(isolated('پائپ لائن', 'en')).toBe('\u2068پائپ لائن\u2069');
  expect(isolated('Газпром', 'en')).toBe('Газпром');
  expect(isolated(47, 'ur')).toBe('47');
});

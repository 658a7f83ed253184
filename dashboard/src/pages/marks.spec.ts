import { languageByScript, languageOf } from './marks.js';

test.each([
  ['Pakistan, Russia sign agreement on direct flights', 'en'],
  ['Россия и Пакистан подписали соглашение', 'ru'],
  ['پاکستان اور روس میں معاہدہ', 'ur'],
  ['SCO summit: Лавров', 'en'],
  ['2026', null],
] as const)('“%s” is marked as being in %s by its script', (words, language) => {
  expect(languageByScript(words)).toBe(language);
});

test('the language on record is taken where the text is in its script', () => {
  expect(languageOf('Россия и Пакистан', 'uk')).toBe('uk');
  expect(languageOf('Accord entre Islamabad et Moscou', 'fr')).toBe('fr');
});

test('an English title in a feed in Urdu is not marked as Urdu', () => {
  expect(languageOf('Pakistan and Russia sign', 'ur')).toBe('en');
});

test('what is no name of a language leaves the script to tell', () => {
  expect(languageOf('Pakistan and Russia sign', 'in English')).toBe('en');
});

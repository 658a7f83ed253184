import { languageOf } from './choice.js';

const nothing = { address: null, kept: null, browser: [] };

test.each([
  [{ ...nothing, address: 'ur', kept: 'ru', browser: ['en-GB'] }, 'ur'],
  [{ ...nothing, kept: 'ru', browser: ['ur-PK'] }, 'ru'],
  [{ ...nothing, browser: ['de-DE', 'ur-PK', 'en-US'] }, 'ur'],
  [{ ...nothing, address: 'fr', browser: ['RU'] }, 'ru'],
  [nothing, 'en'],
] as const)(
  'the address comes first, then what was chosen before, then the browser: %j is %s',
  (wishes, language) => {
    expect(languageOf(wishes)).toBe(language);
  },
);

import { loadLexicon } from './load-lexicon.js';
import { loadParties } from './load-parties.js';

const { entries } = loadLexicon();
const parties = loadParties(entries);
/** What a rule can be about: offices, states and their people name nobody. */
const NAMED = /^(?:person|company|place|third)\./;

test('every person, company, place and third country of the lexicon has one name in each language', () => {
  const ids = [...new Set(entries.map(({ id }) => id))];
  const named = parties.map(({ id }) => id);
  expect(ids.filter((id) => NAMED.test(id) && !named.includes(id))).toEqual([]);
  expect(named.filter((id, place) => named.indexOf(id) !== place)).toEqual([]);
});

test('a name belongs to an entry of the lexicon, with its spellings', () => {
  expect(parties.filter(({ spellings }) => spellings.length === 0)).toEqual([]);
  const gazprom = parties.find(({ id }) => id === 'company.gazprom');
  expect(gazprom).toMatchObject({ kind: 'organisation', name: { en: 'Gazprom', ru: 'Газпром' } });
  expect(gazprom?.spellings).toEqual(expect.arrayContaining(['gazprom', 'газпром', 'گیزپروم']));
});

test('what is called the same is of one kind, so that it can be offered once', () => {
  const kinds = new Map(parties.map(({ name, kind }) => [name.en, kind]));
  expect(parties.filter(({ name, kind }) => kinds.get(name.en) !== kind)).toEqual([]);
});

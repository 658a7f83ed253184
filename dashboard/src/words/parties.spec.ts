import type { Party } from '../../../src/classification/domain/party.js';
import { meantParties, offeredParties, partyNames } from './parties.js';

const party = (id: string, en: string, own: Partial<Party> = {}): Party => ({
  id,
  kind: 'person',
  name: { en, ru: en, ur: en },
  spellings: [],
  ...own,
});
const GAZPROM = party('company.gazprom', 'Gazprom', {
  kind: 'organisation',
  name: { en: 'Gazprom', ru: 'Газпром', ur: 'گیزپروم' },
  spellings: ['gazprom international', 'газпром', 'گیز پروم'],
});
const DAR = [party('person.dar', 'Ishaq Dar'), party('person.ishaq-dar', 'Ishaq Dar')];
const BANKS = party('pk.bodies', 'Banks and others', {
  kind: 'organisation',
  spellings: ['gazprombank', 'pso'],
});
const PEOPLE = [BANKS, GAZPROM, ...DAR, party('person.benazir', 'Benazir Bhutto')];

const found = (typed: string) => meantParties(offeredParties(PEOPLE), typed).map(({ name }) => name);

test('what is called the same is offered once, in the order of the names', () => {
  expect(offeredParties(PEOPLE).map(({ name, ids }) => [name, ids])).toEqual([
    ['Banks and others', ['pk.bodies']],
    ['Benazir Bhutto', ['person.benazir']],
    ['Gazprom', ['company.gazprom']],
    ['Ishaq Dar', ['person.dar', 'person.ishaq-dar']],
  ]);
});

test.each([
  ['the beginning of a name, before a spelling', 'gaz', ['Gazprom', 'Banks and others']],
  ['capitals and blanks', '  GAZPROM ', ['Gazprom', 'Banks and others']],
  ['its Russian name', 'Газп', ['Gazprom']],
  ['its Urdu name', 'گیزپروم', ['Gazprom']],
  ['an Urdu spelling written with Arabic letters', 'گيز پروم', ['Gazprom']],
  ['a spelling of the lexicon', 'international', ['Gazprom']],
  ['both names the other way round', 'bhutto ben', ['Benazir Bhutto']],
  ['the middle of a word', 'azprom', []],
  ['nothing', '', ['Banks and others', 'Benazir Bhutto', 'Gazprom', 'Ishaq Dar']],
])('%s finds whoever is meant', (_, typed, names) => {
  expect(found(typed)).toEqual(names);
});

test('ids are said by name, each name once, and an unknown one as it stands', () => {
  expect(partyNames(['person.dar', 'person.ishaq-dar', 'person.who'], PEOPLE)).toEqual([
    'Ishaq Dar',
    'person.who',
  ]);
});

import { evidenceWords, groundWords, possibleWords } from './steps.js';

const evidence = {
  objects: ['object.crude-oil'],
  parties: ['company.gazprom'],
  places: [],
  words: ['тарбел*'],
  amount: '100000 tonne',
};

test('evidence is named in words that can be read', () => {
  expect(evidenceWords(evidence)).toBe('crude oil; gazprom; 100000 tonne; “тарбел…”');
  expect(
    evidenceWords({ ...evidence, objects: ['visit.person.lavrov'], parties: [], words: [], amount: null }),
  ).toBe('visit of lavrov');
});

test('a step says who entered it', () => {
  const step = {
    developmentId: 'd',
    change: 'progressed' as const,
    date: { from: null, to: null, precision: 'undated' as const },
  };
  expect(groundWords({ ...step, by: 'person', evidence: null })).toBe('by a person');
  expect(groundWords({ ...step, by: 'rule', evidence })).toContain('by rule; in common: crude oil');
});

test('what the rules could not tell is asked, not said', () => {
  const date = { from: '2023-06-12', to: '2023-06-12', precision: 'day' } as const;
  expect(possibleWords({ developmentId: 'd', change: 'delivered', date, evidence })).toBe(
    '12 June 2023: delivered?',
  );
});

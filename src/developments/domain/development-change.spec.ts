import { kindOfChange, type DevelopmentChange, type KnownDevelopment } from './development-change.js';

const visit: KnownDevelopment = {
  id: 'visit',
  what: 'A minister visits.',
  date: { from: '2026-10-05', to: '2026-10-05', precision: 'day' },
  topics: [{ name: 'diplomacy', confidence: 0.9 }],
  score: 3,
  eventType: 'CONSULT',
  status: 'occurred',
  publishers: 1,
  mergedInto: null,
  withdrawn: false,
  corrected: false,
  articleIds: ['a'],
};
const kind = (
  after: Partial<KnownDevelopment>,
  before: Partial<KnownDevelopment> | null = {},
  more: Pick<DevelopmentChange, 'articleCorrected'> = {},
): string => {
  const change: DevelopmentChange = {
    ...more,
    id: 'visit',
    before: before === null ? null : { ...visit, ...before },
    after: { ...visit, ...after },
  };
  return kindOfChange(change);
};

describe('what happened to a development', () => {
  it.each([
    ['new', {}, null],
    ['merged', { mergedInto: 'talks', articleIds: [] }, {}],
    ['withdrawn', { withdrawn: true, articleIds: [] }, {}],
    ['restored', {}, { withdrawn: true }],
    ['withdrawn', { withdrawn: true }, { mergedInto: 'talks' }],
    ['corrected', { corrected: true, score: 5 }, {}],
    ['corrected', {}, { corrected: true, score: 5 }],
    ['regrouped', { corrected: true, articleIds: ['a', 'b'] }, { corrected: true }],
    ['regrouped', { articleIds: ['a', 'b'], publishers: 2 }, {}],
    ['reclassified', { score: 4 }, {}],
    ['reclassified', { topics: [{ name: 'trade' as const, confidence: 0.9 }] }, {}],
    ['reworded', { what: 'A visit.' }, {}],
  ])('is called %s', (word, after, before) => {
    expect(kind(after, before)).toBe(word);
  });

  it('is called corrected where a person corrected an article and it is read otherwise for it', () => {
    const byPerson = { articleCorrected: true };
    expect(kind({ score: 4 }, {}, byPerson)).toBe('corrected');
    expect(kind({ score: 4, articleIds: ['a', 'b'] }, {}, byPerson)).toBe('corrected');
    expect(kind({ what: 'A visit.' }, {}, byPerson)).toBe('reworded');
  });
});

import {
  kindOfChange,
  withRenamed,
  type DevelopmentChange,
  type KnownDevelopment,
} from './development-change.js';

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

describe('a development that got another id', () => {
  const of = (id: string, articleIds: readonly string[], more: Partial<KnownDevelopment> = {}) => ({
    ...{ ...visit, id, articleIds, publishers: articleIds.length },
    ...more,
  });
  const merged = (id: string, articleIds: readonly string[], mergedInto: string): DevelopmentChange => ({
    ...{ id, before: of(id, articleIds), after: of(id, [], { mergedInto }) },
    articleCorrected: true,
  });

  it('is one change under its present id: its first report was marked as none', () => {
    const told = withRenamed([
      merged('first', ['a', 'b', 'c'], 'second'),
      { id: 'second', before: null, after: of('second', ['b', 'c']) },
    ]);
    expect(told.map((change) => [change.id, kindOfChange(change), change.before?.id])).toEqual([
      ['second', 'corrected', 'first'],
    ]);
  });

  it('is, of several that became part of a new one, the one that shares most articles with it', () => {
    const told = withRenamed([
      merged('few', ['d'], 'new'),
      merged('most', ['a', 'b'], 'new'),
      { id: 'new', before: null, after: of('new', ['a', 'b', 'd']) },
    ]);
    expect(told.map((change) => [change.id, kindOfChange(change)])).toEqual([
      ['few', 'merged'],
      ['new', 'corrected'],
    ]);
  });

  it('is none where the other was there before, or shares no article', () => {
    const changes = [
      merged('gone', ['a'], 'old'),
      { id: 'old', before: of('old', ['b']), after: of('old', ['a', 'b']) },
      merged('other', ['x'], 'new'),
      { id: 'new', before: null, after: of('new', ['y']) },
    ];
    expect(withRenamed(changes)).toEqual(changes);
  });
});

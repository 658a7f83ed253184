import { conditionSchema } from './condition-schema.js';

test('what is left out of a condition is no condition', () => {
  expect(conditionSchema.parse({ kind: 'development', indicators: ['energy'], words: [' gas* '] })).toEqual({
    kind: 'development',
    indicators: ['energy'],
    directions: [],
    minScore: null,
    maxScore: null,
    eventTypes: [],
    statuses: [],
    parties: [],
    words: ['gas*'],
    withoutWords: [],
    countries: [],
    minConfidence: null,
    minPublishers: null,
  });
});

test.each([
  ['a part that does not exist', { kind: 'development', colour: 'red' }],
  ['a score beyond the scale', { kind: 'development', minScore: 11 }],
  ['scores the wrong way round', { kind: 'development', minScore: 5, maxScore: 2 }],
  ['a blank word', { kind: 'development', words: [' '] }],
  ['an unknown indicator', { kind: 'alarm', indicators: ['sports'] }],
  ['no event of a promise', { kind: 'promise', events: [] }],
  ['half a day without news', { kind: 'no-news', indicator: 'any', days: 0.5 }],
  ['a negative hysteresis', { kind: 'index', indicator: 'trade', side: 'above', level: 10, hysteresis: -1 }],
  ['another kind', { kind: 'weather' }],
])('a condition with %s is refused', (_, condition) => {
  expect(conditionSchema.safeParse(condition).success).toBe(false);
});

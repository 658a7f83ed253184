import fc from 'fast-check';
import { DIRECTIONS, EVENT_TYPES, STATUSES, TOPICS } from '../../kernel/words.js';
import type { DevelopmentCondition } from './condition.js';
import { developmentFact, NO_CONDITION, watchedRule } from './fact.builder.js';
import type { IndexFact } from './fact.js';
import { isArmedAt } from './index-rules.js';
import { RuleIndex } from './rule-index.js';

const matches = (condition: Partial<DevelopmentCondition>, fact = developmentFact()): boolean =>
  new RuleIndex([watchedRule('r', { ...NO_CONDITION, ...condition })]).effects(fact).matches.length === 1;

test.each<[string, Partial<DevelopmentCondition>, boolean]>([
  ['nothing', {}, true],
  ['one of its indicators', { indicators: ['trade'] }, true],
  ['another indicator', { indicators: ['defence'] }, false],
  ['its direction', { directions: ['cooperation'] }, true],
  ['the other direction', { directions: ['conflict'] }, false],
  ['a score of at least its own', { minScore: 5 }, true],
  ['a higher score', { minScore: 6 }, false],
  ['a score of at most its own', { maxScore: 5 }, true],
  ['a lower score', { maxScore: 4 }, false],
  ['its kind of act', { eventTypes: ['AGREE'] }, true],
  ['another kind of act', { eventTypes: ['SANCTION'] }, false],
  ['its status', { statuses: ['agreed'] }, true],
  ['another status', { statuses: ['denied'] }, false],
  ['a party that is named', { parties: ['person.lavrov'] }, true],
  ['a party that is not', { parties: ['person.putin'] }, false],
  ['a phrase', { words: ['crude OIL'] }, true],
  ['part of a word', { words: ['crud'] }, false],
  ['the beginning of a word', { words: ['crud*'] }, true],
  ['words of two reports as one phrase', { words: ['deal gas'] }, false],
  ['no word that it has', { withoutWords: ['gas'] }, false],
  ['no word that it lacks', { withoutWords: ['wheat'] }, true],
  ["its publisher's country", { countries: ['PK'] }, true],
  ["another publisher's country", { countries: ['RU'] }, false],
  ['its confidence', { minConfidence: 0.9 }, true],
  ['more confidence', { minConfidence: 0.95 }, false],
  ['its publishers', { minPublishers: 2 }, true],
  ['more publishers', { minPublishers: 3 }, false],
])('a rule that asks for %s', (_, condition, expected) => {
  expect(matches(condition)).toBe(expected);
});

const anyOf = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 2 });
const condition: fc.Arbitrary<DevelopmentCondition> = fc.record({
  kind: fc.constant('development' as const),
  indicators: anyOf(TOPICS),
  directions: anyOf(DIRECTIONS),
  minScore: fc.option(fc.integer({ min: -10, max: 6 })),
  maxScore: fc.option(fc.integer({ min: 3, max: 10 })),
  eventTypes: anyOf(EVENT_TYPES.slice(0, 3)),
  statuses: anyOf(STATUSES.slice(0, 3)),
  parties: anyOf(['company.gazprom', 'person.putin']),
  words: anyOf(['crude oil', 'gas', 'wheat', 'mos*']),
  withoutWords: anyOf(['rice', 'deal']),
  countries: anyOf(['PK', 'RU']),
  minConfidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  minPublishers: fc.option(fc.integer({ min: 1, max: 3 })),
});

test('many rules together match just those that match alone', () => {
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 30 }), (conditions) => {
      const rules = conditions.map((one, at) => watchedRule(`r${String(at).padStart(2, '0')}`, one));
      const found = new RuleIndex(rules).effects(developmentFact()).matches.map(({ rule }) => rule.id);
      const alone = rules.filter((_, at) => matches(conditions[at] ?? {})).map(({ id }) => id);
      expect(found).toEqual(alone);
    }),
  );
});

test.each<[string, Partial<DevelopmentCondition>]>([
  ['score', { minScore: 9, minConfidence: 0.1 }],
  ['score downwards', { maxScore: -9, minConfidence: 0.1 }],
  ['confidence', { minConfidence: 0.99, minScore: 1 }],
  ['number of publishers', { minPublishers: 50 }],
  ['number of publishers, with others beside it', { minPublishers: 50, minScore: -10, minConfidence: 0.5 }],
  ['word', { words: ['lighthouse'] }],
  ['longest word of a phrase', { words: ['deal lighthouse'] }],
  ['party', { parties: ['person.putin'] }],
  ['country', { countries: ['CN'] }],
  ['status', { statuses: ['denied'] }],
])(
  'a rule is not even looked at where a development lacks the rarest thing that it asks for: %s',
  (_, asked) => {
    let looks = 0;
    const watched = {
      ...{ ...NO_CONDITION, ...asked },
      get directions() {
        looks += 1;
        return [];
      },
    };
    const index = new RuleIndex([watchedRule('r', watched)]);
    looks = 0;
    expect(index.effects(developmentFact()).matches).toEqual([]);
    expect(looks).toBe(0);
  },
);

describe('a level of an index', () => {
  const level = { kind: 'index', indicator: 'trade', measure: 'index', level: 20, hysteresis: 5 } as const;
  const moved = (from: number, to: number): IndexFact => ({
    kind: 'index',
    indicator: 'trade',
    measure: 'index',
    from,
    to,
    week: '2026-W47',
    at: '2026-11-22T06:00:00Z',
  });
  const effects = (side: 'above' | 'below', from: number, to: number) => {
    const { matches: reached, rearmed } = new RuleIndex([watchedRule('r', { ...level, side })]).effects(
      moved(from, to),
    );
    return [reached.length, rearmed.length];
  };

  test.each<['above' | 'below', number, number, number[]]>([
    ['above', 19, 20, [1, 0]],
    ['above', 20, 25, [0, 0]],
    ['above', 25, 16, [0, 0]],
    ['above', 25, 14, [0, 1]],
    ['below', 21, 20, [1, 0]],
    ['below', 20, 10, [0, 0]],
    ['below', 10, 24, [0, 0]],
    ['below', 10, 26, [0, 1]],
  ])('watched from %s: %d to %d', (side, from, to, expected) => {
    expect(effects(side, from, to)).toEqual(expected);
  });

  test('a rule that is made beyond its level waits, one that is made before it does not', () => {
    expect(isArmedAt({ ...level, side: 'above' }, 20)).toBe(false);
    expect(isArmedAt({ ...level, side: 'above' }, 17)).toBe(true);
    expect(isArmedAt({ ...level, side: 'below' }, 20)).toBe(false);
    expect(isArmedAt({ ...level, side: 'below' }, null)).toBe(true);
  });
});

test('waiting for news fires once when the days pass its number', () => {
  const index = new RuleIndex([
    watchedRule('ten', { kind: 'no-news', indicator: 'energy', days: 10 }),
    watchedRule('any', { kind: 'no-news', indicator: 'any', days: 10 }),
  ]);
  const grew = (fromDays: number, toDays: number) =>
    index
      .effects({ kind: 'no-news', indicator: 'energy', fromDays, toDays, lastOn: '2026-11-01' })
      .matches.map(({ rule }) => rule.id);
  expect([grew(8, 9), grew(9, 10), grew(9, 14), grew(10, 11)]).toEqual([[], ['ten'], ['ten'], []]);
});

import fc from 'fast-check';
import type { Evidence } from '../../../src/classification/domain/verdict.js';
import { decisionsOf, markedPieces, ruleWords, weightiest } from './evidence.js';

const evidence = (decides: string, contribution: number): Evidence => ({
  rule: 'act.sign',
  decides,
  words: 'signed',
  place: null,
  contribution,
});

test('the contributions to one decision stand together and add up', () => {
  const [relevance, score] = decisionsOf([
    evidence('relevance', 2.1),
    evidence('score', 7),
    evidence('relevance', -0.6),
  ]);
  expect(relevance?.evidence).toHaveLength(2);
  expect(relevance?.sum).toBeCloseTo(1.5, 12);
  expect(score?.unit).toBe('score points');
});

test('an indicator’s question names the indicator in words', () => {
  expect(decisionsOf([evidence('indicator:energy', 1)])[0]?.question).toBe('Does it concern energy?');
});

test.each([
  ['act.sign-agreement', 'act: sign agreement'],
  ['R3-india-russia', 'guide rule R3: india russia'],
  ['R9', 'guide rule R9'],
  ['both_sides', 'both sides'],
])('the rule %s reads “%s”', (rule, words) => {
  expect(ruleWords(rule)).toBe(words);
});

describe('marked evidence', () => {
  test('marks the words of a place', () => {
    expect(markedPieces('They signed it', [{ start: 5, end: 11 }])).toEqual([
      { text: 'They ', marked: false },
      { text: 'signed', marked: true },
      { text: ' it', marked: false },
    ]);
  });

  test('never loses, doubles or reorders text, whatever the places', () => {
    const place = fc.record({
      start: fc.integer({ min: -5, max: 40 }),
      end: fc.integer({ min: -5, max: 40 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(place), (text, places) => {
        expect(
          markedPieces(text, places)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('the weightiest evidence', () => {
  test('is chosen by size, whatever the sign, and nothing is lost', () => {
    const all = [0.1, -2, 0.2, 1.5, 0.05].map((contribution) => evidence('relevance', contribution));
    const { shown, rest } = weightiest(all, 2);
    expect(shown.map(({ contribution }) => contribution)).toEqual([-2, 1.5]);
    expect(rest.map(({ contribution }) => contribution)).toEqual([0.1, 0.2, 0.05]);
  });

  test('leaves no rest of one', () => {
    expect(
      weightiest(
        [1, 2, 3].map((size) => evidence('score', size)),
        2,
      ).rest,
    ).toEqual([]);
  });
});

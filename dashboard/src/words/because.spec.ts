import type { Evidence } from '../../../src/classification/domain/verdict.js';
import type { Because } from './because.js';
import { becauseOf } from './because.js';
import { decisionsOf } from './evidence.js';

const data = {
  sentences: {
    'act.sign': 'Something is signed.',
    'act.lift-ban': 'A ban is lifted.',
    'cue.list': 'Words of a list or ranking.',
    'sides.both-in-title': 'Both countries stand in the headline.',
    'rule.cooperation': 'The act that the rules find is cooperation.',
    'score.announced': 'It is announced, which is less than done.',
    'topic.energy': 'Words of energy.',
    'topic.trade': 'Words of trade.',
  },
  endings: { '.title': 'in the headline' },
  families: { 'word.': 'A word of the report.', 'rule.': 'What the rules make of the act.' },
};
const decided =
  (decides: string) =>
  (rule: string, contribution: number, words = ''): Evidence => ({
    ...{ rule, decides, words, place: null, contribution },
  });
const of = decided('relevance');
const score = decided('score');

function because(...evidence: readonly Evidence[]): Because {
  const [decision] = decisionsOf(evidence);
  if (decision === undefined) throw new Error('no decision');
  return becauseOf(decision, data);
}

test('the weightiest reasons for and against are said in sentences with their words; the start is no reason', () => {
  const { learned, ...said } = because(
    of('prior', -3),
    of('cue.list', -0.5, 'top ten'),
    of('sides.close', 0.2),
    of('act.sign.title', 2, 'sign'),
  );
  expect(said).toEqual({
    for: ['Something is signed, in the headline (“sign”)', 'sides: close'],
    against: ['Words of a list or ranking (“top ten”)'],
  });
  expect(learned).toBeNull();
});

test('a sentence that reads for it is never given as against it, nor the other way round', () => {
  const {
    for: reasons,
    against,
    learned,
  } = because(
    of('sides.both-in-title', -0.4),
    of('act.sign', -0.1, 'signed'),
    of('cue.list', 0.3, 'ranks'),
    of('act.lift-ban', 1, 'lifts ban'),
  );
  expect(reasons).toEqual(['A ban is lifted (“lifts ban”)']);
  expect(against).toEqual([]);
  expect(learned?.sum).toBeCloseTo(-0.2, 12);
});

test('words that were learned one by one are one sum, of which only those that mean something are named', () => {
  const {
    for: reasons,
    against,
    learned,
  } = because(
    of('act.sign', 2, 'signed'),
    of('word.the', -0.6, 'the'),
    of('word.title.rice', 0.3, 'rice'),
    of('word.rice', 0.2, 'rice'),
    of('faint-signs-together', -0.1),
  );
  expect([reasons, against]).toEqual([['Something is signed (“signed”)'], []]);
  expect(learned?.sum).toBeCloseTo(-0.2, 12);
  expect(learned?.largest).toEqual([{ words: 'rice', contribution: 0.5 }]);
});

test('words of another field speak against a field, its own for it', () => {
  const energy = decided('indicator:energy');
  const said = because(energy('topic.energy', 2, 'gas'), energy('topic.trade', -0.5, 'rice'));
  expect(said.for).toEqual(['Words of energy (“gas”)']);
  expect(said.against).toEqual(['Words of trade (“rice”)']);
});

describe('a score', () => {
  test('is explained by the scale, and all that was learned is added up beside it', () => {
    const said = because(
      score('act.lift-ban', 6, 'lifts ban'),
      score('score.announced', -1, 'will'),
      score('prior', 0.8),
      score('rule.cooperation', -0.9, 'lifts ban'),
      score('score.rounded', 0.1),
    );
    expect(said.for).toEqual(['A ban is lifted (“lifts ban”)']);
    expect(said.against).toEqual(['It is announced, which is less than done (“will”)']);
    expect(said.learned?.sum).toBeCloseTo(0, 12);
  });

  test('of conflict is explained by what makes it conflict', () => {
    const said = because(score('act.sign', -6, 'expelled'), score('score.announced', 1, 'will'));
    expect(said.for).toEqual(['Something is signed (“expelled”)']);
    expect(said.against).toHaveLength(1);
  });
});

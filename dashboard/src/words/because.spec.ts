import type { Evidence } from '../../../src/classification/domain/verdict.js';
import { becauseOf } from './because.js';
import { decisionsOf } from './evidence.js';

const data = {
  sentences: { 'act.sign': 'Something is signed.', 'cue.list': 'Words of a list or ranking.' },
  endings: { '.title': 'in the headline' },
  families: {},
};
const evidence = (rule: string, contribution: number, words = ''): Evidence => ({
  rule,
  decides: 'relevance',
  words,
  place: null,
  contribution,
});

test('the weightiest reasons for and against are said in sentences with their words; the start is no reason', () => {
  const [decision] = decisionsOf([
    evidence('prior', -3),
    evidence('cue.list', -0.5, 'top ten'),
    evidence('sides.close', 0.2),
    evidence('act.sign.title', 2, 'sign'),
  ]);
  if (decision === undefined) throw new Error('no decision');
  expect(becauseOf(decision, data)).toEqual({
    for: ['Something is signed, in the headline (“sign”)', 'sides: close'],
    against: ['Words of a list or ranking (“top ten”)'],
  });
});

import type { KnownDevelopment } from '../../developments/domain/development-change.js';
import { followUpOf, followUpPlan } from './follow-up.js';

const known: KnownDevelopment = {
  id: 'dev-1',
  what: 'A deal',
  date: { from: '2026-11-26', to: '2026-11-26', precision: 'day' },
  topics: [{ name: 'trade', confidence: 0.9 }],
  score: 5,
  eventType: 'AGREE',
  status: 'agreed',
  publishers: 1,
  mergedInto: null,
  withdrawn: false,
  corrected: false,
  articleIds: ['a'],
};
const change = (after: Partial<KnownDevelopment>) => ({
  id: 'dev-1',
  before: known,
  after: { ...known, ...after },
});
const same = { before: 'cooperation', after: 'cooperation' };
const kindOf = (after: Partial<KnownDevelopment>, directions = same) =>
  followUpOf(change(after), directions)?.kind ?? null;

test('what no longer holds is followed up, more reports and other words are not', () => {
  expect(kindOf({ withdrawn: true })).toBe('withdrawn');
  expect(kindOf({ mergedInto: 'dev-2' })).toBe('merged');
  expect(kindOf({ corrected: true, score: -3 })).toBe('corrected');
  expect(kindOf({ articleIds: ['a', 'b'], publishers: 2, score: 6 })).toBeNull();
  expect(kindOf({ what: 'The deal' })).toBeNull();
  expect(kindOf({ score: 6 })).toBeNull();
  expect(kindOf({ score: -3 }, { before: 'cooperation', after: 'conflict' })).toBe('read-anew');
});

const merged = (id: string, into: string) => {
  const up = followUpOf({ ...change({ mergedInto: into }), id }, same);
  if (up === null) throw new Error('A merge is followed up.');
  return [`development:${id}`, up] as const;
};
const told = (id: string, isSent = true) => ({
  id: `ntf-${id}`,
  subscriptionId: 'sub',
  cause: `development:${id}`,
  isSent,
});

test('a development that goes on under a new id is told to nobody again', () => {
  const plan = followUpPlan([told('a')], new Map([merged('a', 'c')]), new Set(['c']));
  expect(plan).toEqual({
    followedUp: [],
    takenBack: [],
    standingFor: [{ id: 'ntf-a', subscriptionId: 'sub', cause: 'development:c' }],
  });
});

test('of two that become one the second is followed up, and what has not left is taken back', () => {
  const ups = new Map([merged('a', 'c'), merged('b', 'c')]);
  const both = followUpPlan([told('a'), told('b')], ups, new Set(['c']));
  expect(both.followedUp.map((one) => one.told.id)).toEqual(['ntf-b']);
  const unsent = followUpPlan([told('a'), told('b', false)], ups, new Set(['c']));
  expect([unsent.followedUp, unsent.takenBack.map(({ id }) => id)]).toEqual([[], ['ntf-b']]);
});

test('a correction names what changed and nothing else', () => {
  const why = (after: Partial<KnownDevelopment>, directions = same) =>
    followUpOf(change(after), directions)?.why;
  expect(why({ corrected: true, what: 'The deal' })).toEqual(['was “A deal”']);
  expect(why({ corrected: true, score: 3 })).toEqual(['score +5 → +3']);
  expect(why({ corrected: true, status: 'stalled' })).toEqual(['status agreed → stalled']);
  expect(why({ corrected: true }, { before: 'cooperation', after: 'neutral' })).toEqual([
    'cooperation → neutral',
  ]);
  expect(why({ corrected: true, eventType: 'AID' })).toEqual(['its date, kind or indicators are others now']);
});

test('what has not left is taken back where it was withdrawn, and left to go where it was only corrected', () => {
  const takenBack = (after: Partial<KnownDevelopment>) => {
    const up = followUpOf(change(after), same);
    if (up === null) throw new Error('It is followed up.');
    const plan = followUpPlan([told('dev-1', false)], new Map([['development:dev-1', up]]), new Set());
    return [plan.takenBack.length, plan.followedUp.length];
  };
  expect(takenBack({ withdrawn: true })).toEqual([1, 0]);
  expect(takenBack({ corrected: true, score: 3 })).toEqual([0, 0]);
});

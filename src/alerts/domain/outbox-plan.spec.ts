import { developmentFact, NO_CONDITION, watchedRule } from './fact.builder.js';
import type { Fact } from './fact.js';
import { outboxPlan, type Muting } from './outbox-plan.js';
import { isMutedBy, silenceable } from './silencing.js';
import type { Silence } from './silence.js';
import { aSubscription } from './subscription.builder.js';

const now = new Date('2026-11-26T12:00:00Z');
const rule = watchedRule('r', NO_CONDITION);
const fact = developmentFact();
const nothingMuted: Muting = { silences: [], visitOf: () => null };
const silence: Silence = {
  id: 'sil-1',
  matches: { rules: [], subscriptions: ['sub-b'], indicators: ['energy'], words: ['crude'] },
  reason: 'the fair',
  createdBy: 'a person',
  owner: null,
  startsAt: '2026-11-26T11:00:00Z',
  endsAt: '2026-11-26T13:00:00Z',
  endedAt: null,
  createdAt: '2026-11-26T11:00:00Z',
};
const planned = (
  muting: Partial<Muting> = {},
  subscriptions = [aSubscription('sub-a'), aSubscription('sub-b')],
) =>
  outboxPlan(
    [{ fact, match: { rule, why: ['because'] } }],
    subscriptions,
    { ...nothingMuted, ...muting },
    now,
  ).map(({ notification, state, reason }) => [notification.subscriptionId, state, reason]);

test('each subscriber of the rule is owed the alert, and nobody of another rule', () => {
  const other = aSubscription('sub-c', { ruleId: 'another' });
  expect(planned({}, [aSubscription('sub-a'), other, aSubscription('sub-b')])).toEqual([
    ['sub-a', 'owed', ''],
    ['sub-b', 'owed', ''],
  ]);
});

test('what waits for a digest is held, and due when the digest is', () => {
  const daily = aSubscription('sub-a', { cadence: 'daily', zone: 'UTC' });
  const [one] = outboxPlan([{ fact, match: { rule, why: [] } }], [daily], nothingMuted, now);
  expect(one).toMatchObject({ state: 'held', reason: 'digest', dueAt: new Date('2026-11-27T07:00:00Z') });
});

test('a silence mutes whom it names, with its id and reason', () => {
  expect(planned({ silences: [silence] })).toEqual([
    ['sub-a', 'owed', ''],
    ['sub-b', 'cancelled', 'silenced (sil-1): the fair'],
  ]);
});

test.each<[string, Partial<Silence>]>([
  ['has not begun', { startsAt: '2026-11-26T12:00:01Z' }],
  ['was made by whom neither subscription belongs to', { owner: 'another person' }],
  ['is over', { endsAt: '2026-11-26T12:00:00Z' }],
  ['was ended early', { endedAt: '2026-11-26T11:30:00Z' }],
  ['is on another rule', { matches: { ...silence.matches, rules: ['another'] } }],
  ['is on another indicator', { matches: { ...silence.matches, indicators: ['defence'] } }],
  ['is on words that the title lacks', { matches: { ...silence.matches, words: ['wheat'] } }],
])('a silence that %s mutes nobody', (_, parts) => {
  expect(planned({ silences: [{ ...silence, ...parts }] })).toEqual([
    ['sub-a', 'owed', ''],
    ['sub-b', 'owed', ''],
  ]);
});

test('a silence of an analyst mutes only what is kept in their name', () => {
  const own = { ...silence, owner: 'Anna', matches: { ...silence.matches, subscriptions: [] } };
  const subscriptions = [
    aSubscription('sub-a', { owner: 'Anna' }),
    aSubscription('sub-b', { owner: 'Boris' }),
  ];
  expect(planned({ silences: [own] }, subscriptions).map(([, state]) => state)).toEqual([
    'cancelled',
    'owed',
  ]);
});

test('a silence without conditions mutes all', () => {
  const matches = { rules: [], subscriptions: [], indicators: [], words: [] };
  expect(planned({ silences: [{ ...silence, matches }] }).map(([, state]) => state)).toEqual([
    'cancelled',
    'cancelled',
  ]);
});

test('a part of a visit is muted for whom was told of the visit', () => {
  const visitOf: Muting['visitOf'] = ({ id }, part: Fact) =>
    id === 'sub-a' && part === fact ? 'A visit' : null;
  expect(planned({ visitOf })).toEqual([
    ['sub-a', 'cancelled', 'part of a visit that was told: A visit'],
    ['sub-b', 'owed', ''],
  ]);
});

const noNews = { kind: 'no-news', fromDays: 4, toDays: 5, lastOn: '2026-11-20' } as const;
const ofTrade = { indicators: ['trade' as const], rules: [], subscriptions: [], words: [] };

test.each<[string, Fact, boolean]>([
  ['a development', fact, true],
  ['no news of an indicator', { ...noNews, indicator: 'trade' }, true],
  ['no news of another', { ...noNews, indicator: 'energy' }, false],
  ['no news at all', { ...noNews, indicator: 'any' }, false],
  [
    'a record',
    { kind: 'record', indicator: 'trade', extreme: 'highest', week: '2026-W47', value: 3, since: '2026-W01' },
    true,
  ],
  [
    'a tested change',
    { kind: 'tested-change', indicator: 'trade', week: '2026-W47', change: 'busy', n: 9, usual: 3 },
    true,
  ],
])('a silence looks the same at %s when it is matched and ever after', (_, one, isMuted) => {
  const matched = [{ fact: one, match: { rule, why: [] } }];
  const muting = { ...nothingMuted, silences: [{ ...silence, matches: ofTrade }] };
  const [heard] = outboxPlan(matched, [aSubscription('sub-a')], nothingMuted, now);
  const [muted] = outboxPlan(matched, [aSubscription('sub-a')], muting, now);
  const later =
    heard === undefined
      ? null
      : isMutedBy({ matches: ofTrade, owner: null }, silenceable(heard.notification, 'a person'));
  expect([muted?.state === 'cancelled', later]).toEqual([isMuted, isMuted]);
});

import type { Condition } from './condition.js';
import { developmentFact, NO_CONDITION, watchedRule } from './fact.builder.js';
import type { Fact } from './fact.js';
import { RuleIndex } from './rule-index.js';

const why = (condition: Condition, fact: Fact) =>
  new RuleIndex([watchedRule('r', condition)]).effects(fact).matches.flatMap((match) => match.why);

const promise = (event: 'opened' | 'delivered'): Fact => ({
  ...{ kind: 'promise', id: 'p', what: 'A mill', event, indicators: ['trade'], due: null, evidence: [] },
});
const record: Fact = {
  ...{
    kind: 'record',
    indicator: 'trade',
    extreme: 'highest',
    week: '2026-W47',
    value: 40.04,
    since: '2020-W01',
  },
};
const change: Fact = {
  ...{ kind: 'tested-change', indicator: 'energy', week: '2026-W47', change: 'warming', n: 9, usual: 3.14 },
};
const alarm: Fact = {
  kind: 'alarm',
  alarm: {
    ...{
      id: 'a',
      indicator: 'defence',
      detector: 'count',
      side: 'conflict',
      week: '2026-W47',
      until: null,
      confirmedIn: '2026-W47',
    },
    ...{
      statistic: 0.01,
      threshold: 0.05,
      parameters: {},
      reference: null,
      developmentIds: [],
      why: 'more than usual',
    },
  },
  evidence: [],
};
const silent = (feedId: string, fromHours: number, toHours: number, problem = ''): Fact => ({
  ...{
    kind: 'feed-silent',
    feedId,
    name: 'Dawn',
    fromHours,
    toHours,
    since: '2026-11-25T00:00:00Z',
    problem,
  },
});

test.each<[string, Condition, Fact, string]>([
  [
    'a promise that is opened',
    { kind: 'promise', events: ['opened'], indicators: ['trade'] },
    promise('opened'),
    'promise opened: A mill',
  ],
  [
    'a record',
    { kind: 'record', indicators: ['trade'], extremes: ['highest'] },
    record,
    'trade: the highest index since 2020-W01 (+40 in 2026-W47)',
  ],
  [
    'a tested change',
    { kind: 'tested-change', indicators: [], changes: ['warming'] },
    change,
    'energy in 2026-W47: warming by test (9 developments, 3.1 usual)',
  ],
  [
    'an alarm',
    { kind: 'alarm', indicators: ['defence'], detectors: [], sides: ['conflict'] },
    alarm,
    'count of conflict in defence: more than usual',
  ],
  [
    'a report',
    { kind: 'report' },
    { kind: 'report', week: '2026-W47', title: 'T' },
    'the report of 2026-W47 is published',
  ],
  [
    'an edition that corrects a report',
    { kind: 'report' },
    { kind: 'corrected-reports', editions: [{ week: '2026-W47', edition: 3, changes: [] }] },
    'edition 3 of the weekly report of 2026-W47 corrects edition 2',
  ],
])('%s is matched once by its names, and says why', (_, condition, fact, expected) => {
  expect(why(condition, fact)).toEqual([expected]);
});

test.each<[string, Condition, Fact]>([
  [
    'a promise of another fate',
    { kind: 'promise', events: ['opened'], indicators: [] },
    promise('delivered'),
  ],
  [
    'a promise in another indicator',
    { kind: 'promise', events: ['opened'], indicators: ['energy'] },
    promise('opened'),
  ],
  [
    'a record of another indicator',
    { kind: 'record', indicators: ['energy'], extremes: ['highest'] },
    record,
  ],
  ['a record of the other end', { kind: 'record', indicators: [], extremes: ['lowest'] }, record],
  ['another change', { kind: 'tested-change', indicators: [], changes: ['cooling'] }, change],
  ['an alarm of another detector', { kind: 'alarm', indicators: [], detectors: ['burst'], sides: [] }, alarm],
  [
    'an alarm of the other side',
    { kind: 'alarm', indicators: [], detectors: [], sides: ['cooperation'] },
    alarm,
  ],
  ['a fact of another kind', { kind: 'report' }, record],
])('%s is not matched', (_, condition, fact) => {
  expect(why(condition, fact)).toEqual([]);
});

test('days without news are those of the indicator that is asked for, or of any', () => {
  const quiet = (indicator: 'energy' | 'any'): Fact => ({
    ...{ kind: 'no-news', indicator, fromDays: 9, toDays: 10, lastOn: '2026-11-01' },
  });
  const energy: Condition = { kind: 'no-news', indicator: 'energy', days: 10 };
  expect(why(energy, quiet('energy'))).toEqual([
    'no development in energy for 10 days, the last on 2026-11-01',
  ]);
  expect(why(energy, quiet('any'))).toEqual([]);
  expect(why({ ...energy, indicator: 'any' }, quiet('any'))).toEqual([
    'no development at all for 10 days, the last on 2026-11-01',
  ]);
});

test('a silent feed is told when its hours pass the number of the rule, of the feeds that are asked for or of any', () => {
  const of = (...feeds: readonly string[]): Condition => ({ kind: 'feed-silent', feeds, hours: 24 });
  expect(why(of(), silent('f', 23, 24))).toEqual(['Dawn has not answered for 24 hours']);
  expect(why(of('f', 'g'), silent('f', 23, 24, 'it answers 500'))).toEqual([
    'Dawn has not answered for 24 hours: it answers 500',
  ]);
  expect(why(of('g'), silent('f', 23, 24))).toEqual([]);
  expect(why(of(), silent('f', 24, 25))).toEqual([]);
});

test('a first of its kind is told in the indicators and kinds of act that are asked for', () => {
  const first: Condition = { kind: 'first-ever', indicators: [], eventTypes: [] };
  const fact = developmentFact({ firstIn: ['energy'] });
  expect(why(first, fact)).toEqual(['the first AGREE on record in energy']);
  expect(why({ ...first, indicators: ['energy', 'trade'], eventTypes: ['AGREE', 'AID'] }, fact)).toHaveLength(
    1,
  );
  expect(why({ ...first, indicators: ['trade'] }, fact)).toEqual([]);
  expect(why({ ...first, eventTypes: ['AID'] }, fact)).toEqual([]);
  expect(why(first, developmentFact())).toEqual([]);
  expect(why(first, developmentFact({ firstIn: ['energy'], eventType: null }))).toEqual([]);
});

test('an index knows which kinds of rules it holds, and says why in each part that was asked for', () => {
  const index = new RuleIndex([watchedRule('r', { kind: 'report' })]);
  expect([index.watches('report'), index.watches('first-ever')]).toEqual([true, false]);
  expect(why(NO_CONDITION, developmentFact())).toEqual(['every new development']);
  const parts: Condition = {
    ...NO_CONDITION,
    ...{
      indicators: ['energy'],
      directions: ['cooperation'],
      minScore: 4,
      maxScore: 6,
      eventTypes: ['AGREE'],
    },
    ...{
      statuses: ['agreed'],
      parties: ['company.gazprom', 'person.lavrov'],
      words: ['gas*', 'crude oil'],
      withoutWords: ['wheat'],
    },
    ...{ countries: ['PK'], minConfidence: 0.5, minPublishers: 2 },
  };
  expect(why(parts, developmentFact())).toEqual([
    'indicator: energy',
    'direction: cooperation',
    'score +5 (at least +4, at most +6)',
    'kind of act: AGREE',
    'status: agreed',
    'named: Gazprom, person.lavrov',
    'words: gas*, crude oil',
    'without the words: wheat',
    "publisher's country: PK",
    'confidence 0.9 (at least 0.5)',
    'independent publishers 2 (at least 2)',
  ]);
  expect(why({ ...NO_CONDITION, maxScore: -2 }, developmentFact({ score: -3 }))).toEqual([
    'score −3 (at most −2)',
  ]);
  expect(why({ ...NO_CONDITION, minScore: 0 }, developmentFact({ score: 0 }))).toEqual([
    'score 0 (at least 0)',
  ]);
});

test('a level says how it was reached, and by how much the index must go back', () => {
  const level: Condition = {
    ...{ kind: 'index', indicator: 'trade', measure: 'low', side: 'below', level: 20, hysteresis: 5 },
  };
  const moved = (from: number, to: number, measure: 'low' | 'index' = 'low'): Fact => ({
    ...{ kind: 'index', indicator: 'trade', measure, from, to, week: '2026-W47', at: '2026-11-26T12:00:00Z' },
  });
  expect(why(level, moved(25, 20))).toEqual([
    'trade: the low end of its 90 % range fell to or under +20 (+25 → +20, 2026-W47)',
    'again only after it went back by more than 5 points',
  ]);
  expect(why({ ...level, side: 'above', hysteresis: 0 }, moved(15, 20))).toEqual([
    'trade: the low end of its 90 % range reached or passed +20 (+15 → +20, 2026-W47)',
  ]);
  expect(why(level, moved(25, 20, 'index'))).toEqual([]);
  const { needsArmed } = new RuleIndex([watchedRule('r', level)]).effects(moved(25, 20));
  expect([needsArmed, new RuleIndex([]).effects(record).needsArmed]).toEqual([true, false]);
  expect(new RuleIndex([watchedRule('r', level)]).effects(moved(20, 20)).matches).toEqual([]);
});

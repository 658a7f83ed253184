import type { Condition } from '../../../src/alerts/domain/condition.js';
import { NO_CONDITION } from '../../../src/alerts/domain/fact.builder.js';
import type { Party } from '../../../src/classification/domain/party.js';
import policy from '../../../src/alerts/data/delivery.json';
import { conditionWords, NOT_TOLD } from './conditions.js';

const GAZPROM: Party = {
  ...{ id: 'company.gazprom', kind: 'organisation', spellings: [] },
  name: { en: 'Gazprom', ru: 'Газпром', ur: 'گیزپروم' },
};

test.each<[string, Condition, string]>([
  ['whatever is left empty', NO_CONDITION, 'Tells of every new development'],
  [
    'each part of a condition on developments',
    {
      ...NO_CONDITION,
      indicators: ['trade', 'energy'],
      directions: ['conflict'],
      minScore: -10,
      maxScore: -3,
      statuses: ['agreed'],
      parties: ['company.gazprom'],
      words: ['gas*', 'oil', 'LNG'],
      withoutWords: ['price'],
      countries: ['PK'],
      minConfidence: 0.8,
      minPublishers: 2,
    },
    'Tells of every new development in trade or energy, of conflict, scored from −10 to −3, with the status agreed, naming Gazprom, with the words “gas*”, “oil” or “LNG”, without “price”, reported from Pakistan, at least 80% sure, reported by at least 2 independent publishers',
  ],
  [
    'a level and when it is told again',
    { kind: 'index', indicator: 'defence', measure: 'change-4', side: 'below', level: -10, hysteresis: 5 },
    'Tells when its change over 4 weeks (defence) goes below −10, and again only after it came back by 5 points',
  ],
  [
    'a record of some indices',
    { kind: 'record', indicators: ['trade'], extremes: ['highest', 'lowest'] },
    'Tells when the index of trade is the highest on record or the lowest on record',
  ],
  [
    'what becomes of promises',
    { kind: 'promise', events: ['delivered', 'overdue'], indicators: ['energy'] },
    'Tells of promises in energy that are kept or overdue',
  ],
  [
    'a first',
    { kind: 'first-ever', indicators: ['defence'], eventTypes: ['AID'] },
    'Tells of the first act of its kind (aid) on record in defence',
  ],
  [
    'one day and many',
    { kind: 'no-news', indicator: 'any', days: 1 },
    'Tells of 1 day without a development',
  ],
  [
    'a silent feed',
    { kind: 'feed-silent', feeds: [], hours: 24 },
    'Tells of any feed not answering for 24 hours',
  ],
  [
    'alarms of one side',
    { kind: 'alarm', indicators: [], detectors: [], sides: ['conflict'] },
    'Tells of alarms in any index, of conflict',
  ],
])('a rule says %s in a sentence', (_, condition, sentence) => {
  expect(conditionWords(condition, [GAZPROM])).toBe(sentence);
});

test('how old an act may be to be told is said as the service holds it', () => {
  expect(NOT_TOLD).toContain(`more than ${policy.freshDays} days`);
});

import type { DevelopmentCondition } from './condition.js';
import type { DevelopmentFact } from './fact.js';
import type { WatchedRule } from './rule.js';
import { searchable } from './searchable.js';

/** A development of an agreement on crude oil. */
export function developmentFact(parts: Partial<DevelopmentFact> = {}): DevelopmentFact {
  return {
    kind: 'development',
    id: 'dev-1',
    what: 'Pakistan and Russia sign a crude oil deal',
    date: { from: '2026-11-26', to: '2026-11-26', precision: 'day' },
    topics: [
      { name: 'energy', confidence: 0.9 },
      { name: 'trade', confidence: 0.6 },
    ],
    direction: 'cooperation',
    score: 5,
    eventType: 'AGREE',
    mode: null,
    status: 'agreed',
    confidence: 0.9,
    publishers: 2,
    origin: 'news',
    parties: ['company.gazprom', 'person.lavrov'],
    partyNames: new Map([['company.gazprom', 'Gazprom']]),
    countries: ['PK'],
    text: searchable(['Pakistan and Russia sign a crude oil deal', 'Gas talks go on in Moscow']),
    firstIn: [],
    evidence: [],
    ...parts,
  };
}

/** A condition on developments that asks for nothing. */
export const NO_CONDITION: DevelopmentCondition = {
  kind: 'development',
  indicators: [],
  directions: [],
  minScore: null,
  maxScore: null,
  eventTypes: [],
  statuses: [],
  parties: [],
  words: [],
  withoutWords: [],
  countries: [],
  minConfidence: null,
  minPublishers: null,
};

/** A rule with the condition. */
export function watchedRule(id: string, condition: WatchedRule['condition']): WatchedRule {
  return { id, name: id, condition, severity: 'notice', debounceMinutes: 0 };
}

import type * as conditions from '../../../src/alerts/domain/condition.js';
import type { Condition } from '../../../src/alerts/domain/condition.js';
import { INDEX_MEASURES, PROMISE_EVENTS, TESTED_CHANGES } from '../../../src/alerts/domain/condition.js';
import { DIRECTIONS, EVENT_TYPES, INDICATORS, STATUSES, TOPICS } from '../../../src/kernel/words.js';
import { ALARM_SIDES, DETECTORS } from './changes.js';
import type { Guard } from './guards.js';
import { either, list, number, oneOf, orNull, record, text } from './guards.js';
import { SERIES } from './records.js';

export const SIDES = ['above', 'below'] as const;
export const EXTREMES = ['highest', 'lowest'] as const;
export const NO_NEWS_OF = [...INDICATORS, 'any'] as const;

/** What a rule watches for, as the service gives it. */
export const condition: Guard<Condition> = either<Condition>(
  record<conditions.DevelopmentCondition>({
    kind: oneOf(['development']),
    indicators: list(oneOf(TOPICS)),
    directions: list(oneOf(DIRECTIONS)),
    minScore: orNull(number),
    maxScore: orNull(number),
    eventTypes: list(oneOf(EVENT_TYPES)),
    statuses: list(oneOf(STATUSES)),
    parties: list(text),
    words: list(text),
    withoutWords: list(text),
    countries: list(text),
    minConfidence: orNull(number),
    minPublishers: orNull(number),
  }),
  record<conditions.FirstEverCondition>({
    kind: oneOf(['first-ever']),
    indicators: list(oneOf(TOPICS)),
    eventTypes: list(oneOf(EVENT_TYPES)),
  }),
  record<conditions.PromiseCondition>({
    kind: oneOf(['promise']),
    events: list(oneOf(PROMISE_EVENTS)),
    indicators: list(oneOf(TOPICS)),
  }),
  record<conditions.IndexCondition>({
    kind: oneOf(['index']),
    indicator: oneOf(SERIES),
    measure: oneOf(INDEX_MEASURES),
    side: oneOf(SIDES),
    level: number,
    hysteresis: number,
  }),
  record<conditions.RecordCondition>({
    kind: oneOf(['record']),
    indicators: list(oneOf(SERIES)),
    extremes: list(oneOf(EXTREMES)),
  }),
  record<conditions.TestedChangeCondition>({
    kind: oneOf(['tested-change']),
    indicators: list(oneOf(SERIES)),
    changes: list(oneOf(TESTED_CHANGES)),
  }),
  record<conditions.AlarmCondition>({
    kind: oneOf(['alarm']),
    indicators: list(oneOf(SERIES)),
    detectors: list(oneOf(DETECTORS)),
    sides: list(oneOf(ALARM_SIDES)),
  }),
  record<conditions.NoNewsCondition>({
    kind: oneOf(['no-news']),
    indicator: oneOf(NO_NEWS_OF),
    days: number,
  }),
  record<conditions.FeedSilentCondition>({ kind: oneOf(['feed-silent']), feeds: list(text), hours: number }),
  record<conditions.ReportCondition>({ kind: oneOf(['report']) }),
);

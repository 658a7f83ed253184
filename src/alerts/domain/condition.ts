import type { AlarmSide, Detector } from '../../indicators/domain/alarms/alarm.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';
import type { Direction, EventType, Indicator, Status, Topic } from '../../kernel/words.js';

/** A new development; an empty list and null are no condition. */
export interface DevelopmentCondition {
  readonly kind: 'development';
  readonly indicators: readonly Topic[];
  readonly directions: readonly Direction[];
  /** −10 … +10, both bounds inclusive. */
  readonly minScore: number | null;
  readonly maxScore: number | null;
  readonly eventTypes: readonly EventType[];
  readonly statuses: readonly Status[];
  /** Canonical ids of persons, companies, bodies and places that the reports name, any of them: `company.gazprom`. */
  readonly parties: readonly string[];
  /** Words or phrases of which the reports have one; `gas*` stands for every word that begins so. */
  readonly words: readonly string[];
  /** Words or phrases of which the reports have none. */
  readonly withoutWords: readonly string[];
  /** Countries of publishers (ISO 3166, `PK`, `RU`), one of which reports it. */
  readonly countries: readonly string[];
  /** 0 … 1. */
  readonly minConfidence: number | null;
  /** Independent publishers. */
  readonly minPublishers: number | null;
}

/** The first development ever of its event type in an indicator, the documents included. */
export interface FirstEverCondition {
  readonly kind: 'first-ever';
  readonly indicators: readonly Topic[];
  readonly eventTypes: readonly EventType[];
}

export const PROMISE_EVENTS = ['opened', 'delivered', 'stalled', 'cancelled', 'overdue'] as const;
/** What became of a promise. */
export type PromiseEvent = (typeof PROMISE_EVENTS)[number];

export interface PromiseCondition {
  readonly kind: 'promise';
  readonly events: readonly PromiseEvent[];
  readonly indicators: readonly Topic[];
}

export const INDEX_MEASURES = ['index', 'low', 'high', 'change-1', 'change-4', 'change-13'] as const;
/**
 * What of an index is watched: the index itself, an end of its 90 % band (the band lies wholly above a level where its
 * low end does), or how far the index moved over so many weeks. Points of the −100 … +100 scale.
 */
export type IndexMeasure = (typeof INDEX_MEASURES)[number];

/** A measure goes over a level, or under it; again only after it went back by the hysteresis. */
export interface IndexCondition {
  readonly kind: 'index';
  readonly indicator: SeriesName;
  readonly measure: IndexMeasure;
  readonly side: 'above' | 'below';
  readonly level: number;
  /** Points, 0 or more. */
  readonly hysteresis: number;
}

/** The index of a full week is the highest or lowest since the record began. */
export interface RecordCondition {
  readonly kind: 'record';
  readonly indicators: readonly SeriesName[];
  readonly extremes: readonly ('highest' | 'lowest')[];
}

export const TESTED_CHANGES = ['cooling', 'warming', 'busy', 'quiet'] as const;
/** A change of a full week that a test shows. */
export interface TestedChangeCondition {
  readonly kind: 'tested-change';
  readonly indicators: readonly SeriesName[];
  readonly changes: readonly (typeof TESTED_CHANGES)[number][];
}

/** A detector raises an alarm. */
export interface AlarmCondition {
  readonly kind: 'alarm';
  readonly indicators: readonly SeriesName[];
  readonly detectors: readonly Detector[];
  readonly sides: readonly AlarmSide[];
}

/** No development for so many days. */
export interface NoNewsCondition {
  readonly kind: 'no-news';
  readonly indicator: Indicator | 'any';
  /** 1 … 365. */
  readonly days: number;
}

/** A feed that is meant to be asked has not answered for so many hours. */
export interface FeedSilentCondition {
  readonly kind: 'feed-silent';
  /** Ids of feeds; empty: any. */
  readonly feeds: readonly string[];
  /** 1 … 8760. */
  readonly hours: number;
}

/** The weekly report is published. */
export interface ReportCondition {
  readonly kind: 'report';
}

/** What a rule watches for. */
export type Condition =
  | DevelopmentCondition
  | FirstEverCondition
  | PromiseCondition
  | IndexCondition
  | RecordCondition
  | TestedChangeCondition
  | AlarmCondition
  | NoNewsCondition
  | FeedSilentCondition
  | ReportCondition;

export type ConditionKind = Condition['kind'];

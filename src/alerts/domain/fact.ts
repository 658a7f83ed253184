import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import type { Alarm } from '../../indicators/domain/alarms/alarm.js';
import type { SeriesName } from '../../indicators/domain/index-point.js';
import type { DateRange, Instant, IsoWeek } from '../../kernel/dates.js';
import type { Direction, EventType, Indicator, Origin, Score, Status, Topic } from '../../kernel/words.js';
import type { IndexMeasure, PromiseEvent, TestedChangeCondition } from './condition.js';
import type { EvidenceLine } from './notification.js';

/** A development as one version of it says, with what its reports say. */
export interface DevelopmentFact {
  readonly kind: 'development';
  readonly id: string;
  readonly what: string;
  readonly date: DateRange;
  readonly topics: WeighedDevelopment['topics'];
  readonly direction: Direction;
  readonly score: Score;
  readonly eventType: EventType | null;
  readonly mode: string | null;
  readonly status: Status;
  /** 0 … 1. */
  readonly confidence: number;
  readonly publishers: number;
  readonly origin: Origin;
  /** Canonical ids that at least one report names. */
  readonly parties: readonly string[];
  /** What those of them are called that have a name. */
  readonly partyNames: ReadonlyMap<string, string>;
  /** Countries of its publishers, `PK`. */
  readonly countries: readonly string[];
  /** What its reports say, as {@link searchable} makes it. */
  readonly text: string;
  /** The topics in which its event type never happened before. */
  readonly firstIn: readonly Topic[];
  readonly evidence: readonly EvidenceLine[];
}

export interface PromiseFact {
  readonly kind: 'promise';
  readonly id: string;
  readonly what: string;
  readonly event: PromiseEvent;
  readonly indicators: readonly Topic[];
  readonly due: DateRange | null;
  readonly evidence: readonly EvidenceLine[];
}

/** A measure of an index moved. */
export interface IndexFact {
  readonly kind: 'index';
  readonly indicator: SeriesName;
  readonly measure: IndexMeasure;
  readonly from: number;
  readonly to: number;
  /** The week whose figure it is now. */
  readonly week: IsoWeek;
  readonly at: Instant;
}

export interface RecordFact {
  readonly kind: 'record';
  readonly indicator: SeriesName;
  readonly extreme: 'highest' | 'lowest';
  readonly week: IsoWeek;
  readonly value: number;
  /** First week of the record. */
  readonly since: IsoWeek;
}

export interface TestedChangeFact {
  readonly kind: 'tested-change';
  readonly indicator: SeriesName;
  readonly week: IsoWeek;
  readonly change: TestedChangeCondition['changes'][number];
  /** Developments of the week, and what is usual. */
  readonly n: number;
  readonly usual: number;
}

export interface AlarmFact {
  readonly kind: 'alarm';
  readonly alarm: Alarm;
  readonly evidence: readonly EvidenceLine[];
}

/** The days without a development grew. */
export interface NoNewsFact {
  readonly kind: 'no-news';
  readonly indicator: Indicator | 'any';
  readonly fromDays: number;
  readonly toDays: number;
  /** Day of the last development. */
  readonly lastOn: string;
}

/** The hours without an answer of a feed grew. */
export interface FeedSilentFact {
  readonly kind: 'feed-silent';
  readonly feedId: string;
  readonly name: string;
  readonly fromHours: number;
  readonly toHours: number;
  readonly since: Instant;
  /** What is wrong with it, for a person; empty where nothing is known. */
  readonly problem: string;
}

export interface ReportFact {
  readonly kind: 'report';
  readonly week: IsoWeek;
  /** What the report says in a line. */
  readonly title: string;
}

/** An edition that corrects the one before of a week's report. */
export interface CorrectingEdition {
  readonly week: IsoWeek;
  /** From 2. */
  readonly edition: number;
  /** What it says otherwise, a line each. */
  readonly changes: readonly string[];
}

/** Editions that correct reports, as they appear: one thing told, since one decision can correct many weeks' reports. */
export interface CorrectedReportsFact {
  readonly kind: 'corrected-reports';
  /** One at least, the newest week first. */
  readonly editions: readonly CorrectingEdition[];
}

/** Something a rule can watch for. */
export type Fact =
  | DevelopmentFact
  | PromiseFact
  | IndexFact
  | RecordFact
  | TestedChangeFact
  | AlarmFact
  | NoNewsFact
  | FeedSilentFact
  | ReportFact
  | CorrectedReportsFact;

/** What a notification about a fact is about: once per subscription. */
export function causeOf(fact: Fact): string {
  switch (fact.kind) {
    case 'development':
      return `development:${fact.id}`;
    case 'promise':
      return `promise:${fact.id}:${fact.event}${fact.event === 'overdue' ? `:${fact.due?.to ?? ''}` : ''}`;
    case 'index':
      return `index:${fact.indicator}:${fact.measure}:${fact.at}`;
    case 'record':
      return `record:${fact.indicator}:${fact.extreme}:${fact.week}`;
    case 'tested-change':
      return `change:${fact.indicator}:${fact.week}:${fact.change}`;
    case 'alarm':
      return `alarm:${fact.alarm.id}`;
    case 'no-news':
      return `no-news:${fact.indicator}:${fact.lastOn}`;
    case 'feed-silent':
      return `feed-silent:${fact.feedId}:${fact.since}`;
    case 'report':
      return `report:${fact.week}`;
    case 'corrected-reports':
      return `report:${fact.editions.map(({ week, edition }) => `${week}:${edition}`).join(',')}`;
  }
}

/** The story to which a fact belongs; messages of one story make one thread. */
export function storyOf(fact: Fact): string {
  switch (fact.kind) {
    case 'development':
    case 'promise':
      return `${fact.kind}:${fact.id}`;
    case 'index':
    case 'record':
    case 'tested-change':
      return `index:${fact.indicator}`;
    case 'alarm':
      return `alarm:${fact.alarm.id}`;
    case 'no-news':
      return `no-news:${fact.indicator}`;
    case 'feed-silent':
      return `feed:${fact.feedId}`;
    case 'report':
    case 'corrected-reports':
      return 'report';
  }
}

/** The topics that a fact is about, for silences. */
export function topicsOf(fact: Fact): readonly Topic[] {
  switch (fact.kind) {
    case 'development':
      return fact.topics.map(({ name }) => name);
    case 'promise':
      return fact.indicators;
    case 'index':
    case 'record':
    case 'tested-change':
      return fact.indicator === 'composite' ? [] : [fact.indicator];
    case 'alarm':
      return fact.alarm.indicator === 'composite' ? [] : [fact.alarm.indicator];
    case 'no-news':
      return fact.indicator === 'any' ? [] : [fact.indicator];
    case 'feed-silent':
    case 'report':
    case 'corrected-reports':
      return [];
  }
}

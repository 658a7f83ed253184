import type { Evidence, TopicConfidence, Verdict } from '../../../src/classification/domain/verdict.js';
import { DIRECTIONS, EVENT_TYPES, STATUSES, TOPICS } from '../../../src/kernel/words.js';
import { both, flag, list, number, oneOf, orNull, record, table, text } from './guards.js';
import type { Guard } from './guards.js';
import type { PublisherInfo } from './outlet.js';
import { dateRange, development } from './records.js';
import type { DateRange, Development } from './records.js';

export type ShownVerdict = Omit<Verdict, 'traits'> & {
  /** What the classifier itself said where a person decided; null where its verdict holds. */
  readonly own: { readonly relevant: boolean; readonly relevance: number; readonly score: number } | null;
};

const evidence = record<Evidence>({
  rule: text,
  decides: text,
  words: text,
  place: orNull(
    record<NonNullable<Evidence['place']>>({
      field: oneOf(['title', 'summary']),
      start: number,
      end: number,
    }),
  ),
  contribution: number,
});

const verdict = record<ShownVerdict>({
  id: text,
  relevant: flag,
  relevance: number,
  indicators: list(record<TopicConfidence>({ name: oneOf(TOPICS), confidence: number })),
  eventType: orNull(oneOf(EVENT_TYPES)),
  mode: orNull(text),
  direction: oneOf(DIRECTIONS),
  score: number,
  status: orNull(oneOf(STATUSES)),
  language: text,
  evidence: list(evidence),
  classifierVersion: text,
  own: orNull(record<NonNullable<ShownVerdict['own']>>({ relevant: flag, relevance: number, score: number })),
});

/** One article that reports the development, with what the classifier says of it. */
export interface Report {
  readonly article: {
    readonly id: string;
    readonly title: string;
    readonly summary: string;
    readonly link: string | null;
    readonly publisher: string;
    readonly language: string | null;
    readonly publishedAt: string | null;
  };
  readonly verdict: ShownVerdict;
}

export const report: Guard<Report> = record<Report>({
  article: record<Report['article']>({
    id: text,
    title: text,
    summary: text,
    link: orNull(text),
    publisher: text,
    language: orNull(text),
    publishedAt: orNull(text),
  }),
  verdict,
});

/** A report with the outlet whose it is. */
export interface PlacedReport extends Report {
  /** Publisher of feeds that an archive calls otherwise; the report's own publisher where it is none's. */
  readonly outlet: string;
}

interface DevelopmentExtras {
  readonly publishers: number;
  readonly weight: number;
  readonly isCorrected: boolean;
  readonly reports: readonly PlacedReport[];
  readonly versions: readonly {
    readonly version: number;
    readonly recordedAt: string;
    readonly what: string;
    readonly score: number;
    readonly direction: Development['direction'];
    readonly status: Development['status'];
  }[];
  readonly publisherInfo: Readonly<Record<string, PublisherInfo>>;
}

export type DevelopmentDetail = Development & DevelopmentExtras;

export const developmentDetail: Guard<DevelopmentDetail> = both(
  development,
  record<DevelopmentExtras>({
    publishers: number,
    weight: number,
    isCorrected: flag,
    reports: list(both(report, record<Omit<PlacedReport, keyof Report>>({ outlet: text }))),
    versions: list(
      record<DevelopmentExtras['versions'][number]>({
        version: number,
        recordedAt: text,
        what: text,
        score: number,
        direction: oneOf(DIRECTIONS),
        status: oneOf(STATUSES),
      }),
    ),
    publisherInfo: table(record<PublisherInfo>({ name: text, country: text, ownership: text })),
  }),
);

/** A source document of the baseline. */
export interface SourceDocument {
  readonly document: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly published: DateRange;
  readonly notes: string;
}

export const sourceDocument: Guard<SourceDocument> = record<SourceDocument>({
  document: text,
  title: orNull(text),
  author: orNull(text),
  publisher: orNull(text),
  published: dateRange,
  notes: text,
});

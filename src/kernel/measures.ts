/**
 * What the stages tell of their work to whoever watches the service: counters that only rise, and how long things took,
 * in seconds. The names are Prometheus', without the service's prefix; a label's values are few and fixed.
 */
export const MEASURED = {
  polls_total: { help: 'Feeds asked, by what came of it.', labels: ['answer'] },
  articles_total: { help: 'Articles that were new or revised.', labels: [] },
  verdicts_total: {
    help: 'Verdicts given, by language and by whether the article reports a development.',
    labels: ['language', 'relevant'],
  },
  developments_changed_total: { help: 'Developments that grouping made or changed.', labels: [] },
  deliveries_total: {
    help: 'Attempts to deliver a message, by channel and outcome.',
    labels: ['channel', 'outcome'],
  },
  reports_total: { help: 'Reports and editions published.', labels: [] },
  replica_reads_total: {
    help: 'Requests that the replica may answer, by whether it did or was away or too far behind.',
    labels: ['by'],
  },
  failures_total: {
    help: 'Work that failed and is tried again by itself, by what it was.',
    labels: ['work'],
  },
} as const;

export const TIMED = {
  poll_seconds: { help: 'From asking a feed to its answer read.', labels: [] },
  verdicts_seconds: { help: 'Judging the articles of one transaction.', labels: [] },
  grouping_seconds: { help: 'Grouping what waited.', labels: [] },
  delivery_seconds: { help: 'One attempt to deliver a message.', labels: ['channel'] },
  http_request_seconds: {
    help: 'Requests answered, by route as written in the API description; "files" are those of the dashboard.',
    labels: ['method', 'route', 'status'],
  },
} as const;

type LabelsOf<Table, Name extends keyof Table> = Table[Name] extends { labels: readonly (infer Label)[] }
  ? Readonly<Record<Label & string, string>>
  : never;

export type Counted = keyof typeof MEASURED;
export type Timed = keyof typeof TIMED;

/** The port through which stages tell of their work; it never fails and never waits. */
export interface Measures {
  /** Raises a counter, by 1 or by what is given (0 or more). */
  count<Name extends Counted>(name: Name, labels: LabelsOf<typeof MEASURED, Name>, by?: number): void;
  /** Notes how long something took, in milliseconds as `performance.now()` gives them; kept in seconds. */
  took<Name extends Timed>(name: Name, labels: LabelsOf<typeof TIMED, Name>, durationMs: number): void;
}

/** Injection token of the measures. */
export const MEASURES = Symbol('measures');

/** For commands, which nobody watches. */
export const unmeasured: Measures = {
  count: () => undefined,
  took: () => undefined,
};

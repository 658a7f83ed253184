import type { IsoWeek } from '../../kernel/dates.js';

/** A weekly report that was published. */
export interface ReportEdition {
  readonly week: IsoWeek;
  /** What it says in a line. */
  readonly title: string;
}

/** Reads which weekly reports there are: the port by which their publication is told. */
export interface ReportEditions {
  /** The newest editions, at most `most`. */
  newest(most: number): Promise<readonly ReportEdition[]>;
  /** When the report of a week is published, as the service is set up today. */
  dueAt(week: IsoWeek): Date;
}

/** What a report's publication says in a line. */
export function editionTitle(week: IsoWeek): string {
  return `The weekly report of ${week}`;
}

/** Injection token of the editions. */
export const REPORT_EDITIONS = Symbol('report editions');

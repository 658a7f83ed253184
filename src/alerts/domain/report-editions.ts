import type { IsoWeek } from '../../kernel/dates.js';
import type { EditionKey } from './corrected-reports.js';

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
  /** The editions that correct another, the newest of each of the last published weeks, at most so many; newest week first. */
  corrected(weeks: number): Promise<readonly EditionKey[]>;
  /** What an edition says otherwise than the one before, a line each; empty where its record cannot be read. */
  changes(edition: EditionKey): Promise<readonly string[]>;
  /** When the report of a week is published, as the service is set up today. */
  dueAt(week: IsoWeek): Date;
}

/** What a report's publication says in a line. */
export function editionTitle(week: IsoWeek): string {
  return `The weekly report of ${week}`;
}

/** Injection token of the editions. */
export const REPORT_EDITIONS = Symbol('report editions');

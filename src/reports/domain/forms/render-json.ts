import type { WeeklyReport } from '../weekly-report.js';

/** The record as JSON for people and programs, in the order of the report; the hash is that of its canonical form. */
export function renderJson(report: WeeklyReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ReportMethod } from '../domain/report-method.js';
import { accuracySchema } from './report-schema.js';

const count = z.number().int().min(1);
const percent = z.number().min(0).max(100);

const methodSchema = z.strictObject({
  version: z.string().min(1),
  chartWeeks: count,
  flowsBackWeeks: count,
  coverageWeeks: count,
  outlookWeeks: count,
  leastFlow: z.number().min(0),
  leadRatio: z.number().min(1),
  // What is no longer asked for may stand in an older one on record.
  most: z.object({
    developments: count,
    evidence: count,
    overdue: count,
    outlook: count,
    revisions: count,
    causes: count,
    feeds: count,
    characters: count,
  }),
  bottomLine: z.strictObject({
    veryLikelyBelowP: z.number().gt(0).lt(1),
    leastDevelopments: count,
    leastSeveralPublishersPercent: percent,
    leastHistoryWeeks: count,
  }),
  accuracy: z.array(accuracySchema),
  accuracyMeasuredOn: z.iso.date(),
});

/** The thresholds of `../data/report-method.json`; throws a ZodError that names the value at fault. */
export function loadReportMethod(): ReportMethod {
  const text = readFileSync(new URL('../data/report-method.json', import.meta.url), 'utf8');
  return parseReportMethod(JSON.parse(text));
}

/** Thresholds as they were read; throws a ZodError that names the value at fault. */
export function parseReportMethod(given: unknown): ReportMethod {
  return methodSchema.parse(given);
}

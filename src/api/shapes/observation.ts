import { z } from 'zod';
import { amountFields, citationSchema, rangeSchema } from './parts.js';

/** A figure about the relations as lists give it. */
export const observationSchema = z.object({
  id: z.string(),
  series: z.string(),
  label: z.string(),
  period: rangeSchema,
  ...amountFields,
  basis: z.string(),
  core: z.boolean(),
  citations: z.array(citationSchema),
  notes: z.string(),
});

const report = z.object({
  observationId: z.string(),
  series: z.string(),
  basis: z.string(),
  value: z.number(),
});
/** What two sides report of one trade in one period, and the gap. */
export const mirrorGapSchema = z.object({
  id: z.string(),
  period: rangeSchema,
  label: z.string(),
  imports: report.describe('As the importer reports'),
  exports: report.describe('As the exporter reports'),
  currency: z.string(),
  gap: z.number().describe('Reported imports less reported exports'),
  share: z.number().nullable().describe('The gap as a share of reported exports'),
});

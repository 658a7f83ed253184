import { z } from 'zod';
import { PRECISIONS } from '../../kernel/dates.js';

export const rangeSchema = z.object({
  from: z.string().nullable().describe('First day, YYYY-MM-DD; null where unbounded'),
  to: z.string().nullable().describe('Last day, YYYY-MM-DD; null where unbounded'),
  precision: z.enum(PRECISIONS),
});

const lines = z.tuple([z.number().int(), z.number().int()]);

export const citationSchema = z.object({
  document: z.string().describe('File name of the document'),
  lines: lines.describe('First and last line, 1-based'),
  dateBasis: z.enum(['stated', 'derived']),
  dateLines: lines.nullable(),
});

export const amountFields = {
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  currency: z.string().nullable().describe('ISO 4217'),
  qualifier: z.string().nullable().describe('"about", "over", … as the source says'),
};

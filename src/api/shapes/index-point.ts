import { z } from 'zod';
import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import type { PointExplanation } from '../../indicators/domain/explain-point.js';
import type { IndexPoint } from '../../indicators/domain/index-point.js';
import type { DateRange } from '../../kernel/dates.js';

const flow = z.object({ words: z.number(), deeds: z.number() }).describe('Score points');

/** One indicator in one ISO week, as the contract has it. */
export const indexPointSchema = z.object({
  week: z.string().describe('ISO week, YYYY-Www'),
  indicator: z.enum(SERIES),
  index: z.number().nullable().describe('−100 … +100; null where the state says why not'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.number().int().describe('Developments of the week'),
  weight: z.number(),
  cooperation: flow,
  conflict: flow,
  intensity: z.number().nullable().describe('100 = the mean of the first 52 covered weeks'),
  coverage: z.number().describe('0 … 1'),
  state: z.enum(['ok', 'partial', 'short-history', 'thin', 'no-coverage']),
  alarms: z.array(z.string()).nullable(),
});

export const yearPointSchema = indexPointSchema
  .pick({
    indicator: true,
    index: true,
    low: true,
    high: true,
    n: true,
    weight: true,
    cooperation: true,
    conflict: true,
  })
  .extend({ year: z.number().int() });

/** What the arithmetic of one point looks like: every term with the development it comes from. */
export interface ExplanationShape extends Omit<PointExplanation, 'terms'> {
  readonly point: IndexPoint;
  readonly terms: readonly (PointExplanation['terms'][number] & {
    readonly what: string;
    readonly date: DateRange | null;
  })[];
}

/** The explanation with the words and date of each term's development. */
export function explanationShape(
  explanation: PointExplanation,
  point: IndexPoint,
  developments: readonly WeighedDevelopment[],
): ExplanationShape {
  const byId = new Map(developments.map((development) => [development.id, development]));
  const terms = explanation.terms.map((term) => {
    const development = byId.get(term.developmentId);
    return { ...term, what: development?.what ?? '', date: development?.date ?? null };
  });
  return { ...explanation, point, terms };
}

import { z } from 'zod';
import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import { SERIES } from '../../indicators/domain/counted-development.js';
import type { PointExplanation } from '../../indicators/domain/explain-point.js';
import type { YearExplanation } from '../../indicators/domain/explain-year.js';
import { WEEK_STATES, type IndexPoint } from '../../indicators/domain/index-point.js';
import { EVENT_VALUE_BANDS } from '../../indicators/domain/month-value.js';
import { rangeSchema } from './parts.js';

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
  intensity: z
    .number()
    .nullable()
    .describe(
      '100 = the mean of the first 52 covered weeks that the same sources watched; null until those are over',
    ),
  coverage: z.number().nullable().describe('0 … 1; null where no feed was enabled: nothing was expected'),
  state: z.enum(WEEK_STATES),
  alarms: z
    .array(z.string())
    .nullable()
    .describe(
      'Alarms that stand, as detector:side; null where the state is not ok, since no series was tested. Severe single events need no history: /alarms has those of any week',
    ),
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

export const monthValueSchema = z.object({
  month: z.string().describe('YYYY-MM'),
  indicator: z.enum(SERIES),
  value: z.number().describe('−9 … +9, the event value of Yan and Zhou (2004)'),
  band: z.enum(EVENT_VALUE_BANDS),
  n: z.number().int().describe('Developments of the month'),
});

/** A point as it stands, and as it would be with something left out. */
export const pointWithoutSchema = z.object({
  point: indexPointSchema,
  without: indexPointSchema.nullable().describe('Null where nothing would be left to make the week of'),
  gone: z
    .array(z.string())
    .describe(
      'Developments that would be gone, of all weeks and indicators, `other` among them: not each bears on this point',
    ),
  weakened: z.array(z.string()).describe('Developments that others report too, of all weeks and indicators'),
});

/** The arithmetic of one point: the terms' contributions sum to C and −X, and those give the index. */
export const explanationSchema = z.object({
  point: indexPointSchema,
  shown: z.boolean().describe('Whether the point shows its index and band'),
  sums: z.object({
    cooperation: z.number().describe('C, the decayed sum of score points above 0'),
    conflict: z.number().describe('X, the decayed sum of score points below 0'),
    smoothing: z.number().describe('S, score points'),
  }),
  estimate: z
    .object({ index: z.number(), low: z.number(), high: z.number() })
    .describe('Index and 90 % band, computed even where they are not shown'),
  evidence: z
    .object({
      effective: z.number(),
      perDevelopment: z.number(),
      developments: z.number(),
      equality: z.number(),
    })
    .describe('n = φ·D·k behind the band'),
  decayPerWeek: z.number().describe('λ'),
  older: z
    .object({ developments: z.number().int(), cooperation: z.number(), conflict: z.number() })
    .describe('What happened before the first term: part of C and X, but less than a hundred-billionth'),
  terms: z.array(
    z.object({
      developmentId: z.string(),
      what: z.string(),
      date: rangeSchema.nullable(),
      week: z.string(),
      score: z.number(),
      kind: z.enum(['words', 'deeds']),
      confidence: z.number().describe('p, 0 … 1'),
      publishers: z.number().int(),
      publisherFactor: z.number().describe('min(3, 1 + ln max(1, n))'),
      weight: z.number().describe('p × the factor'),
      coverage: z.number().describe('What the flow is divided by, 0 … 1'),
      ageWeeks: z.number().int(),
      decay: z.number().describe('λ to the power of the age'),
      contribution: z.number().describe('Score points: weight × score ÷ coverage × decay'),
    }),
  ),
});

/** The arithmetic of one year of the long view. */
export const yearExplanationSchema = z.object({
  point: yearPointSchema,
  sums: explanationSchema.shape.sums,
  decayPerYear: z.number().describe('λ of a year'),
  terms: z.array(
    explanationSchema.shape.terms.element
      .omit({ week: true, coverage: true, ageWeeks: true, decay: true, contribution: true })
      .extend({
        share: z.number().describe('The part of its days that lies in this year or before, above 0 … 1'),
        decay: z.number().describe('λ to the power of the age in years, averaged over that part'),
        contribution: z.number().describe('Score points: weight × score × share × decay'),
      }),
  ),
});

/** The explanation of a year with the words and date of each term's development. */
export function yearExplanationShape(
  { point, cooperation, conflict, neutralScorePoints, decayPerYear, terms }: YearExplanation,
  developments: readonly WeighedDevelopment[],
): z.output<typeof yearExplanationSchema> {
  const described = describer(developments);
  return {
    ...{ point, decayPerYear, sums: { cooperation, conflict, smoothing: neutralScorePoints } },
    terms: terms.map((term) => ({ ...term, ...described(term.developmentId) })),
  };
}

function describer(
  developments: readonly WeighedDevelopment[],
): (id: string) => Pick<ExplanationShape['terms'][number], 'what' | 'date'> {
  const byId = new Map(developments.map((development) => [development.id, development]));
  return (id) => {
    const { what = '', date = null } = byId.get(id) ?? {};
    return { what, date };
  };
}

export type ExplanationShape = z.output<typeof explanationSchema>;

/** The explanation with the words and date of each term's development. */
export function explanationShape(
  explanation: PointExplanation,
  point: IndexPoint,
  developments: readonly WeighedDevelopment[],
): ExplanationShape {
  const described = describer(developments);
  const { shown, cooperation, conflict, neutralScorePoints, estimate, evidence } = explanation;
  return {
    point: { ...point, alarms: point.alarms === null ? null : [...point.alarms] },
    shown,
    sums: { cooperation, conflict, smoothing: neutralScorePoints },
    estimate,
    evidence,
    decayPerWeek: explanation.decayPerWeek,
    older: explanation.older,
    terms: explanation.terms.map((term) => ({ ...term, ...described(term.developmentId) })),
  };
}

import { z } from 'zod';
import { SERIES } from '../../indicators/domain/counted-development.js';
import { WEEK_STATES } from '../../indicators/domain/index-point.js';
import { CHANGE_WORDS } from '../../indicators/domain/week-change.js';
import type { PublishedEdition } from '../../reports/domain/published.js';
import { REPORT_FORMS } from '../../reports/domain/report-form.js';
import {
  BOTTOM_LINES,
  CONFIDENCES,
  LIKELIHOODS,
  REPORT_LANGUAGES,
} from '../../reports/domain/weekly-report.js';

const figure = z.object({ index: z.number(), low: z.number(), high: z.number() });
const bottomLineSchema = z.object({
  code: z.enum(BOTTOM_LINES),
  developments: z.number().int().nullable().describe('Counted in an index; null where nothing could be seen'),
  conflicts: z.number().int().nullable(),
  reported: z.number().int().exactOptional().describe('On record, counted or not; absent in older reports'),
  uncounted: z
    .object({ alleged: z.number().int(), denied: z.number().int(), noIndex: z.number().int() })
    .exactOptional()
    .describe('Why the others do not count'),
  coverage: z.number().nullable().describe('Percent; null where no feed was enabled'),
  composite: figure.nullable(),
  side: z.enum(['cooperation', 'conflict']).nullable(),
  likelihood: z.enum(LIKELIHOODS),
  confidence: z.enum(CONFIDENCES),
});

/** A published report, as lists have it. */
export const editionSchema = z.object({
  week: z.string().describe('ISO week, YYYY-Www'),
  edition: z.number().int().describe('From 1'),
  newest: z.number().int().describe('The week’s last edition: another one where this was corrected'),
  asOf: z.string().describe('What was known at this instant'),
  publishedAt: z.string(),
  sha256: z.string(),
  url: z.string(),
  bottomLine: bottomLineSchema.extend({
    changes: z.array(z.object({ indicator: z.enum(SERIES), word: z.enum(CHANGE_WORDS) })),
  }),
});

/** The forms and languages there are, for the argument of the same name. */
export const formSchema = z.enum(REPORT_FORMS, { error: REPORT_FORMS.join(', ') });
export const languageSchema = z.enum(REPORT_LANGUAGES, { error: REPORT_LANGUAGES.join(', ') });

const weekFigure = z.object({
  week: z.string(),
  figure: figure.nullable(),
  state: z.enum(WEEK_STATES),
  n: z.number().int().nullable().describe('Counted; null where nothing could be seen'),
  coverage: z.number().nullable().describe('Percent; null where no feed was enabled'),
});
const compared = z.object({
  stamp: z.looseObject({ week: z.string(), asOf: z.string() }),
  sha256: z.string(),
  bottomLine: bottomLineSchema,
  developments: z.number().int().describe('On record, counted in an index or not'),
  foremost: z.array(z.object({ id: z.string(), what: z.string() })),
  alarms: z.number().int(),
  flags: z.number().int(),
  promisesOpened: z.number().int(),
  promisesMoved: z.number().int(),
});
const word = z.enum(CHANGE_WORDS).nullable();

/** Two weeks side by side. */
export const comparisonSchema = z.object({
  earlier: compared,
  later: compared,
  series: z.array(
    z.object({
      indicator: z.enum(SERIES),
      earlier: weekFigure.nullable(),
      later: weekFigure.nullable(),
      indexDifference: z.number().nullable(),
      bandsOverlap: z.boolean().nullable().describe('Whether the indices may well be the same'),
      words: z.object({ earlier: word, later: word }),
    }),
  ),
});

/** A published report with the address of its forms. */
export function editionShape({
  recordedAt,
  bottomLine,
  ...edition
}: PublishedEdition): z.output<typeof editionSchema> {
  const { grounds: _, changes, ...line } = bottomLine;
  return {
    ...edition,
    publishedAt: recordedAt,
    url: `/api/v1/reports/${edition.week}?edition=${edition.edition}`,
    bottomLine: { ...line, changes: [...changes] },
  };
}

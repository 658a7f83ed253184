import { chosen } from '../../address/query.js';
import type { SeriesName } from '../../service/records.js';
import { SERIES } from '../../service/records.js';
import { weekOfMs } from '../../words/dates.js';
import { t } from '../../language/say.js';

const WEEK_MS = 7 * 86_400_000;

/** Periods that the lines can show, in weeks. */
export const SPANS = ['26', '52', '104', '260', '520'] as const;
export type Span = (typeof SPANS)[number];

export const SPAN_LABEL: Readonly<Record<Span, string>> = {
  '26': '6 months',
  '52': '1 year',
  '104': '2 years',
  '260': '5 years',
  '520': '10 years',
};

/** Flows as each week brought them, or with older weeks fading as in the index. */
export const PACES = ['weekly', 'lately'] as const;
type Pace = (typeof PACES)[number];

export const PACE_LABEL: Readonly<Record<Pace, string>> = {
  weekly: t`What each week brought`,
  lately: t`Lately: older weeks fade`,
};

/** What the reader chose to see on the front page; it stands in the address. */
export interface Choice {
  readonly span: Span;
  readonly flow: SeriesName;
  readonly pace: Pace;
}

/** Reads the choice from the address: two years and the composite where nothing is said. */
export function choiceOf(query: URLSearchParams): Choice {
  return {
    span: chosen(query, 'span', SPANS)[0] ?? '104',
    flow: chosen(query, 'flow', SERIES)[0] ?? 'composite',
    pace: chosen(query, 'pace', PACES)[0] ?? 'weekly',
  };
}

/** First and last ISO week of a span that ends at an instant. */
export function weeksOf(span: Span, endMs: number): { readonly from: string; readonly to: string } {
  return { from: weekOfMs(endMs - (Number(span) - 1) * WEEK_MS), to: weekOfMs(endMs) };
}

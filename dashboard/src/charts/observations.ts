import type { Observation } from '../service/records.js';
import { dateWords, dayMs } from '../words/dates.js';
import { amountWords } from '../words/numbers.js';
import { isBounded } from './bounded.js';
import { counted, t } from '../language/say.js';

/** Figures that may stand in one chart: same series, basis, unit and currency. */
export interface FigureSeries {
  readonly key: string;
  readonly label: string;
  readonly basis: string;
  /** “million US$”, “km”; empty where none is given. */
  readonly unit: string;
  readonly observations: readonly Observation[];
}

/** One figure as it is drawn: a point, or a bar from low to high; over its whole period. */
export interface FigureMark {
  readonly observation: Observation;
  /** Middle of the period, milliseconds. */
  readonly x: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly low: number;
  readonly high: number;
}

const DAY_MS = 86_400_000;
/** Of a currency any other unit is its name once more. */
const MULTIPLIER = /^(?:thousand|million|billion)/i;

/** In words: “US$” of dollars, “billion US$” of billions of them, “roubles”, “tonnes”. */
function unitOf({ unit, currency }: Observation): string {
  if (currency !== 'USD') return unit ?? currency ?? '';
  return unit !== null && MULTIPLIER.test(unit) ? t`${unit} US$` : 'US$';
}

function isDrawable(observation: Observation): boolean {
  const { value, low, high, period } = observation;
  return (
    isBounded(period) && period.precision !== 'undated' && (value !== null || low !== null || high !== null)
  );
}

/** Groups observations so that figures on different bases never share a line; in order of first appearance. */
export function figureSeries(observations: readonly Observation[]): readonly FigureSeries[] {
  const groups = new Map<string, Observation[]>();
  for (const item of observations) {
    const key = JSON.stringify([item.series, item.basis, unitOf(item), item.currency]);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups].map(([key, own]) => ({
    key,
    label: own[0]?.label ?? '',
    basis: own[0]?.basis ?? '',
    unit: own[0] === undefined ? '' : unitOf(own[0]),
    observations: own.toSorted((a, b) => ((a.period.from ?? '9') < (b.period.from ?? '9') ? -1 : 1)),
  }));
}

/** Whether a series has at least two figures that can be placed in time. */
export function isChart(series: FigureSeries): boolean {
  const starts = new Set(series.observations.filter(isDrawable).map(({ period }) => period.from));
  return starts.size >= 2;
}

/** The figures of a series that can be placed, in time order; a one-sided range is drawn at its known end. */
export function figureMarks(series: FigureSeries): readonly FigureMark[] {
  return series.observations.filter(isDrawable).flatMap((observation) => {
    const { period, value, low, high } = observation;
    if (!isBounded(period)) return [];
    const [fromMs, toMs] = [dayMs(period.from), dayMs(period.to) + DAY_MS];
    const known = value ?? low ?? high ?? 0;
    return [
      {
        observation,
        fromMs,
        toMs,
        x: (fromMs + toMs) / 2,
        low: value ?? low ?? known,
        high: value ?? high ?? known,
      },
    ];
  });
}

/** A figure in words: “2015: about US$2–2.5 billion”. */
export function markWords({ observation }: FigureMark): string {
  return t`${dateWords(observation.period)}: ${amountWords(observation)}`;
}

/** First and last figure of a series in a sentence. */
export function figureSummary(series: FigureSeries): string {
  const marks = figureMarks(series);
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return t`No figure can be placed in time.`;
  return counted(
    marks.length,
    '{n} figure. First {0}; last {1}.',
    '{n} figures. First {0}; last {1}.',
    markWords(first),
    markWords(last),
  );
}

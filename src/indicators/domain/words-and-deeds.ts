import type { IsoWeek } from '../../kernel/dates.js';
import type { Flow, IndexPoint, SeriesName } from './index-point.js';
import { decayPerStep, type IndexParameters } from './parameters.js';
import type { SeriesSteps } from './weekly-series.js';

/** Decayed flows of one series in one week, in score points per week; null where the week had no coverage. */
export interface WordsAndDeeds {
  readonly week: IsoWeek;
  readonly indicator: SeriesName;
  readonly cooperation: Flow | null;
  readonly conflict: Flow | null;
  readonly state: IndexPoint['state'];
}

/**
 * Words against deeds (DESIGN §5): the decayed flows as (1 − λ) · sum, so that a steady flow of one score point a
 * week reads as 1 and the lines can be compared. Every week of the series; `from` and `to` are the caller's to cut.
 */
export function wordsAndDeeds(
  indicator: SeriesName,
  steps: SeriesSteps,
  { halfLifeWeeks }: Pick<IndexParameters, 'halfLifeWeeks'>,
): WordsAndDeeds[] {
  const perWeek = 1 - decayPerStep(halfLifeWeeks);
  const flow = ({ words, deeds }: Flow): Flow => ({ words: perWeek * words, deeds: perWeek * deeds });
  return (steps.get(indicator) ?? []).map(({ week, sums, state }) => ({
    week: week.week,
    indicator,
    cooperation: state === 'no-coverage' ? null : flow(sums.cooperation),
    conflict: state === 'no-coverage' ? null : flow(sums.conflict),
    state,
  }));
}

import type { Flow, IndexPoint, SeriesName } from './index-point.js';
import type { IsoWeek } from '../../kernel/dates.js';
import { weekSteps, type SeriesInput } from './weekly-series.js';
import { decayPerStep } from './parameters.js';
import { timeline } from './timeline.js';
import { weeklyFlows } from './week-flows.js';

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
export function wordsAndDeeds(indicator: SeriesName, input: SeriesInput): WordsAndDeeds[] {
  const { parameters } = input;
  const perWeek = 1 - decayPerStep(parameters.halfLifeWeeks);
  const flow = ({ words, deeds }: Flow): Flow => ({ words: perWeek * words, deeds: perWeek * deeds });
  const flows = weeklyFlows(input.developments, parameters.maxPublisherFactor).get(indicator) ?? new Map();
  return weekSteps(timeline(input, parameters), flows, parameters).map(({ week, sums, state }) => ({
    week: week.week,
    indicator,
    cooperation: state === 'no-coverage' ? null : flow(sums.cooperation),
    conflict: state === 'no-coverage' ? null : flow(sums.conflict),
    state,
  }));
}

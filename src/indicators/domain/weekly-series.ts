import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { SERIES, type CountedDevelopment } from './counted-development.js';
import { estimateOf, nextSums, NO_SUMS, type DecayedSums, type Estimate } from './decayed-sums.js';
import type { Flow, IndexPoint, SeriesName, WeekState } from './index-point.js';
import { intensities } from './intensity.js';
import { decayPerStep, type IndexParameters } from './parameters.js';
import { timeline, type Coverage, type TimelineWeek } from './timeline.js';
import { NO_FLOWS, weeklyFlows, type FlowsByWeek, type WeekFlows } from './week-flows.js';

export interface SeriesInput {
  readonly developments: readonly CountedDevelopment[];
  readonly coverage: Coverage;
  /** First and last week to hand back; the sums always start with the first week on record. */
  readonly from?: IsoWeek | null;
  readonly to?: IsoWeek | null;
  /** The running week, or null where there is no clock: then no week is `partial`. */
  readonly currentWeek: IsoWeek | null;
  readonly parameters: IndexParameters;
}

/** One week of one series with the sums its index was made of. */
export interface WeekStep {
  readonly week: TimelineWeek;
  readonly flows: WeekFlows;
  readonly sums: DecayedSums;
  readonly state: WeekState;
}

const NO_ESTIMATE: { readonly [key in keyof Estimate]: null } = { index: null, low: null, high: null };

/** The weekly index of the four indicators and the composite (DESIGN §5); see {@link pointsOfSteps}. */
export function weeklySeries(input: SeriesInput): IndexPoint[] {
  return pointsOfSteps(seriesSteps(input), input);
}

/**
 * The points of the series: week by week in order, in each week the series in the order of {@link SERIES}, every
 * week from the first to the last. Alarms are null: they are found from the steps.
 */
export function pointsOfSteps(
  steps: SeriesSteps,
  input: Pick<SeriesInput, 'from' | 'to' | 'parameters'>,
): IndexPoint[] {
  const first = typeof input.from === 'string' ? weekNumber(input.from) : -Infinity;
  const last = typeof input.to === 'string' ? weekNumber(input.to) : Infinity;
  const rows = (steps.get('composite') ?? []).flatMap(({ week: { number } }, row) =>
    number < first || number > last ? [] : [row],
  );
  const columns = SERIES.map((series) =>
    seriesPoints(series, steps.get(series) ?? [], rows, input.parameters),
  );
  return rows.flatMap((_, i) => columns.flatMap((column) => column[i] ?? []));
}

/** The steps of every series over the same weeks. */
export type SeriesSteps = ReadonlyMap<SeriesName, readonly WeekStep[]>;

/** Week by week, what every series is made of. */
export function seriesSteps(input: SeriesInput): SeriesSteps {
  const flows = weeklyFlows(input.developments, input.parameters.maxPublisherFactor);
  return stepsOfFlows(timeline(input, input.parameters), flows, input.parameters);
}

/** {@link seriesSteps} from flows that are summed already. */
export function stepsOfFlows(
  weeks: readonly TimelineWeek[],
  flows: ReadonlyMap<SeriesName, FlowsByWeek>,
  parameters: IndexParameters,
): SeriesSteps {
  return new Map(
    SERIES.map((series) => [series, weekSteps(weeks, flows.get(series) ?? new Map(), parameters)]),
  );
}

/** The sums and the state of one series, week by week. */
export function weekSteps(
  weeks: readonly TimelineWeek[],
  flowsByWeek: FlowsByWeek,
  parameters: IndexParameters,
): WeekStep[] {
  const lambda = decayPerStep(parameters.halfLifeWeeks);
  const steps: WeekStep[] = [];
  let sums = NO_SUMS;
  let trailing = 0;
  for (const week of weeks) {
    const flows = flowsByWeek.get(week.number) ?? NO_FLOWS;
    const decay = week.decays ? lambda : 1;
    sums = nextSums(sums, flows, { decay, coverage: week.divisor });
    trailing += flows.n - (flowsByWeek.get(week.number - parameters.trailingWeeks)?.n ?? 0);
    steps.push({ week, flows, sums, state: stateOf(week, trailing, parameters) });
  }
  return steps;
}

/**
 * The state of a week (DESIGN §5), the first that applies: `no-coverage`, `thin` (too few developments in the
 * trailing calendar weeks, this one included), `short-history` (too few covered weeks so far, this one included),
 * `partial`, `ok`.
 */
function stateOf(week: TimelineWeek, trailing: number, parameters: IndexParameters): WeekState {
  if (week.watch !== 'covered') return 'no-coverage';
  if (trailing < parameters.thinBelowDevelopments) return 'thin';
  if (week.coveredSoFar < parameters.shortHistoryBelowWeeks) return 'short-history';
  return week.running ? 'partial' : 'ok';
}

function seriesPoints(
  series: SeriesName,
  steps: readonly WeekStep[],
  rows: readonly number[],
  parameters: IndexParameters,
): IndexPoint[] {
  const intensity = intensities(
    steps.map(({ week }) => week),
    steps.map(({ flows }) => flows.n),
    parameters.intensityBaseWeeks,
  );
  return rows.flatMap((row) => {
    const step = steps[row];
    return step === undefined ? [] : [pointOf(series, step, intensity[row] ?? null, parameters)];
  });
}

function pointOf(
  indicator: SeriesName,
  { week, flows, sums, state }: WeekStep,
  intensity: number | null,
  parameters: IndexParameters,
): IndexPoint {
  return {
    week: week.week,
    indicator,
    ...(state === 'no-coverage' || state === 'thin'
      ? NO_ESTIMATE
      : estimateOf(sums, parameters.neutralScorePoints, parameters.band)),
    n: flows.n,
    weight: flows.weight,
    cooperation: divided(flows.cooperation, week.divisor),
    conflict: divided(flows.conflict, week.divisor),
    intensity,
    coverage: week.coverage,
    state,
    alarms: null,
  };
}

function divided(flow: Flow, divisor: number): Flow {
  return { words: flow.words / divisor, deeds: flow.deeds / divisor };
}

import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { SERIES, type CountedDevelopment } from './counted-development.js';
import { estimateOf, nextSums, NO_SUMS, type DecayedSums, type Estimate } from './decayed-sums.js';
import { developmentsByWeek } from './developments-by-week.js';
import type { Flow, IndexPoint, SeriesName, WeekState } from './index-point.js';
import { intensityScale } from './intensity.js';
import type { SourcesBySeries } from './other-sources.js';
import { decayPerStep, type IndexParameters } from './parameters.js';
import { spanOf, weeksBetweenDated, type Coverage, type TimelineWeek, type WeekSpan } from './timeline.js';
import { NO_FLOWS, weeklyFlows, type FlowsByWeek, type WeekFlows } from './week-flows.js';

export interface SeriesInput {
  readonly developments: readonly CountedDevelopment[];
  readonly coverage: Coverage;
  /** Which weeks cannot be compared with those before them; absent: all can. */
  readonly otherSources?: SourcesBySeries;
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

/** What points are made by: each part once for the steps it is made of. */
export interface PointMaker {
  /** The point of one step of a series at an intensity, without its alarms. */
  readonly point: (series: SeriesName, step: WeekStep, intensity: number | null) => IndexPoint;
  /** The scale of a whole series: to find its base takes all its weeks. */
  readonly intensityOf: (steps: readonly WeekStep[]) => ReturnType<typeof intensityScale>;
}

/** Keeps the points of the steps it has seen, since a quantile takes longer than all else of one, and the scales. */
export function pointMaker({ neutralScorePoints, band, intensityBaseWeeks }: IndexParameters): PointMaker {
  const [points, scales] = [
    new WeakMap<WeekStep, IndexPoint>(),
    new WeakMap<readonly WeekStep[], ReturnType<typeof intensityScale>>(),
  ];
  return {
    point: (series, step, intensity) => {
      const made = points.get(step);
      if (made?.intensity === intensity) return made;
      const point =
        made === undefined
          ? pointOf(series, step, intensity, () => estimateOf(step.sums, neutralScorePoints, band))
          : { ...made, intensity };
      points.set(step, point);
      return point;
    },
    intensityOf: (steps) => {
      const scale = scales.get(steps) ?? intensityScale(steps, intensityBaseWeeks);
      scales.set(steps, scale);
      return scale;
    },
  };
}

/**
 * The points of the series: week by week in order, in each week the series in the order of {@link SERIES}, every
 * week from the first to the last. Alarms are null: they are found from the steps.
 */
export function pointsOfSteps(
  steps: SeriesSteps,
  input: Pick<SeriesInput, 'from' | 'to' | 'parameters'>,
  maker: PointMaker = pointMaker(input.parameters),
): IndexPoint[] {
  const first = typeof input.from === 'string' ? weekNumber(input.from) : -Infinity;
  const last = typeof input.to === 'string' ? weekNumber(input.to) : Infinity;
  const rows = rowsBetween(first, last, steps.get('composite') ?? []);
  const columns = SERIES.map((series) => {
    const ofSeries = steps.get(series) ?? [];
    return { series, ofSeries, intensityOf: maker.intensityOf(ofSeries) };
  });
  const points: IndexPoint[] = [];
  for (const row of rows)
    for (const { series, ofSeries, intensityOf } of columns) {
      const step = ofSeries[row];
      if (step !== undefined) points.push(maker.point(series, step, intensityOf(step.week, step.flows.n)));
    }
  return points;
}

/** The rows of the weeks from the first to the last number; the steps leave no week out. */
function rowsBetween(first: number, last: number, steps: readonly WeekStep[]): number[] {
  const begin = steps[0]?.week.number ?? 0;
  const [from, to] = [Math.max(first, begin), Math.min(last, begin + steps.length - 1)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from - begin + i);
}

/** The steps of every series over the same weeks. */
export type SeriesSteps = ReadonlyMap<SeriesName, readonly WeekStep[]>;

/** Week by week, what every series is made of. */
export function seriesSteps(input: SeriesInput): SeriesSteps {
  const byWeek = developmentsByWeek(input.developments);
  const flows = weeklyFlows(byWeek, input.parameters.maxPublisherFactor);
  const weeks = seriesWeeks(spanOf(byWeek.keys()), input, input.parameters);
  return stepsOfFlows(weeks, flows, input.parameters);
}

/** The weeks of every series, the same ones but for what they can be compared with. */
type SeriesWeeks = ReadonlyMap<SeriesName, readonly TimelineWeek[]>;

/** What weeks are made of, but for the developments. */
export type WatchedInput = Pick<SeriesInput, 'coverage' | 'otherSources' | 'currentWeek'>;

/** The timeline of every series; weeks that are the same in `before` are the same objects. */
export function seriesWeeks(
  dated: WeekSpan | null,
  { otherSources, ...watched }: WatchedInput,
  parameters: Parameters<typeof weeksBetweenDated>[2],
  before?: SeriesWeeks,
): SeriesWeeks {
  const made = new Map<unknown, readonly TimelineWeek[]>();
  return new Map(
    SERIES.map((series) => {
      const [sources, known] = [otherSources?.get(series), before?.get(series)];
      // Where all series have the same sources there is one timeline, not five of them.
      const weeks =
        made.get(sources) ??
        weeksBetweenDated(dated, { ...watched, otherSources: sources }, parameters, known);
      made.set(sources, weeks);
      return [series, weeks];
    }),
  );
}

/** What steps were made of, and the steps. */
export interface MadeSteps {
  readonly weeks: SeriesWeeks;
  readonly flows: ReadonlyMap<SeriesName, FlowsByWeek>;
  readonly steps: SeriesSteps;
}

/** {@link seriesSteps} from flows that are summed already; steps of `before` that are still right are shared. */
export function stepsOfFlows(
  weeksOfSeries: SeriesWeeks,
  flows: ReadonlyMap<SeriesName, FlowsByWeek>,
  parameters: IndexParameters,
  before?: MadeSteps,
): SeriesSteps {
  return new Map(
    SERIES.map((series) => {
      const weeks = weeksOfSeries.get(series) ?? [];
      const sameWeeks = sameRows(weeks, before?.weeks.get(series) ?? []);
      const flowsByWeek = flows.get(series) ?? NO_WEEKS;
      const steps = before?.steps.get(series) ?? [];
      // Whoever changes a week's flows makes another map: the same one has the same flows in every week.
      const isSameMap = flows.get(series) === before?.flows.get(series);
      const kept = isSameMap ? sameWeeks : sameFlows(steps, flowsByWeek, sameWeeks);
      return [series, weekSteps(weeks, flowsByWeek, parameters, { steps, kept })];
    }),
  );
}

const NO_WEEKS: FlowsByWeek = new Map<number, WeekFlows>();

/** How many weeks from the first on are the same objects. */
function sameRows(weeks: readonly TimelineWeek[], before: readonly TimelineWeek[]): number {
  if (weeks === before) return weeks.length;
  const row = before.findIndex((week, place) => week !== weeks[place]);
  return row === -1 ? before.length : row;
}

/** How many of the first `most` steps have the same flows still. */
function sameFlows(steps: readonly WeekStep[], flowsByWeek: FlowsByWeek, most: number): number {
  for (let row = 0; row < steps.length; row += 1) {
    const step = steps[row];
    if (step === undefined || row >= most) return row;
    if (step.flows !== (flowsByWeek.get(step.week.number) ?? NO_FLOWS)) return row;
  }
  return steps.length;
}

/**
 * The sums and the state of one series, week by week. Each week is made of the one before it, so that the first `kept`
 * steps of those before, made of the same weeks and flows, are right, and only the tail is made anew.
 */
function weekSteps(
  weeks: readonly TimelineWeek[],
  flowsByWeek: FlowsByWeek,
  parameters: IndexParameters,
  { steps: before, kept }: { readonly steps: readonly WeekStep[]; readonly kept: number },
): readonly WeekStep[] {
  if (kept === weeks.length && kept === before.length) return before;
  const flowsOf = (number: number): WeekFlows => flowsByWeek.get(number) ?? NO_FLOWS;
  const lambda = decayPerStep(parameters.halfLifeWeeks);
  const steps = before.slice(0, kept);
  let sums = steps.at(-1)?.sums ?? NO_SUMS;
  let trailing = steps.slice(-parameters.trailingWeeks).reduce((n, { flows }) => n + flows.n, 0);
  for (const week of weeks.slice(kept)) {
    const flows = flowsOf(week.number);
    const decay = week.decays ? lambda : 1;
    sums = nextSums(sums, flows, { decay, coverage: week.divisor });
    trailing += flows.n - flowsOf(week.number - parameters.trailingWeeks).n;
    steps.push({ week, flows, sums, state: stateOf(week, trailing, parameters) });
  }
  return steps;
}

/**
 * The state of a week (DESIGN §5), the first that applies: `no-coverage`, `thin` (too few developments in the
 * trailing calendar weeks, this one included), `short-history` (too few covered weeks so far, this one included, that
 * can be compared with it),
 * `partial`, `ok`.
 */
function stateOf(week: TimelineWeek, trailing: number, parameters: IndexParameters): WeekState {
  if (week.watch !== 'covered') return 'no-coverage';
  if (trailing < parameters.thinBelowDevelopments) return 'thin';
  if (week.comparableWeeks < parameters.shortHistoryBelowWeeks) return 'short-history';
  return week.running ? 'partial' : 'ok';
}

function pointOf(
  indicator: SeriesName,
  step: WeekStep,
  intensity: number | null,
  estimate: () => Estimate,
): IndexPoint {
  const { week, flows, state } = step;
  return {
    week: week.week,
    indicator,
    ...(state === 'no-coverage' || state === 'thin' ? NO_ESTIMATE : estimate()),
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

import type { IsoWeek } from '../../kernel/dates.js';
import { confidenceIn, publisherFactor, type CountedDevelopment } from './counted-development.js';
import { estimateOf, evidenceOf, total, type DecayedSums, type Estimate } from './decayed-sums.js';
import type { SeriesName, WeekState } from './index-point.js';
import { weekOfDevelopment } from './development-week.js';
import { inWeekOrder, type DevelopmentsByWeek } from './developments-by-week.js';
import { decayPerStep, type IndexParameters } from './parameters.js';
import type { TimelineWeek } from './timeline.js';
import type { SeriesSteps, WeekStep } from './weekly-series.js';

/** What one development adds to one point. */
interface ExplainedTerm {
  readonly developmentId: string;
  readonly week: IsoWeek;
  /** p, 0 … 1. */
  readonly confidence: number;
  readonly publishers: number;
  /** min(3, 1 + ln max(1, n)). */
  readonly publisherFactor: number;
  /** w = p × the factor. */
  readonly weight: number;
  readonly score: number;
  readonly kind: 'words' | 'deeds';
  /** What the week's coverage divides the flow by; 1 where it was not covered, or in full. */
  readonly coverage: number;
  /** Weeks in which the sums have decayed since: outages are left out. */
  readonly ageWeeks: number;
  /** λ^age, 0 … 1. */
  readonly decay: number;
  /** w·s ÷ coverage × λ^age, in score points: above 0 it is part of C, below 0 of X. */
  readonly contribution: number;
}

/** The arithmetic of one point: the terms' contributions sum to C and −X, and those give the index. */
export interface PointExplanation {
  readonly week: IsoWeek;
  readonly indicator: SeriesName;
  readonly state: WeekState;
  /** Whether the point shows its index and band; not where it is thin or without coverage. */
  readonly shown: boolean;
  /** λ. */
  readonly decayPerWeek: number;
  /** By week, then by id: all that still weigh. */
  readonly terms: readonly ExplainedTerm[];
  /** What happened before the first of them has all but decayed. */
  readonly older: OlderTerms;
  /** C, in score points. */
  readonly cooperation: number;
  /** X, in score points. */
  readonly conflict: number;
  /** S, in score points. */
  readonly neutralScorePoints: number;
  /** I = 100 · (C − X) / (C + X + S), with its band, computed even where it is not shown. */
  readonly estimate: Estimate;
  readonly evidence: Evidence;
}

/** The developments of a series that together add less than a number shows; part of C and X all the same. */
interface OlderTerms {
  readonly developments: number;
  /** Their part of C and of X, in score points. */
  readonly cooperation: number;
  readonly conflict: number;
}

/** Score points that no figure shows: a hundredth of the billionth to which the arithmetic is given. */
const SHOWN_BY_NO_FIGURE = 1e-11;

/** n = φ·D·k. */
interface Evidence {
  /** n, developments' worth. */
  readonly effective: number;
  /** φ. */
  readonly perDevelopment: number;
  /** D = Σ λ^age. */
  readonly developments: number;
  /** k, 0 … 1: how equal the contributions are; 0 where there is none. */
  readonly equality: number;
}

/** What a point is taken apart from: the steps of the series and the developments they were made of. */
export interface Explainable {
  readonly steps: SeriesSteps;
  readonly byWeek: DevelopmentsByWeek;
  readonly parameters: IndexParameters;
}

/** Takes one point of the weekly series apart; null where there is no such week. */
export function explainPoint(
  week: IsoWeek,
  indicator: SeriesName,
  { steps, byWeek, parameters }: Explainable,
): PointExplanation | null {
  const ofSeries = steps.get(indicator) ?? [];
  const row = ofSeries.findIndex((candidate) => candidate.week.week === week);
  const step = ofSeries[row];
  if (step === undefined) return null;
  const { older, firstRow } = olderThanReach(ofSeries.slice(0, row + 1), step, parameters);
  const reach = inWeekOrder(byWeek, ofSeries[firstRow]?.week.number, step.week.number);
  const weeks = ofSeries.map((one) => one.week);
  return {
    week,
    indicator,
    state: step.state,
    shown: step.state !== 'no-coverage' && step.state !== 'thin',
    decayPerWeek: decayPerStep(parameters.halfLifeWeeks),
    terms: termsUntil(step.week, indicator, { weeks, developments: reach, parameters }),
    older,
    cooperation: total(step.sums.cooperation),
    conflict: total(step.sums.conflict),
    neutralScorePoints: parameters.neutralScorePoints,
    estimate: estimateOf(step.sums, parameters.neutralScorePoints, parameters.band),
    evidence: evidence(step.sums, parameters),
  };
}

/** The first row that still weighs in the last step, and what all rows before it leave there: their sums, decayed. */
function olderThanReach(
  steps: readonly WeekStep[],
  last: WeekStep,
  { halfLifeWeeks }: IndexParameters,
): { readonly firstRow: number; readonly older: OlderTerms } {
  const left = ({ sums, week }: WeekStep): { cooperation: number; conflict: number } => {
    const decay = Math.pow(2, -(last.week.decaysSoFar - week.decaysSoFar) / halfLifeWeeks);
    return { cooperation: decay * total(sums.cooperation), conflict: decay * total(sums.conflict) };
  };
  const row = steps.findLastIndex((step) => {
    const { cooperation, conflict } = left(step);
    return step !== last && cooperation + conflict < SHOWN_BY_NO_FIGURE;
  });
  const step = steps[row];
  if (step === undefined) return { firstRow: 0, older: { developments: 0, cooperation: 0, conflict: 0 } };
  const developments = steps.slice(0, row + 1).reduce((n, { flows }) => n + flows.n, 0);
  return { firstRow: row + 1, older: { developments, ...left(step) } };
}

function evidence(sums: DecayedSums, { band }: IndexParameters): Evidence {
  const [perDevelopment, developments] = [band.evidencePerDevelopment, sums.developments];
  const effective = evidenceOf(sums, perDevelopment);
  const equality = effective === 0 ? 0 : effective / (perDevelopment * developments);
  return { effective, perDevelopment, developments, equality };
}

function termsUntil(
  until: TimelineWeek,
  indicator: SeriesName,
  given: {
    readonly weeks: readonly TimelineWeek[];
    readonly developments: Iterable<CountedDevelopment>;
    readonly parameters: IndexParameters;
  },
): ExplainedTerm[] {
  const first = given.weeks[0]?.number ?? 0;
  const terms: ExplainedTerm[] = [];
  for (const development of given.developments) {
    const number = weekOfDevelopment(development);
    const confidence = confidenceIn(indicator, development);
    if (number === null || confidence === null || number > until.number) continue;
    const week = given.weeks[number - first];
    if (week !== undefined)
      terms.push(termOf(development, confidence, { week, until, parameters: given.parameters }));
  }
  return terms.sort((a, b) => compareText(a.week, b.week) || compareText(a.developmentId, b.developmentId));
}

/** What each of the given developments adds to a point of the series, in score points, by id (see `contribution`). */
export function contributionsTo(
  until: TimelineWeek,
  indicator: SeriesName,
  given: Parameters<typeof termsUntil>[2],
): ReadonlyMap<string, number> {
  const terms = termsUntil(until, indicator, given);
  return new Map(terms.map(({ developmentId, contribution }) => [developmentId, contribution]));
}

function termOf(
  { id, publishers, score, material }: CountedDevelopment,
  confidence: number,
  given: { readonly week: TimelineWeek; readonly until: TimelineWeek; readonly parameters: IndexParameters },
): ExplainedTerm {
  const { week, until, parameters } = given;
  const factor = publisherFactor(publishers, parameters.maxPublisherFactor);
  const weight = confidence * factor;
  const ageWeeks = until.decaysSoFar - week.decaysSoFar;
  const decay = Math.pow(2, -ageWeeks / parameters.halfLifeWeeks);
  return {
    developmentId: id,
    week: week.week,
    confidence,
    publishers,
    publisherFactor: factor,
    weight,
    score,
    kind: material ? 'deeds' : 'words',
    coverage: week.divisor,
    ageWeeks,
    decay,
    contribution: ((weight * score) / week.divisor) * decay,
  };
}

/** By code units, the same in every locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

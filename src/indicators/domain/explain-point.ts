import type { IsoWeek } from '../../kernel/dates.js';
import { confidenceIn, publisherFactor, type CountedDevelopment } from './counted-development.js';
import { estimateOf, evidenceOf, total, type DecayedSums, type Estimate } from './decayed-sums.js';
import type { SeriesName, WeekState } from './index-point.js';
import { decayPerStep, type IndexParameters } from './parameters.js';
import { timeline, type TimelineWeek } from './timeline.js';
import { weekOfDevelopment, weeklyFlows } from './week-flows.js';
import { weekSteps, type SeriesInput } from './weekly-series.js';

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
  /** By week, then by id. */
  readonly terms: readonly ExplainedTerm[];
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

/** Takes one point of {@link weeklySeries} apart; null where the input has no such week. */
export function explainPoint(
  week: IsoWeek,
  indicator: SeriesName,
  input: SeriesInput,
): PointExplanation | null {
  const { parameters } = input;
  const weeks = timeline(input, parameters);
  const row = weeks.findIndex((candidate) => candidate.week === week);
  const flows = weeklyFlows(input.developments, parameters.maxPublisherFactor).get(indicator) ?? new Map();
  const step = weekSteps(weeks.slice(0, row + 1), flows, parameters).at(-1);
  if (step === undefined) return null;
  return {
    week,
    indicator,
    state: step.state,
    shown: step.state !== 'no-coverage' && step.state !== 'thin',
    decayPerWeek: decayPerStep(parameters.halfLifeWeeks),
    terms: termsUntil(step.week, indicator, { weeks, developments: input.developments, parameters }),
    cooperation: total(step.sums.cooperation),
    conflict: total(step.sums.conflict),
    neutralScorePoints: parameters.neutralScorePoints,
    estimate: estimateOf(step.sums, parameters.neutralScorePoints, parameters.band),
    evidence: evidence(step.sums, parameters),
  };
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
    readonly developments: readonly CountedDevelopment[];
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

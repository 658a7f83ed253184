import { confidenceIn, publisherFactor, type CountedDevelopment } from './counted-development.js';
import { developmentsOf, type IndexLedger } from './index-ledger.js';
import type { SeriesName } from './index-point.js';
import { orderedSum } from './ordered-sum.js';
import { decayPerStep, type IndexParameters } from './parameters.js';
import { piecesOf, yearlySeries, type YearPoint } from './yearly-series.js';

/** What one development adds to one year's point. */
interface ExplainedYearTerm {
  readonly developmentId: string;
  /** p, 0 … 1. */
  readonly confidence: number;
  readonly publishers: number;
  /** min(3, 1 + ln max(1, n)). */
  readonly publisherFactor: number;
  /** w = p × the factor. */
  readonly weight: number;
  readonly score: number;
  readonly kind: 'words' | 'deeds';
  /** The part of its days that lies in this year or before, above 0 … 1. */
  readonly share: number;
  /** λ^age, averaged over that part, above 0 … 1. */
  readonly decay: number;
  /** w·s × share × decay, in score points: above 0 it is part of C, below 0 of X. */
  readonly contribution: number;
}

/** The arithmetic of one year: the terms' contributions sum to C and −X, and those give the index. */
export interface YearExplanation {
  readonly point: YearPoint;
  /** λ of a year. */
  readonly decayPerYear: number;
  /** Largest contribution first, then by id. */
  readonly terms: readonly ExplainedYearTerm[];
  /** C, in score points. */
  readonly cooperation: number;
  /** X, in score points. */
  readonly conflict: number;
  /** S, in score points. */
  readonly neutralScorePoints: number;
}

/** Takes one point of {@link yearlySeries} apart; null where the series has no such year. */
export function explainYear(
  year: number,
  indicator: SeriesName,
  { ledger, parameters }: { readonly ledger: IndexLedger; readonly parameters: IndexParameters },
): YearExplanation | null {
  const point = yearlySeries(ledger, year, parameters).points.find(
    (candidate) => candidate.year === year && candidate.indicator === indicator,
  );
  if (point === undefined) return null;
  const decayPerYear = decayPerStep(parameters.yearly.halfLifeYears);
  const terms: ExplainedYearTerm[] = [];
  for (const development of developmentsOf(ledger)) {
    const confidence = confidenceIn(indicator, development);
    const term = confidence === null ? null : termOf(development, confidence, { year, parameters });
    if (term !== null) terms.push(term);
  }
  terms.sort(byContribution);
  const sum = (side: 1 | -1): number =>
    orderedSum(terms.map(({ contribution }) => Math.max(0, side * contribution)));
  return {
    ...{ point, decayPerYear, terms, cooperation: sum(1), conflict: sum(-1) },
    neutralScorePoints: parameters.yearly.neutralScorePoints,
  };
}

function termOf(
  development: CountedDevelopment,
  confidence: number,
  given: { readonly year: number; readonly parameters: IndexParameters },
): ExplainedYearTerm | null {
  const { yearly, maxPublisherFactor } = given.parameters;
  const pieces = piecesOf(development).filter(({ year }) => year <= given.year);
  if (pieces.length === 0) return null;
  const { id, publishers, score, material } = development;
  const factor = publisherFactor(publishers, maxPublisherFactor);
  const share = orderedSum(pieces.map((piece) => piece.share));
  const decayed = orderedSum(
    pieces.map((piece) => piece.share * Math.pow(2, -(given.year - piece.year) / yearly.halfLifeYears)),
  );
  return {
    ...{ developmentId: id, confidence, publishers, publisherFactor: factor, weight: confidence * factor },
    ...{ score, kind: material ? 'deeds' : 'words', share, decay: decayed / share },
    contribution: confidence * factor * score * decayed,
  };
}

function byContribution(a: ExplainedYearTerm, b: ExplainedYearTerm): number {
  return Math.abs(b.contribution) - Math.abs(a.contribution) || (a.developmentId < b.developmentId ? -1 : 1);
}

import { TOPICS, type Direction } from '../../src/kernel/words.js';
import type { Lexicon, Weights } from '../../src/classification/domain/lexicon.js';
import { createSceneReader } from '../../src/classification/domain/classifier.js';
import { indicatorFeatures } from '../../src/classification/domain/indicator-features.js';
import { relevanceFeatures } from '../../src/classification/domain/relevance-features.js';
import { scoreFeatures } from '../../src/classification/domain/score-features.js';
import { decisiveAct, startOf } from '../../src/classification/domain/scoring.js';
import { expectedWeights } from './expected-weights.js';
import { reportOf, type Labelled } from './labelled.js';
import { fit, type Example, type FitOptions } from './logistic.js';

const LEAST_SEEN = Number(process.env.DF ?? 3);
const WORDING = /^(?:words?|frame|link)\./u;
const W = Number(process.env.W ?? 0.25);
const WI = Number(process.env.WI ?? 0.25);
const WS = Number(process.env.WS ?? 0.25);
const SC = Number(process.env.SC ?? 0.5);
const SL = Number(process.env.SL ?? 0.3);
const SLW = Number(process.env.SLW ?? 0.1);

interface Prepared {
  readonly row: Labelled;
  readonly relevance: readonly string[];
  readonly indicators: readonly string[];
  readonly score: readonly string[];
  /** What the score starts from in the labelled direction. */
  readonly start: number;
}

/** Features of each labelled article that is read closely; the others are no matter of weights. */
export function prepare(rows: readonly Labelled[], lexicon: Lexicon): Prepared[] {
  const read = createSceneReader(lexicon);
  const ids = (features: readonly { id: string }[]): string[] => features.map((feature) => feature.id);
  return rows.flatMap((row) => {
    const scene = read(reportOf(row));
    if (!scene) return [];
    return [
      {
        row,
        relevance: ids(relevanceFeatures(scene)),
        indicators: ids(indicatorFeatures(scene)),
        score: ids(scoreFeatures(scene, decisiveAct(scene, () => true))),
        start: startOf(scene, row.direction, lexicon.score).score,
      },
    ];
  });
}

function options(kind: FitOptions['kind'], expected: Weights, structure: number, wording: number): FitOptions {
  return {
    kind,
    expected,
    leastSeen: LEAST_SEEN,
    spreadOf: (feature) => (WORDING.test(feature) ? wording : structure),
  };
}

const asTarget = (holds: boolean): number => (holds ? 1 : 0);

function learnScore(relevant: readonly Prepared[], lexicon: Lexicon): Lexicon['score'] {
  const { conflict, neutral } = expectedWeights;
  const by = (target: (p: Prepared) => number): ((p: Prepared) => Example) => {
    return (p) => ({ features: p.score, target: target(p), weight: 1 });
  };
  const of = (direction: Direction): Prepared[] => relevant.filter((p) => p.row.direction === direction);
  const correction = (direction: Direction): Weights =>
    fit(of(direction).map(by((p) => p.row.intensity - p.start)), options('linear', {}, SL, SLW));
  return {
    ...lexicon.score,
    conflict: fit(
      relevant.map(by((p) => asTarget(p.row.direction === 'conflict'))),
      options('logistic', conflict, SC, WS),
    ),
    neutral: fit(
      relevant
        .filter((p) => p.row.direction !== 'conflict')
        .map(by((p) => asTarget(p.row.direction === 'neutral'))),
      options('logistic', neutral, SC, WS),
    ),
    correction: { cooperation: correction('cooperation'), conflict: correction('conflict') },
  };
}

/** The lexicon with weights learned from the prepared articles. */
export function learn(prepared: readonly Prepared[], lexicon: Lexicon): Lexicon {
  const { relevance, indicators, spread } = expectedWeights;
  const relevant = prepared.filter(({ row }) => row.relevant);
  const model = (topic: (typeof TOPICS)[number]): Weights =>
    fit(
      relevant.map((p) => ({
        features: p.indicators,
        target: asTarget(p.row.indicators.includes(topic)),
        weight: 1,
      })),
      options('logistic', indicators[topic], spread.indicators, WI),
    );
  return {
    ...lexicon,
    relevance: fit(
      prepared.map((p) => ({ features: p.relevance, target: asTarget(p.row.relevant), weight: 1 })),
      options('logistic', relevance, spread.relevance, W),
    ),
    indicators: {
      trade: model('trade'),
      defence: model('defence'),
      energy: model('energy'),
      diplomacy: model('diplomacy'),
      other: model('other'),
    },
    score: learnScore(relevant, lexicon),
  };
}

import { EVENT_TYPES, TOPICS, type Direction, type Status } from '../../src/kernel/words.js';
import type { ActWeights, Lexicon, Weights } from '../../src/classification/domain/lexicon.js';
import { actFeatures } from '../../src/classification/domain/act-features.js';
import { createSceneReader } from '../../src/classification/domain/classifier.js';
import { indicatorFeatures } from '../../src/classification/domain/indicator-features.js';
import { relevanceFeatures } from '../../src/classification/domain/relevance-features.js';
import { scoreFeatures } from '../../src/classification/domain/score-features.js';
import { decisiveAct, startOf } from '../../src/classification/domain/scoring.js';
import { expectedWeights, type Spread, type Spreads } from './expected-weights.js';
import { reportOf, type Labelled } from './labelled.js';
import { fit, type Example, type FitOptions } from './logistic.js';

/** Features of wording are many and rarer than those of the rules: their weights stay closer to nothing. */
const WORDING = /^(?:words?|frame|link)\./u;

export interface Prepared {
  readonly row: Labelled;
  readonly relevance: readonly string[];
  readonly indicators: readonly string[];
  readonly score: readonly string[];
  /** Of the act that decides in the labelled direction. */
  readonly act: readonly string[];
  /** How much the article counts in training. */
  readonly weight: number;
  /** What the score starts from in each direction. */
  readonly start: Readonly<Record<Direction, number>>;
}

/** Our own sentences are far harder than news is: an article of the labelled file counts as much as three of them. */
export const ARTICLE_WEIGHT = 3;

/** Features of each labelled article that is read closely, counting `weight` times; the others are no matter of weights. */
export function prepare(rows: readonly Labelled[], lexicon: Lexicon, weight = 1): Prepared[] {
  const read = createSceneReader(lexicon);
  const ids = (features: readonly { id: string }[]): string[] => features.map((feature) => feature.id);
  return rows.flatMap((row) => {
    const scene = read(reportOf(row));
    if (!scene) return [];
    return [
      {
        row,
        weight,
        relevance: ids(relevanceFeatures(scene)),
        indicators: ids(indicatorFeatures(scene)),
        score: ids(
          scoreFeatures(
            scene,
            decisiveAct(scene, () => true),
          ),
        ),
        act: ids(actFeatures(scene, startOf(scene, row.direction, lexicon.score).act, row.direction)),
        start: {
          cooperation: startOf(scene, 'cooperation', lexicon.score).score,
          conflict: startOf(scene, 'conflict', lexicon.score).score,
          neutral: 0,
        },
      },
    ];
  });
}

function options(
  kind: FitOptions['kind'],
  expected: Weights,
  { rules, wording, leastSeen }: Spread,
): FitOptions {
  return {
    kind,
    expected,
    leastSeen,
    spreadOf: (feature) => (WORDING.test(feature) ? wording : rules),
  };
}

const asTarget = (holds: boolean): number => (holds ? 1 : 0);

function learnScore(relevant: readonly Prepared[], lexicon: Lexicon, spread: Spreads): Lexicon['score'] {
  const { conflict, neutral } = expectedWeights;
  const by = (target: (p: Prepared) => number): ((p: Prepared) => Example) => {
    return (p) => ({ features: p.score, target: target(p), weight: p.weight });
  };
  const of = (direction: Direction): Prepared[] => relevant.filter((p) => p.row.direction === direction);
  const correction = (direction: Direction): Weights =>
    fit(
      of(direction).map(by((p) => p.row.intensity - p.start[direction])),
      options('linear', {}, spread.score),
    );
  return {
    ...lexicon.score,
    conflict: fit(
      relevant.map(by((p) => asTarget(p.row.direction === 'conflict'))),
      options('logistic', conflict, spread.direction),
    ),
    neutral: fit(
      relevant
        .filter((p) => p.row.direction !== 'conflict')
        .map(by((p) => asTarget(p.row.direction === 'neutral'))),
      options('logistic', neutral, spread.direction),
    ),
    correction: { cooperation: correction('cooperation'), conflict: correction('conflict') },
  };
}

/** One model per status and event type, from the sentences that say how far their act has got and of what kind it is. */
export function learnActs(
  relevant: readonly Prepared[],
  spread: Spreads = expectedWeights.spread,
): ActWeights {
  const labelled = relevant.filter(({ row }) => typeof row.status === 'string');
  const model = (own: string, is: (p: Prepared) => boolean): Weights =>
    fit(
      labelled.map((p) => ({ features: p.act, target: asTarget(is(p)), weight: p.weight })),
      options('logistic', { prior: -3, [own]: 3 }, spread.acts),
    );
  const typeOf = ({ row }: Prepared): string => row.eventType ?? 'none';
  const types = [...EVENT_TYPES, 'none'].map((name): [string, Weights] => [
    name,
    model(`decisive.type.${name}`, (p) => typeOf(p) === name),
  ]);
  const ofStatus = (name: Status): Weights =>
    model(`decisive.status.${name}`, ({ row }) => row.status === name);
  return {
    status: {
      planned: ofStatus('planned'),
      agreed: ofStatus('agreed'),
      occurred: ofStatus('occurred'),
      stalled: ofStatus('stalled'),
      cancelled: ofStatus('cancelled'),
      alleged: ofStatus('alleged'),
      denied: ofStatus('denied'),
    },
    eventType: Object.fromEntries(types),
  };
}

/** The lexicon with weights learned from the prepared articles. */
export function learn(
  prepared: readonly Prepared[],
  lexicon: Lexicon,
  spread = expectedWeights.spread,
): Lexicon {
  const { relevance, indicators } = expectedWeights;
  const relevant = prepared.filter(({ row }) => row.relevant);
  const model = (topic: (typeof TOPICS)[number]): Weights =>
    fit(
      relevant.map((p) => ({
        features: p.indicators,
        target: asTarget(p.row.indicators.includes(topic)),
        weight: p.weight,
      })),
      options('logistic', indicators[topic], spread.indicators),
    );
  return {
    ...lexicon,
    relevance: fit(
      prepared.map((p) => ({ features: p.relevance, target: asTarget(p.row.relevant), weight: p.weight })),
      options('logistic', relevance, spread.relevance),
    ),
    indicators: {
      trade: model('trade'),
      defence: model('defence'),
      energy: model('energy'),
      diplomacy: model('diplomacy'),
      other: model('other'),
    },
    score: learnScore(relevant, lexicon, spread),
    acts: learnActs(relevant, spread),
  };
}

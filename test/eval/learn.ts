import { TOPICS } from '../../src/kernel/words.js';
import type { Lexicon } from '../../src/classification/domain/lexicon.js';
import { createSceneReader } from '../../src/classification/domain/classifier.js';
import { indicatorFeatures } from '../../src/classification/domain/indicator-features.js';
import { relevanceFeatures } from '../../src/classification/domain/relevance-features.js';
import { expectedWeights } from './expected-weights.js';
import { reportOf, type Labelled } from './labelled.js';
import { fit } from './logistic.js';

interface Prepared {
  readonly row: Labelled;
  readonly relevance: readonly string[];
  readonly indicators: readonly string[];
}

/** Features of each labelled article that is read closely; the others are no matter of weights. */
export function prepare(rows: readonly Labelled[], lexicon: Lexicon): Prepared[] {
  const read = createSceneReader(lexicon);
  return rows.flatMap((row) => {
    const scene = read(reportOf(row));
    if (!scene) return [];
    const ids = (features: readonly { id: string }[]): string[] => features.map((feature) => feature.id);
    return [{ row, relevance: ids(relevanceFeatures(scene)), indicators: ids(indicatorFeatures(scene)) }];
  });
}

/** The lexicon with weights learned from the prepared articles. */
export function learn(prepared: readonly Prepared[], lexicon: Lexicon): Lexicon {
  const { relevance, indicators, spread } = expectedWeights;
  const relevant = prepared.filter(({ row }) => row.relevant);
  const model = (topic: (typeof TOPICS)[number]): Lexicon['relevance'] =>
    fit(
      relevant.map((p) => ({ features: p.indicators, holds: p.row.indicators.includes(topic), weight: 1 })),
      { expected: indicators[topic], spread: spread.indicators },
    );
  return {
    ...lexicon,
    relevance: fit(
      prepared.map((p) => ({ features: p.relevance, holds: p.row.relevant, weight: 1 })),
      { expected: relevance, spread: spread.relevance },
    ),
    indicators: {
      trade: model('trade'),
      defence: model('defence'),
      energy: model('energy'),
      diplomacy: model('diplomacy'),
      other: model('other'),
    },
  };
}

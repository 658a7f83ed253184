import { LANGUAGES } from '../../src/kernel/words.js';
import { createClassifier } from '../../src/classification/domain/classifier.js';
import type { Lexicon } from '../../src/classification/domain/lexicon.js';
import { takingAllAsRelevant } from './as-relevant.js';
import { ACT_LABELS, actLabels, type Judged } from './figures.js';
import { hash } from './folds.js';
import { learnActs, prepare, type Prepared } from './learn.js';
import { ownExamples } from './own-examples.js';
import { reportOf, type Labelled } from './labelled.js';

const PARTS = 5;

function partOf({ cluster, id }: Labelled): number {
  return hash(cluster ?? id) % PARTS;
}

function judgePart(part: number, own: readonly Prepared[], lexicon: Lexicon): Judged[] {
  const acts = learnActs(own.filter(({ row }) => partOf(row) !== part));
  const classify = createClassifier(takingAllAsRelevant({ ...lexicon, acts }));
  return own
    .filter(({ row }) => partOf(row) === part)
    .map(({ row }) => ({ row, verdict: classify(reportOf(row)) }));
}

/**
 * How often status, event type and mode are given as our own sentences label them: learned from four fifths of the
 * clusters, asked of the fifth, each taken as relevant. Direction and words are as the stored weights have them.
 */
export function actLines(lexicon: Lexicon): string[] {
  const own = prepare(ownExamples(), lexicon).filter(
    ({ row }) => row.relevant && typeof row.status === 'string',
  );
  const judged = Array.from({ length: PARTS }, (_, part) => judgePart(part, own, lexicon)).flat();
  return ['all', ...LANGUAGES].flatMap((language) => {
    const found = actLabels(judged.filter(({ row }) => language === 'all' || row.language === language));
    return ACT_LABELS.map((name) => {
      const [right, of] = found[name];
      return `${language}: ${name} right in ${right} of ${of} (${(right / of).toFixed(3)})`;
    });
  });
}

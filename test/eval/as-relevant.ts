import { createClassifier } from '../../src/classification/domain/classifier.js';
import type { Lexicon } from '../../src/classification/domain/lexicon.js';
import type { Judged } from './figures.js';
import { withLabelledRelevance } from './grouping.js';
import { readLabelled, reportOf } from './labelled.js';

/** Log-odds that no other feature outweighs. */
const ALWAYS = 1_000;

/** The lexicon with which every text that names both sides is read as relevant, for its traits. */
export function takingAllAsRelevant(lexicon: Lexicon): Lexicon {
  return { ...lexicon, relevance: { ...lexicon.relevance, prior: ALWAYS } };
}

/** The relevant articles of labelled files, each with the traits it has when read closely; others are left out. */
export function readAsRelevant(files: readonly string[], lexicon: Lexicon): Judged[] {
  const classify = createClassifier(takingAllAsRelevant(lexicon));
  const rows = files.flatMap((file) => readLabelled(file)).filter((row) => row.relevant);
  const judged = rows.map((row) => ({ row, verdict: classify(reportOf(row)) }));
  return withLabelledRelevance(judged.filter(({ verdict }) => verdict.relevant));
}

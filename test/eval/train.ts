/** `npm run train`, that is `node dist/test/eval/train.js LABELLED.jsonl WEIGHTS.json`: learns the weights again and writes `data/weights.json`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { loadLexicon } from '../../src/classification/adapters/load-lexicon.js';
import { readLabelled } from './labelled.js';
import { ARTICLE_WEIGHT, learn, prepare } from './learn.js';
import { ownExamples } from './own-examples.js';

/** What stays as it is: declared version, source, the probability without both sides. */
const modelFile = z.looseObject({ declaredVersion: z.string() });

const [file, target] = process.argv.slice(2);
if (file === undefined || target === undefined) {
  process.stderr.write(
    'usage: node dist/test/eval/train.js LABELLED.jsonl src/classification/data/weights.json\n',
  );
  process.exitCode = 2;
} else {
  const lexicon = loadLexicon();
  const [articles, own] = [readLabelled(file), ownExamples()];
  const learned = learn([...prepare(articles, lexicon, ARTICLE_WEIGHT), ...prepare(own, lexicon)], lexicon);
  const before = modelFile.parse(JSON.parse(readFileSync(target, 'utf8')));
  const model = {
    ...before,
    relevance: learned.relevance,
    indicators: learned.indicators,
    score: learned.score,
    acts: learned.acts,
  };
  writeFileSync(target, `${JSON.stringify(model, null, 2)}\n`);
  process.stderr.write(`learned from ${articles.length} labelled articles and ${own.length} own sentences\n`);
}

/** `npm run train`, that is `node dist/test/eval/train.js LABELLED.jsonl WEIGHTS.json`: learns the weights again and writes `data/weights.json`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { loadLexicon } from '../../src/classification/adapters/load-lexicon.js';
import { readLabelled } from './labelled.js';
import { learn, prepare } from './learn.js';
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
  const rows = [...readLabelled(file), ...ownExamples()];
  const learned = learn(prepare(rows, lexicon), lexicon);
  const before = modelFile.parse(JSON.parse(readFileSync(target, 'utf8')));
  const model = {
    ...before,
    relevance: learned.relevance,
    indicators: learned.indicators,
    score: learned.score,
  };
  writeFileSync(target, `${JSON.stringify(model, null, 2)}\n`);
  process.stderr.write(`learned from ${rows.length} labelled articles\n`);
}

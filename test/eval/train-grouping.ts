/** `node dist/test/eval/train-grouping.js FOLDER LABELLED.jsonl`: learns rarities and pair weights into FOLDER, from our own groups too. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadLexicon } from '../../src/classification/adapters/load-lexicon.js';
import { loadGroupingKnowledge } from '../../src/developments/adapters/load-grouping-knowledge.js';
import { readAsRelevant } from './as-relevant.js';
import { learnPairWeights, learnRarity } from './learn-grouping.js';
import { createTwinMaker } from './twins.js';
import { ownGroups } from './own-groups.js';

const dataFile = z.looseObject({ source: z.string() });

function replace(path: string, learned: object): void {
  const before = dataFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  writeFileSync(path, `${JSON.stringify({ ...before, ...learned }, null, 2)}\n`);
}

const [folder, labelled] = process.argv.slice(2);
if (folder === undefined || labelled === undefined) {
  process.stderr.write('usage: node dist/test/eval/train-grouping.js src/developments/data LABELLED.jsonl\n');
  process.exitCode = 2;
} else {
  const ours = readAsRelevant(ownGroups(), loadLexicon());
  const knowledge = loadGroupingKnowledge();
  // Only our own texts leave words behind; others are learned from in numbers alone.
  const rarity = learnRarity(ours, knowledge);
  replace(join(folder, 'trait-rarity.json'), { rarity });
  const all = [...ours, ...readAsRelevant([labelled], loadLexicon())];
  const knowing = { ...knowledge, rarity };
  const weights = learnPairWeights(all, knowing, createTwinMaker(loadLexicon(), knowing));
  replace(join(folder, 'grouping-weights.json'), { weights });
  process.stderr.write(`learned from ${all.length} relevant articles\n`);
}

import { existsSync } from 'node:fs';
import { readLabelled, type Labelled } from './labelled.js';

/** Beside this file in the sources; from the build, which copies no data of tests, three folders up. */
const PLACES = ['./own-examples.jsonl', '../../../test/eval/own-examples.jsonl'];

/** Our own labelled sentences: written for training and tests, none of them published anywhere. */
export function ownExamples(): Labelled[] {
  const found = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('test/eval/own-examples.jsonl is missing: restore it from the repository.');
  return readLabelled(found);
}

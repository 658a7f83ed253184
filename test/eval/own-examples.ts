import { readLabelledIfThere, type Labelled } from './labelled.js';

/** Our own labelled sentences: written for training and tests, none of them published anywhere. */
export function ownExamples(): Labelled[] {
  return readLabelledIfThere(new URL('./own-examples.jsonl', import.meta.url));
}

import { existsSync, readdirSync } from 'node:fs';
import { readLabelled, type Labelled } from './labelled.js';

/** Beside this file in the sources; from the build, which copies no data of tests, three folders up. */
const PLACES = ['./', '../../../test/eval/'];

/** Our own labelled sentences: written for training and tests, none of them published anywhere. */
export function ownExamples(): Labelled[] {
  const folder = PLACES.map((place) => new URL(place, import.meta.url)).find((url) =>
    existsSync(new URL('own-examples.jsonl', url)),
  );
  if (!folder) throw new Error('test/eval/own-examples.jsonl is missing: restore it from the repository.');
  const more = new URL('examples/', folder);
  const files = readdirSync(more)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => new URL(name, more));
  return [new URL('own-examples.jsonl', folder), ...files].flatMap((file) => readLabelled(file));
}

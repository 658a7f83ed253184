import { existsSync, readdirSync } from 'node:fs';
import { readLabelled, type Labelled } from './labelled.js';

/** Beside this file in the sources; from the build, which copies no data of tests, three folders up. */
const PLACES = ['./', '../../../test/eval/'];
/** `verdicts` holds what was written for verdicts alone: which of them tell of one act is not labelled. */
const FOLDERS = ['examples/', 'verdicts/'];

/** Our own labelled sentences: written for training and tests, none of them published anywhere. */
export function ownExamples(): Labelled[] {
  const home = PLACES.map((place) => new URL(place, import.meta.url)).find((url) =>
    existsSync(new URL('own-examples.jsonl', url)),
  );
  if (!home) throw new Error('test/eval/own-examples.jsonl is missing: restore it from the repository.');
  const more = FOLDERS.flatMap((name) => {
    const folder = new URL(name, home);
    const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
    return files.sort().map((file) => new URL(file, folder));
  });
  return [new URL('own-examples.jsonl', home), ...more].flatMap((file) => readLabelled(file));
}

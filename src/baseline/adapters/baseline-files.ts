import { readdirSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { TrackerError } from '../../kernel/errors.js';
import type { Baseline, NamedEvent } from '../domain/baseline.js';
import type { ThirdPartyEvent } from '../domain/third-parties.js';
import {
  developmentsSchema,
  documentsSchema,
  namedEventsSchema,
  observationsSchema,
  promisesSchema,
  promiseSubjectsSchema,
  thirdPartiesSchema,
} from './baseline-schema.js';

const DATA = new URL('../data/', import.meta.url);

/** Reads the baseline's files; developments of all periods come in the order of the file names. */
export function loadBaseline(): Baseline {
  const periods = readdirSync(DATA)
    .filter((name) => /^developments-.*\.json$/.test(name))
    .sort();
  return {
    documents: readData('documents.json', documentsSchema),
    developments: periods.flatMap((name) => readData(name, developmentsSchema)),
    promises: readData('promises.json', promisesSchema),
    observations: readData('observations.json', observationsSchema),
    promiseSubjects: readData('promise-subjects.json', promiseSubjectsSchema),
  };
}

/** The datable events of general history that bound undated happenings. */
export function loadNamedEvents(): readonly NamedEvent[] {
  return readData('named-events.json', namedEventsSchema);
}

/** Which context records tell of third parties. */
export function loadThirdPartyEvents(): readonly ThirdPartyEvent[] {
  return readData('third-parties.json', thirdPartiesSchema);
}

function readData<T>(name: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(new URL(name, DATA), 'utf8')));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  throw new TrackerError(
    `The baseline's file ${name} does not have its shape: ${faults}`,
    'Mend the record that the path names (the number is its place in the file, from 0), or restore the file.',
  );
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { TrackingParameters } from '../domain/canonical-url.js';

const schema = z.object({
  note: z.string(),
  prefixes: z.array(z.string().toLowerCase()),
  names: z.array(z.string().toLowerCase()),
});

/** Reads the query parameters that are cut from addresses; throws where the data file is not of its shape. */
export function loadTrackingParameters(): TrackingParameters {
  const file = new URL('../data/tracking-parameters.json', import.meta.url);
  const data = schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { prefixes: data.prefixes, names: new Set(data.names) };
}

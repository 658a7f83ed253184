import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { IndexParameters } from '../domain/parameters.js';

const positive = z.number().positive();
const count = z.number().int().min(1);
const share = z.number().min(0).max(1);

const parametersSchema = z.strictObject({
  /** Day on which a value was last changed. */
  version: z.iso.date(),
  halfLifeWeeks: positive,
  neutralScorePoints: positive,
  maxPublisherFactor: z.number().min(1),
  coverageFloor: share,
  thinBelowDevelopments: count,
  trailingWeeks: count,
  shortHistoryBelowWeeks: count,
  intensityBaseWeeks: count,
  expectedArticlesWeeks: count,
  silentFromExpectedArticles: positive,
  band: z.strictObject({ level: share, evidencePerDevelopment: positive }),
  yearly: z.strictObject({ halfLifeYears: positive, neutralScorePoints: positive }),
});

/** The weights and thresholds of `../data/parameters.json`; throws a ZodError that names the value at fault. */
export function loadIndexParameters(): IndexParameters {
  const text = readFileSync(new URL('../data/parameters.json', import.meta.url), 'utf8');
  return parametersSchema.parse(JSON.parse(text));
}

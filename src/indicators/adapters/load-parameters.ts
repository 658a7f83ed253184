import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { IndexParameters } from '../domain/parameters.js';

const positive = z.number().positive();
const count = z.number().int().min(1);
const share = z.number().min(0).max(1);

const probability = z.number().gt(0).lt(1);
const span = {
  gapWeeks: z.number().int().min(0),
  referenceWeeks: count,
  leastReferenceWeeks: count,
  dispersionWeeks: count,
  dispersionMargin: z.number().min(0),
};

const changeSchema = z.strictObject({
  shortReferenceWeeks: count,
  longReferenceWeeks: count,
  falseDiscoveryRate: probability,
  testedFromCoverage: share,
});

const alarmsSchema = z.strictObject({
  count: z.strictObject({
    ...span,
    raiseBelowP: probability,
    releaseFromP: probability,
    leastDevelopments: count,
  }),
  cusum: z.strictObject({
    ...span,
    allowance: positive,
    threshold: positive,
    releaseBelow: positive,
    ceiling: positive,
  }),
  burst: z.strictObject({ ...span, ratio: z.number().gt(1), upCost: positive, leastDevelopments: count }),
  severe: z.strictObject({ leastConfidence: share, leastPublishers: count }),
});

const parametersSchema = z.strictObject({
  /** Day on which a value was last changed. */
  version: z.iso.date(),
  halfLifeWeeks: positive,
  neutralScorePoints: positive,
  maxPublisherFactor: z.number().min(1),
  coverageFloor: share,
  thinBelowDevelopments: count,
  trailingWeeks: count,
  comparableFromShare: z.number().gt(0).max(1),
  sourceLevel: z.strictObject({ alikeFromShare: share, byDeviations: positive }),
  together: z.strictObject({
    byDeviations: positive,
    byChance: probability,
    weeks: count,
    newsByDeviations: positive,
  }),
  told: z.strictObject({ weeks: count, byDeviations: positive, shortByChance: probability }),
  shortHistoryBelowWeeks: count,
  intensityBaseWeeks: count,
  expectedArticlesWeeks: count,
  archiveGapWeeks: z.number().int().min(0),
  silentFromExpectedArticles: positive,
  silence: z.strictObject({
    byChance: probability,
    weeks: z.array(count).min(1),
    quietestWeek: z.number().gt(0).max(1),
  }),
  answerReachesBackDays: z.number().int().min(0).max(7),
  articleDispersion: z.number().min(1),
  shortByChance: probability,
  outageCarriedWeeks: z.number().int().min(0),
  band: z.strictObject({ level: share, evidencePerDevelopment: positive }),
  yearly: z.strictObject({ halfLifeYears: positive, neutralScorePoints: positive }),
  eventValue: z.strictObject({ perScorePoint: positive }),
  change: changeSchema,
  alarms: alarmsSchema,
});

/** The weights and thresholds of `../data/parameters.json`; throws a ZodError that names the value at fault. */
export function loadIndexParameters(): IndexParameters & { readonly version: string } {
  const text = readFileSync(new URL('../data/parameters.json', import.meta.url), 'utf8');
  return parametersSchema.parse(JSON.parse(text));
}

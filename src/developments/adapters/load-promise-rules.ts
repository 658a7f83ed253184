import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { PromiseRules } from '../domain/promise-rules.js';

const score = z.int().min(-10).max(10);
const names = z.array(z.string().min(1)).min(1);

const rulesSchema = z.strictObject({
  version: z.iso.date(),
  source: z.string().min(1),
  opensFrom: score,
  announcesFrom: score,
  progressesFrom: score,
  stallsFrom: score,
  stalledFrom: score,
  announcing: names,
  narrow: names,
  wide: names,
  notOpened: names,
  kept: z.array(z.strictObject({ act: z.string(), score, objects: names })),
  bulk: names,
  partly: names,
  visit: z.strictObject({
    act: z.string(),
    cancels: z.string(),
    opensFrom: score,
    keptFrom: score,
    daysAround: z.int().min(0),
  }),
});

/** The rules of `../data/promise-rules.json`; throws a ZodError that names the value at fault. */
export function loadPromiseRules(): PromiseRules {
  const text = readFileSync(new URL('../data/promise-rules.json', import.meta.url), 'utf8');
  return rulesSchema.parse(JSON.parse(text));
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { HEADLINE_CUES, PROMISE_KINDS, type PromiseRules } from '../domain/promise-rules.js';

const score = z.int().min(-10).max(10);
const names = z.array(z.string().min(1)).min(1);
const kind = z.enum(PROMISE_KINDS);
const kinds = z.array(kind).min(1);

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
  objectKinds: z.record(z.string(), kind),
  kept: z.array(z.strictObject({ act: z.string(), score, kinds })),
  bulk: kinds,
  recurring: kinds,
  runsMonths: z.record(kind, z.int().min(1)),
  dealMonths: z.int().min(1),
  done: names,
  signs: names,
  halting: names,
  contrary: names,
  partly: names,
  words: z.record(z.enum(HEADLINE_CUES), names),
  ordinals: z.array(names),
  visit: z.strictObject({
    act: z.string(),
    cancels: z.string(),
    opensFrom: score,
    keptFrom: score,
    daysAround: z.int().min(0),
  }),
});

const own = z.array(z.string().min(1));
const thingsSchema = z.strictObject({
  version: z.iso.date(),
  source: z.string().min(1),
  entries: z.array(
    z.strictObject({
      id: z.string().min(1),
      kind,
      of: z.string().exactOptional(),
      named: z.literal(true).exactOptional(),
      en: own,
      ru: own,
      ur: own,
    }),
  ),
});

/**
 * The rules of `../data/promise-rules.json` with the things of `../data/promise-things.json`; throws a ZodError that
 * names the value at fault.
 */
export function loadPromiseRules(): PromiseRules {
  const { entries } = thingsSchema.parse(read('promise-things.json'));
  const things = entries.map(({ id, kind: sort, of, named, en, ru, ur }) => ({
    ...{ id, kind: sort, of: of ?? null, named: named ?? false },
    words: [...en, ...ru, ...ur],
  }));
  return { ...rulesSchema.parse(read('promise-rules.json')), things };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8'));
}

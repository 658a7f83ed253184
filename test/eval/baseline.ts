import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Verdict } from '../../src/classification/domain/verdict.js';
import type { Lexicon } from '../../src/classification/domain/lexicon.js';
import { createClassifier } from '../../src/classification/domain/classifier.js';
import { loadBaseline } from '../../src/baseline/adapters/baseline-files.js';
import type { BaselineDevelopment } from '../../src/baseline/domain/baseline.js';
import { takingAllAsRelevant } from './as-relevant.js';

/** What a curated record and the classifier's verdict on its own sentence are compared in. */
const PARTS = ['indicators', 'direction', 'score within 2', 'status', 'event type'] as const;
type Part = (typeof PARTS)[number];

const settlement = z.object({
  kinds: z.record(z.string(), z.string()),
  records: z.record(z.string(), z.object({ kind: z.string(), what: z.string().optional() })),
});

/** Beside this file in the sources; from the build, which copies no data of tests, three folders up. */
const PLACES = ['./', '../../../test/eval/'];

interface Settled {
  readonly kind: string;
  readonly reason: string;
}

/** Why a record and the verdict on its sentence differ, decided by a person; by the record's id. */
function settledRecords(): ReadonlyMap<string, Settled> {
  const home = PLACES.map((place) => new URL(`${place}baseline-settled.json`, import.meta.url)).find((url) =>
    existsSync(url),
  );
  if (!home) throw new Error('test/eval/baseline-settled.json is missing: restore it from the repository.');
  const { kinds, records } = settlement.parse(JSON.parse(readFileSync(home, 'utf8')));
  return new Map(
    Object.entries(records).map(([id, { kind, what }]) => [
      id,
      { kind, reason: what ?? kinds[kind] ?? kind },
    ]),
  );
}

export interface BaselineFigures {
  readonly records: number;
  /** Sentences that name both sides, so that they are read closely. */
  readonly read: number;
  readonly alike: Readonly<Record<Part, number>>;
  /** One line per sentence that is read otherwise, with why that stands. */
  readonly disagreements: readonly string[];
  /** How many of them are settled in which way; `unsettled` of those that nobody has looked at. */
  readonly settled: ReadonlyMap<string, number>;
}

const named = (indicators: readonly string[]): string => [...indicators].sort().join(',');

function otherwise(record: BaselineDevelopment, verdict: Verdict): Map<Part, string> {
  const [given, curated] = [named(verdict.indicators.map(({ name }) => name)), named(record.indicators)];
  const differing: readonly (readonly [Part, boolean, string])[] = [
    ['indicators', given !== curated, `${given} for ${curated}`],
    ['direction', verdict.direction !== record.direction, `${verdict.direction} for ${record.direction}`],
    ['score within 2', Math.abs(verdict.score - record.score) > 2, `${verdict.score} for ${record.score}`],
    ['status', verdict.status !== record.status, `${verdict.status ?? 'none'} for ${record.status}`],
    [
      'event type',
      verdict.eventType !== record.eventType,
      `${verdict.eventType ?? 'none'} for ${record.eventType ?? 'none'}`,
    ],
  ];
  return new Map(differing.filter(([, differs]) => differs).map(([part, , told]) => [part, told]));
}

/**
 * Reads each baseline record's own sentence, dated by the record's last possible day, as if it were a relevant report.
 * A sentence shorter than its record's sources may well tell less than the record holds.
 */
export function compareWithBaseline(lexicon: Lexicon): BaselineFigures {
  const classify = createClassifier(takingAllAsRelevant(lexicon));
  const records = loadBaseline().developments;
  const alike = { indicators: 0, direction: 0, 'score within 2': 0, status: 0, 'event type': 0 };
  const reasons = settledRecords();
  const disagreements: string[] = [];
  const settled = new Map<string, number>();
  let read = 0;
  for (const record of records) {
    const { id, what, date } = record;
    const publishedAt = date.to ?? date.from;
    const verdict = classify({ id, title: what, summary: '', language: 'en', publishedAt, publisher: null });
    if (!verdict.relevant) continue;
    read += 1;
    const differing = otherwise(record, verdict);
    for (const part of PARTS) if (!differing.has(part)) alike[part] += 1;
    if (differing.size === 0) continue;
    const { kind, reason } = reasons.get(id) ?? { kind: 'unsettled', reason: 'not looked at yet' };
    settled.set(kind, (settled.get(kind) ?? 0) + 1);
    const told = [...differing].map(([part, otherwiseTold]) => `${part} ${otherwiseTold}`).join('; ');
    disagreements.push(`${id} [${told}] ${what} -- ${kind}: ${reason}`);
  }
  return { records: records.length, read, alike, disagreements, settled };
}

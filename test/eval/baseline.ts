import type { Verdict } from '../../src/classification/domain/verdict.js';
import type { Lexicon } from '../../src/classification/domain/lexicon.js';
import { createClassifier } from '../../src/classification/domain/classifier.js';
import { loadBaseline } from '../../src/baseline/adapters/baseline-files.js';
import type { BaselineDevelopment } from '../../src/baseline/domain/baseline.js';
import { takingAllAsRelevant } from './as-relevant.js';

/** What a curated record and the classifier's verdict on its own sentence are compared in. */
const PARTS = ['indicators', 'direction', 'score within 2', 'status', 'event type'] as const;
type Part = (typeof PARTS)[number];

export interface BaselineFigures {
  readonly records: number;
  /** Sentences that name both sides, so that they are read closely. */
  readonly read: number;
  readonly alike: Readonly<Record<Part, number>>;
  /** One line per sentence that is read otherwise. */
  readonly disagreements: readonly string[];
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
  const disagreements: string[] = [];
  let read = 0;
  for (const record of records) {
    const { id, what, date } = record;
    const publishedAt = date.to ?? date.from;
    const verdict = classify({ id, title: what, summary: '', language: 'en', publishedAt, publisher: null });
    if (!verdict.relevant) continue;
    read += 1;
    const differing = otherwise(record, verdict);
    for (const part of PARTS) if (!differing.has(part)) alike[part] += 1;
    if (differing.size > 0)
      disagreements.push(
        `${id} [${[...differing].map(([part, told]) => `${part} ${told}`).join('; ')}] ${what}`,
      );
  }
  return { records: records.length, read, alike, disagreements };
}

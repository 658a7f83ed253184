import fc from 'fast-check';
import { TOPICS } from '../../kernel/words.js';
import type { CountedDevelopment } from './counted-development.js';
import { aDevelopment, dayAfter } from './indicators.builder.js';
import type { DevelopmentRecord } from './series-from-records.js';

/** Any record within so many days of 6 January 2025. */
export const anyRecord = (span: number): fc.Arbitrary<DevelopmentRecord> =>
  fc.record({
    date: fc.integer({ min: 0, max: span }).map(dayAfter),
    indicators: fc.subarray([...TOPICS]),
    score: fc.integer({ min: -10, max: 10 }),
    publishers: fc.integer({ min: 0, max: 12 }),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    material: fc.boolean(),
  });

const anyDevelopment = (span: number): fc.Arbitrary<CountedDevelopment> =>
  fc
    .tuple(anyRecord(span), fc.uuid())
    .map(([{ date, indicators, confidence, score, publishers, material }, id]) => ({
      ...aDevelopment({ id, day: date, score, publishers, material }),
      indicators: indicators.map((name) => ({ name, confidence })),
    }));

/** One to forty developments within so many days of 6 January 2025. */
export const anyDevelopments = (span: number): fc.Arbitrary<CountedDevelopment[]> =>
  fc.array(anyDevelopment(span), { minLength: 1, maxLength: 40 });

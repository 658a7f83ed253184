import type { Baseline, BaselineDevelopment } from '../baseline/domain/baseline.js';
import type { WeighedDevelopment } from '../developments/domain/development-reader.js';
import { developmentWeight } from '../developments/domain/development-weight.js';
import type { PromiseOnSubject } from '../developments/domain/promise-course.js';

/** An editor's decision is certain, and documents are no publishers of news: n = 0 weighs as one. */
const EDITORS_CONFIDENCE = 1;
const NO_PUBLISHERS = 0;

/** A record of the baseline as developments are stored. */
export function weighedBaseline(
  development: BaselineDevelopment,
): Omit<WeighedDevelopment, 'recordedAt' | 'sources'> {
  return {
    ...development,
    topics: development.indicators.map((name) => ({ name, confidence: EDITORS_CONFIDENCE })),
    publishers: NO_PUBLISHERS,
    weight: developmentWeight(EDITORS_CONFIDENCE, NO_PUBLISHERS),
  };
}

/** The baseline's promises with the words by which news of them is known; those without are never matched by rule. */
export function promisesOnSubject({ promises, promiseSubjects }: Baseline): readonly PromiseOnSubject[] {
  const subjects = new Map(promiseSubjects.map((subject) => [subject.promise, subject]));
  return promises.map((promise) => {
    const { objects, words } = subjects.get(promise.id) ?? { objects: [], words: [] };
    return { promise, subject: { objects, parties: [], places: [] }, words };
  });
}

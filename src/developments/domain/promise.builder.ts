import { loadPromiseRules } from '../adapters/load-promise-rules.js';
import { aDevelopment } from './development.builder.js';
import type { Development } from './development.js';
import { onSubject, type DevelopmentOnSubject, type PromiseOnSubject } from './promise-course.js';
import { promiseLedger, type PromiseDecision } from './promise-ledger.js';
import type { ReportedSubject } from './promise-subject.js';

export const rules = loadPromiseRules();

/** A development about helicopters on a day, but for the changes. */
export function on(
  id: string,
  day: string,
  changes: Partial<Development> = {},
  subject: Partial<ReportedSubject> = {},
): DevelopmentOnSubject {
  const date = { from: day, to: day, precision: 'day' } as const;
  const development = aDevelopment(id, { what: id, date, indicators: ['defence'], ...changes });
  const about = {
    objects: ['object.helicopters'],
    parties: [],
    places: [],
    acts: [],
    quantities: [],
    text: '',
    ...subject,
  };
  return onSubject(development, about, rules);
}

export const SIGNED = { eventType: 'SUPPORT', status: 'agreed', score: 5 } as const;
export const DELIVERED = { eventType: 'COOPERATE', status: 'occurred', score: 7 } as const;
export const delivery: Partial<ReportedSubject> = { acts: ['act.deliver'] };
/** Opens a promise of helicopters. */
export const agreed = on('d1', '2021-05-28', SIGNED);

/** The ledger of the project's own rules. */
export function ledgerOf(
  developments: readonly DevelopmentOnSubject[],
  decisions: readonly PromiseDecision[] = [],
  known: readonly PromiseOnSubject[] = [],
): readonly PromiseOnSubject[] {
  return promiseLedger({ developments, known, decisions, rules });
}

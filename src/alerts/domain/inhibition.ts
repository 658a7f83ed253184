import { dayNumber } from '../../kernel/iso-week.js';
import type { DateRange } from '../../kernel/dates.js';
import type { DevelopmentFact } from './fact.js';

/** A visit that was told, for comparing what may be a part of it. */
export interface Visit {
  readonly id: string;
  readonly date: DateRange;
  readonly parties: readonly string[];
}

const PERSON = 'person.';

/** Whether a development is a visit, which its talks and statements belong to. */
export function isVisit({ eventType, mode }: Pick<DevelopmentFact, 'eventType' | 'mode'>): boolean {
  return eventType === 'CONSULT' && mode === 'visit';
}

/**
 * Whether a development is a part of a visit: talks or words of support, no agreement and no deed, on its days or
 * `reachesDays` around them, with a person in common. Nothing that tells of conflict is muted.
 */
export function isPartOf(fact: DevelopmentFact, visit: Visit, reachesDays: number): boolean {
  if (fact.id === visit.id || isVisit(fact) || fact.direction === 'conflict') return false;
  if (fact.eventType !== 'CONSULT' && fact.eventType !== 'SUPPORT') return false;
  return isNear(fact.date, visit.date, reachesDays) && sharesPerson(fact.parties, visit.parties);
}

function isNear(date: DateRange, visit: DateRange, reachesDays: number): boolean {
  if (date.from === null || date.to === null || visit.from === null || visit.to === null) return false;
  return (
    dayNumber(date.from) <= dayNumber(visit.to) + reachesDays &&
    dayNumber(date.to) >= dayNumber(visit.from) - reachesDays
  );
}

function sharesPerson(a: readonly string[], b: readonly string[]): boolean {
  return a.some((party) => party.startsWith(PERSON) && b.includes(party));
}

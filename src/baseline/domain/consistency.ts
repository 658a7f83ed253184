import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import { promiseState } from '../../developments/domain/promise-state.js';
import type { Citation } from '../../developments/domain/development.js';
import type { DateRange } from '../../kernel/dates.js';
import type { EventType } from '../../kernel/words.js';
import { isIsoDay } from '../../kernel/iso-week.js';
import type { Baseline, BaselineDevelopment, NamedEvent } from './baseline.js';
import { amountFaults } from './amount-faults.js';
import { monthEnd, partsOf } from './date-proof.js';
import { isDerivationRule, rulesIn } from './derivation-rules.js';

/** What is wrong with a record in itself, without the documents. */
export interface Inconsistency {
  readonly record: string;
  readonly why: string;
}

interface Known {
  readonly documents: ReadonlySet<string>;
  readonly dates: ReadonlyMap<string, DateRange>;
  readonly events: ReadonlySet<string>;
}

/** Every way in which the records contradict themselves or each other; empty where they are sound. */
export function inconsistencies(baseline: Baseline, events: readonly NamedEvent[]): readonly Inconsistency[] {
  const known: Known = {
    documents: new Set(baseline.documents.map(({ document }) => document)),
    dates: new Map(baseline.developments.map(({ id, date }) => [id, date])),
    events: new Set(events.map(({ id }) => id)),
  };
  return [
    ...doubleIds(baseline),
    ...baseline.developments.flatMap((d) => named(d.id, developmentFaults(d, known))),
    ...baseline.promises.flatMap((p) => named(p.id, promiseFaults(p, known))),
    ...baseline.observations.flatMap((o) =>
      named(o.id, [
        ...dateFaults(o.period),
        ...amountFaults(o),
        ...citationFaults(o.citations, known),
        ...ruleFaults(o.notes, known),
      ]),
    ),
  ];
}

function doubleIds({ documents, developments, promises, observations }: Baseline): readonly Inconsistency[] {
  const ids = [...documents.map(({ document }) => document)];
  ids.push(...[...developments, ...promises, ...observations].map(({ id }) => id));
  return ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map((record) => ({ record, why: 'the id stands twice' }));
}

function developmentFaults(development: BaselineDevelopment, known: Known): readonly string[] {
  const { date, scheduled, citations, notes } = development;
  return [
    ...dateFaults(date),
    ...(scheduled === null ? [] : dateFaults(scheduled)),
    ...directionFaults(development),
    ...citationFaults(citations, known),
    ...ruleFaults(notes, known),
  ];
}

function promiseFaults(promise: DiplomaticPromise, known: Known): readonly string[] {
  const { history, openedOn, state, due, amount, citations } = promise;
  const faults = history.flatMap(({ developmentId, date }) => {
    const referred = known.dates.get(developmentId ?? '');
    if (referred === undefined)
      return [`its history names ${String(developmentId)}, which is no development`];
    return isSameDate(referred, date) ? [] : [`its history dates ${String(developmentId)} differently`];
  });
  const [first] = history;
  const isOpenedFirst = first !== undefined && isSameDate(first.date, openedOn);
  const reached = promiseState(history);
  return [
    ...faults,
    ...(first?.change === 'opened' ? [] : ['its history does not begin with its opening']),
    ...(state === reached ? [] : [`it is called ${state}, by its history it is ${reached}`]),
    ...(isOpenedFirst ? [] : ['openedOn is not the date of the first entry of its history']),
    ...(due === null ? [] : dateFaults(due)),
    ...(amount === null ? [] : amountFaults(amount)),
    ...citationFaults(citations, known),
  ];
}

function dateFaults({ from, to, precision }: DateRange): readonly string[] {
  const bad = [from, to].find((day) => day !== null && !isIsoDay(day));
  if (bad !== undefined) return [`${String(bad)} is no day`];
  if (from !== null && to !== null && from > to) return [`it begins on ${from}, after its end on ${to}`];
  if (precision === 'undated') return [];
  if (from === null || to === null) return [`a date of precision ${precision} needs both bounds`];
  return hasEdges(from, to, precision) ? [] : [`${from} … ${to} does not fit the precision ${precision}`];
}

/** A day is one day; months, years and decades begin and end at their edges and may be several in a row. */
function hasEdges(from: string, to: string, precision: DateRange['precision']): boolean {
  const end = partsOf(to);
  if (precision === 'day') return from === to;
  if (precision === 'month') return from.endsWith('-01') && to === monthEnd(end.year, end.month);
  const isYears = from.endsWith('-01-01') && to.endsWith('-12-31');
  return precision === 'year' ? isYears : isYears && partsOf(from).year % 10 === 0 && end.year % 10 === 9;
}

const COOPERATIVE: ReadonlySet<string> = new Set<EventType>([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
]);

function directionFaults({ direction, score, eventType }: BaselineDevelopment): readonly string[] {
  const fits =
    (direction === 'cooperation' && score > 0) ||
    (direction === 'conflict' && score < 0) ||
    (direction === 'neutral' && Math.abs(score) <= 1);
  // A request belongs to the verbal conflicts by its class only (facts/scoring-scale.md).
  const isOwnClass =
    eventType === null || eventType === 'REQUEST' || score === 0 || COOPERATIVE.has(eventType) === score > 0;
  return [
    ...(fits ? [] : [`the score ${score} does not fit the direction ${direction}`]),
    ...(isOwnClass ? [] : [`the score ${score} does not fit the event type ${eventType}`]),
  ];
}

function citationFaults(citations: readonly Citation[], { documents }: Known): readonly string[] {
  const none = citations.length === 0 ? ['it cites nothing'] : [];
  const faults = citations.flatMap(({ document, dateBasis, dateLines }) => [
    ...(documents.has(document) ? [] : [`it cites ${document}, which is no document of the baseline`]),
    ...((dateBasis === 'derived') === (dateLines !== null)
      ? []
      : ['dateLines belong to a derived date, and to no other']),
  ]);
  return [...none, ...faults];
}

function ruleFaults(notes: string, { events, dates }: Known): readonly string[] {
  return rulesIn(notes).flatMap(({ rule, argument }) => {
    if (!isDerivationRule(rule)) return [`its notes name the rule ${rule}, which does not exist`];
    const names = (argument ?? '').split('..');
    const known = rule === 'named-event' ? events : rule === 'other-development' ? dates : null;
    return known === null
      ? []
      : names.filter((n) => !known.has(n)).map((n) => `its rule ${rule} names ${n}, unknown`);
  });
}

function isSameDate(a: DateRange, b: DateRange): boolean {
  return a.from === b.from && a.to === b.to && a.precision === b.precision;
}

function named(record: string, faults: readonly string[]): readonly Inconsistency[] {
  return faults.map((why) => ({ record, why }));
}

import type { Indicator, Origin } from '../../kernel/words.js';
import { INDICATORS } from '../../kernel/words.js';
import { openingOf, type DiplomaticPromise } from './promise.js';

const DAY_MS = 86_400_000;

/** Under so many promises with a known fate a share says more than is known, and only the counts are given. */
const LEAST_FOR_SHARE = 10;

/** How a promise stands on a day, as reckoned from its record. */
export interface PromiseStanding {
  readonly origin: Origin;
  /** Days from its opening to the day, or to the step that settled it; a range where dates are imprecise. */
  readonly ageDays: { readonly low: number; readonly high: number } | null;
  readonly timesReannounced: number;
  /** Whether its due date passed without delivery; null where none is given. */
  readonly overdue: boolean | null;
}

/** How a promise stands on a UTC day `YYYY-MM-DD`. Age is null where opening or settling is undated. */
export function promiseStanding(promise: DiplomaticPromise, day: string): PromiseStanding {
  return {
    origin: openingOf(promise) === null ? 'baseline' : 'news',
    ageDays: ageDays(promise, day),
    timesReannounced: promise.history.filter(({ change }) => change === 're-announced').length,
    overdue: isOverdue(promise, day),
  };
}

function isOverdue(promise: DiplomaticPromise, day: string): boolean | null {
  const last = promise.due?.to ?? null;
  return last === null ? null : isUnsettled(promise) && last < day;
}

/** Whether it is still to be kept: neither delivered nor cancelled. */
export function isUnsettled({ state }: Pick<DiplomaticPromise, 'state'>): boolean {
  return state !== 'delivered' && state !== 'cancelled';
}

function ageDays(promise: DiplomaticPromise, day: string): PromiseStanding['ageDays'] {
  const { from, to, precision } = promise.openedOn;
  if (from === null || to === null || precision === 'undated') return null;
  const end = isUnsettled(promise) ? { from: day, to: day } : settledOn(promise);
  if (end === null) return null;
  return { low: Math.max(0, daysBetween(to, end.from)), high: Math.max(0, daysBetween(from, end.to)) };
}

/** When the step came that gave a promise its last state; null where it is undated or a person set the state. */
function settledOn({ state, history }: DiplomaticPromise): { from: string; to: string } | null {
  const date = history.findLast(({ change }) => change === state)?.date;
  if (date === undefined || date.precision === 'undated' || date.from === null || date.to === null)
    return null;
  return { from: date.from, to: date.to };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** How many promises of an indicator were kept, of those whose fate is known. */
export interface DeliveryRate {
  readonly indicator: Indicator;
  readonly promises: number;
  readonly delivered: number;
  readonly cancelled: number;
  /** Delivered ÷ (delivered + cancelled), 0 … 1; null where fewer than 10 are settled. */
  readonly share: number | null;
  /** What is still to be kept, the longest open first. */
  readonly open: readonly Pick<DiplomaticPromise, 'id' | 'what' | 'state' | 'openedOn' | 'due'>[];
}

/** The delivery rate of each indicator; a promise counts in each of its indicators. */
export function deliveryRates(promises: readonly DiplomaticPromise[]): readonly DeliveryRate[] {
  return INDICATORS.map((indicator) => {
    const own = promises.filter(({ indicators }) => indicators.includes(indicator));
    const count = (state: DiplomaticPromise['state']): number =>
      own.filter((promise) => promise.state === state).length;
    const [delivered, cancelled] = [count('delivered'), count('cancelled')];
    const known = delivered + cancelled;
    return {
      indicator,
      promises: own.length,
      delivered,
      cancelled,
      share: known < LEAST_FOR_SHARE ? null : delivered / known,
      open: own
        .filter(isUnsettled)
        .sort((a, b) => compareOpening(a, b))
        .map(({ id, what, state, openedOn, due }) => ({ id, what, state, openedOn, due })),
    };
  });
}

function compareOpening(a: DiplomaticPromise, b: DiplomaticPromise): number {
  const [left, right] = [a.openedOn.from ?? '9999', b.openedOn.from ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

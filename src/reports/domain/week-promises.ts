import { promiseState } from '../../developments/domain/promise-state.js';
import type { DiplomaticPromise, PromiseStep } from '../../developments/domain/promise.js';
import { dayNumber } from '../../kernel/iso-week.js';
import type { PromiseState } from '../../kernel/words.js';
import { byText } from './by-text.js';
import { plainLine } from './plain-line.js';
import type { ReportedPromise, ReportPromises } from './report-happenings.js';
import type { ReportInput } from './report-input.js';
import type { WeekDays } from './week-days.js';

/** What the week did to promises, and which were overdue at its end. */
export function reportPromises(
  { promises, headlines, method }: Pick<ReportInput, 'promises' | 'headlines' | 'method'>,
  week: WeekDays,
): ReportPromises {
  const shown = (promise: DiplomaticPromise): ReportedPromise => {
    const { id, indicators, parties, openedOn, due } = promise;
    return {
      ...{ id, what: plainLine(promise.what, method.most.characters), indicators, parties },
      state: stateAtEnd(promise, week),
      ...{ openedOn, due, overdueDays: overdueDays(promise, week) },
      steps: stepsOf(promise, week).map(({ change, date, developmentId }) => ({
        ...{ change, date, developmentId },
        what: developmentId === null ? null : (headlines.get(developmentId) ?? null),
      })),
    };
  };
  const opened = promises.moved.filter((promise) => opens(promise, week));
  const movedSince = promises.overdue.movedSince.map(shown).filter(({ overdueDays }) => overdueDays !== null);
  const overdue = [...promises.overdue.first.map(shown), ...movedSince]
    .sort((a, b) => byText(b.due?.to ?? '', a.due?.to ?? '') || byText(a.id, b.id))
    .slice(0, method.most.overdue);
  return {
    opened: opened.map(shown),
    moved: promises.moved
      .filter((promise) => !opens(promise, week) && stepsOf(promise, week).length > 0)
      .map(shown),
    overdue,
    overdueNotListed: promises.overdue.all + movedSince.length - overdue.length,
  };
}

function opens(promise: DiplomaticPromise, week: WeekDays): boolean {
  return stepsOf(promise, week).some(({ change }) => change === 'opened');
}

/** The steps that a day of the week is known for. */
function stepsOf({ history }: DiplomaticPromise, { from, to }: WeekDays): readonly PromiseStep[] {
  return history.filter(
    ({ date }) => date.precision === 'day' && date.from !== null && date.from >= from && date.from <= to,
  );
}

/**
 * The state at the end of the week: what later steps did is left out, though it may be known already. A state that a
 * person set has no date and stands.
 */
function stateAtEnd(promise: DiplomaticPromise, { to }: WeekDays): PromiseState {
  if (promise.byHand?.state !== undefined) return promise.state;
  return promiseState(promise.history.filter(({ date }) => date.from === null || date.from <= to));
}

/** Whether it was to be kept before the end of the week and stood unsettled then. */
export function isOverdue(promise: DiplomaticPromise, week: WeekDays): boolean {
  return overdueDays(promise, week) !== null;
}

/** Whole days from the last day on which it was due to the end of the week; null where settled, not due or not opened yet. */
function overdueDays(promise: DiplomaticPromise, week: WeekDays): number | null {
  const last = promise.due?.to ?? null;
  if (last === null || last >= week.to) return null;
  if (promise.openedOn.from !== null && promise.openedOn.from > week.to) return null;
  const state = stateAtEnd(promise, week);
  return state === 'delivered' || state === 'cancelled' ? null : dayNumber(week.to) - dayNumber(last);
}

import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import type { PromiseStep } from '../../developments/domain/promise.js';
import type { Listed, MovedPromise } from '../../developments/domain/week-reader.js';
import { isCounted } from '../../indicators/domain/counted-development.js';
import { dayNumber, dayOfNumber } from '../../kernel/iso-week.js';
import { byText } from './by-text.js';
import { plainLine } from './plain-line.js';
import type { ReportMethod } from './report-method.js';
import { weekDays, type WeekDays } from './week-days.js';
import type { LateKnowledge, LatePromise } from './weekly-report.js';

/** What became known of earlier weeks since the report before. */
export interface KnownLate {
  readonly developments: Listed<WeighedDevelopment>;
  readonly promises: readonly MovedPromise[];
}

/** The days of the weeks looked at without those of the week itself, which has sections of its own. */
export function earlierDays(weeks: { readonly from: string; readonly to: string }): WeekDays {
  return { from: weekDays(weeks.from).from, to: dayOfNumber(dayNumber(weekDays(weeks.to).from) - 1) };
}

/** What earlier weeks' reports could not say, as it was not known: counted or not, so that nothing is told by no report. */
export function lateKnowledge(
  { developments, promises }: KnownLate,
  days: WeekDays,
  { most }: ReportMethod,
): LateKnowledge {
  const steps = promises
    .flatMap((moved) => lateSteps(moved, days).map((step) => latePromise(moved, step, most.characters)))
    .sort((a, b) => byText(b.date.from ?? '', a.date.from ?? '') || byText(a.id, b.id));
  const listed = developments.first.slice(0, most.revisions);
  return {
    developments: listed.map(({ id, what, date, indicators, score, status, publishers }) => ({
      ...{ id, what: plainLine(what, most.characters), date, indicators, score, status, publishers },
      counts: isCounted(status) && indicators.some((name) => name !== 'other'),
    })),
    developmentsNotListed: developments.all - listed.length,
    promises: steps.slice(0, most.revisions),
    promisesNotListed: Math.max(0, steps.length - most.revisions),
  };
}

/** Its steps on these days that were not known before; the same step told by another development is the same. */
function lateSteps({ promise, before }: MovedPromise, { from, to }: WeekDays): readonly PromiseStep[] {
  const named = ({ change, date }: PromiseStep): string => `${change} ${date.from ?? ''}`;
  const known = new Set(before?.history.map(named));
  return promise.history.filter(
    (step) =>
      step.date.precision === 'day' &&
      step.date.from !== null &&
      step.date.from >= from &&
      step.date.from <= to &&
      !known.has(named(step)),
  );
}

function latePromise(
  { promise }: MovedPromise,
  { change, date }: PromiseStep,
  characters: number,
): LatePromise {
  const { id, what, indicators, state } = promise;
  return { id, what: plainLine(what, characters), indicators, change, date, state };
}

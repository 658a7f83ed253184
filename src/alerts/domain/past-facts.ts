import type { ToldPromise } from '../../developments/domain/latest-change.js';
import type { AnswerGap } from '../../feeds/domain/answer-gap.js';
import type { IsoWeek } from '../../kernel/dates.js';
import type { IndexPoint, SeriesName } from '../../indicators/domain/index-point.js';
import { dayNumber, dayOfNumber, nextWeek, weekStart } from '../../kernel/iso-week.js';
import type { DatedFact } from './back-test.js';
import type { IndexCondition, NoNewsCondition } from './condition.js';
import type { DevelopmentFact } from './fact.js';
import { promiseFact } from './promise-events.js';
import { editionTitle } from './report-editions.js';
import { measured } from './watch/index-movements.js';
import { recordOf } from './watch/records.js';

/** Days of a back-test, both inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const HOUR_MS = 3_600_000;
const TOLD_CHANGES = ['opened', 'delivered', 'stalled', 'cancelled'] as const;

/** What became of promises within the days, by the dates of their steps, and which came due. */
export function pastPromiseFacts(promises: readonly ToldPromise[], { from, to }: Days): readonly DatedFact[] {
  const within = (day: string | null): day is string => day !== null && day >= from && day <= to;
  return promises.flatMap((promise) => {
    const steps = promise.history.flatMap(({ change, date }) => {
      const event = TOLD_CHANGES.find((one) => one === change);
      return event !== undefined && within(date.to)
        ? [{ on: dayOf(date.to), fact: promiseFact(promise, event) }]
        : [];
    });
    const due = promise.due?.to ?? null;
    const isKept = promise.state === 'delivered' || promise.state === 'cancelled';
    const passed =
      within(due) && due < to && !isKept
        ? [{ on: dayOf(dayOfNumber(dayNumber(due) + 1)), fact: promiseFact(promise, 'overdue') }]
        : [];
    return [...steps, ...passed];
  });
}

/** How the measure of a condition moved from week to week. */
export function indexFacts(
  points: readonly IndexPoint[],
  { indicator, measure }: IndexCondition,
): readonly DatedFact[] {
  const byWeek = new Map(points.map((point) => [point.week, point]));
  const facts: DatedFact[] = [];
  let from: number | null = null;
  for (const { week } of points) {
    const to = measured(byWeek, week, measure);
    if (to === null) continue;
    const on = dayOf(weekStart(nextWeek(week)));
    if (from !== null && from !== to) {
      facts.push({ on, fact: { kind: 'index', indicator, measure, from, to, week, at: on.toISOString() } });
    }
    from = to;
  }
  return facts;
}

/** The records of full weeks from a day on. */
export function recordFacts(points: readonly IndexPoint[], from: string): readonly DatedFact[] {
  const series = new Map<SeriesName, IndexPoint[]>();
  for (const point of points) {
    const own = series.get(point.indicator) ?? [];
    own.push(point);
    series.set(point.indicator, own);
  }
  return [...series].flatMap(([indicator, own]) =>
    own
      .slice(0, -1)
      .filter(({ week }) => weekStart(week) >= from)
      .flatMap(({ week }) => {
        const fact = recordOf(indicator, own, week);
        return fact === null ? [] : [{ on: dayOf(weekStart(nextWeek(week))), fact }];
      }),
  );
}

/** The gaps between the days of developments, each as long as it grew. */
export function noNewsFacts(
  developments: readonly DevelopmentFact[],
  { indicator, days: least }: NoNewsCondition,
  { to }: Days,
): readonly DatedFact[] {
  const days = developments
    .filter(
      ({ date, topics }) =>
        date.precision === 'day' && (indicator === 'any' || topics.some(({ name }) => name === indicator)),
    )
    .flatMap(({ date }) => date.to ?? [])
    .sort();
  return days.flatMap((lastOn, place) => {
    const next = days[place + 1] ?? to;
    const toDays = dayNumber(next) - dayNumber(lastOn);
    const on = dayOf(dayOfNumber(dayNumber(lastOn) + least));
    return toDays < least
      ? []
      : [{ on, fact: { kind: 'no-news' as const, indicator, fromDays: 0, toDays, lastOn } }];
  });
}

/** The reports of weeks that were due by an instant, each when it was; `dueAt` says when that is. */
export function reportFacts(
  weeks: readonly IsoWeek[],
  dueAt: (week: IsoWeek) => Date,
  now: Date,
): readonly DatedFact[] {
  return weeks
    .map((week) => ({ on: dueAt(week), fact: { kind: 'report' as const, week, title: editionTitle(week) } }))
    .filter(({ on }) => on <= now);
}

/** Times of an hour or more in which feeds did not answer, as they ended. */
export function silenceFacts(gaps: readonly AnswerGap[]): readonly DatedFact[] {
  return gaps.flatMap(({ feedId, name, since, until }) => {
    const toHours = Math.floor((until.getTime() - since.getTime()) / HOUR_MS);
    if (toHours < 1) return [];
    const spell = { feedId, name, fromHours: 0, toHours, since: since.toISOString(), problem: '' };
    return [{ on: until, fact: { kind: 'feed-silent' as const, ...spell } }];
  });
}

function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

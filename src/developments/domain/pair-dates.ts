import { gapDays } from './calendar.js';
import type { DayInterval } from './calendar.js';
import type { FeatureSink } from './feature-sink.js';
import { MAX_DAYS } from './grouping-knowledge.js';
import type { ReportFeatures } from './report-features.js';
import { shareAny } from './shared-traits.js';

/** Days from which an imprecise date is a year's rather than a month's. */
const LONGER_THAN_A_MONTH = 31;

/** How far apart two reports' dates lie, and whether what they name and schedule agrees. */
export function dateFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  if (a.scheduled !== null && b.scheduled !== null)
    add(gapDays(a.scheduled, b.scheduled) === 0 ? 'scheduled.same' : 'scheduled.differ', 1);
  const [first, second] = [a.counted, b.counted];
  if (first?.exact !== true || second?.exact !== true) namedDayFeature(a, b, add);
  if (first === null || second === null) {
    add(first === second ? 'undated.both' : 'undated.one', 1);
    return;
  }
  if (!first.exact || !second.exact) {
    add(widest(first, second) > LONGER_THAN_A_MONTH ? 'date.year' : 'date.month', 1);
    return;
  }
  // A day named in one text only may be that of something else: what was published together is compared so, too.
  const apart = Math.min(gapDays(first, second), publishedApart(a, b));
  add(`apart.${Math.min(apart, MAX_DAYS)}`, 1);
  if (a.act?.exact === true && b.act?.exact === true)
    add(gapDays(first, second) === 0 ? 'act-day.same' : 'act-day.differ', 1);
}

/** A report without a day of its own may name one that the other's day, or a day it names, bears out. */
function namedDayFeature(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  if (shareAny(a.namedDays, b.namedDays)) add('named-day.same', 1);
  else if (a.namedDays.size > 0 && b.namedDays.size > 0) add('named-day.differ', 1);
}

/** Days between two publications; Infinity where one has no exact day. */
export function publishedApart({ published: a }: ReportFeatures, { published: b }: ReportFeatures): number {
  return a?.exact === true && b?.exact === true ? gapDays(a, b) : Infinity;
}

function widest(a: DayInterval, b: DayInterval): number {
  return Math.max(a.to - a.from, b.to - b.from) + 1;
}

import type { Status } from '../../kernel/words.js';
import { gapDays } from './calendar.js';
import type { FeatureSink } from './feature-sink.js';
import type { ReportFeatures } from './report-features.js';
import { countShared, shareAny } from './shared-traits.js';

/** Whether two reports carry the same indicators, some of them, or others; nothing where one carries none. */
export function topicFeature(a: ReadonlySet<string>, b: ReadonlySet<string>, add: FeatureSink): void {
  if (a.size === 0 || b.size === 0) return;
  if (!shareAny(a, b)) add('topics.differ', 1);
  else add(a.size === b.size && [...a].every((topic) => b.has(topic)) ? 'topics.same' : 'topics.overlap', 1);
}

const LARGEST_SCORE_STEP = 4;
/** Points from which two scores are of other stages of a matter, or of other acts. */
const FAR_SCORES = 2;

/** Whether two verdicts are of one act: its type, score and status. */
export function verdictFeatures(a: ReportFeatures, b: ReportFeatures, add: FeatureSink): void {
  const [left, right] = [a.report.verdict, b.report.verdict];
  const status = statusFeature(a, b);
  if (status !== null) add(`status.${status}`, 1);
  if (!a.isRead || !b.isRead) return;
  // Where no act was read, type and score say nothing: missing is not zero.
  if (left.eventType === null || right.eventType === null) {
    add(left.eventType === right.eventType ? 'no-act.both' : 'no-act.one', 1);
    return;
  }
  add(left.eventType === right.eventType ? 'event-type.same' : 'event-type.differ', 1);
  if (left.score * right.score < 0) add('score.opposed', 1);
  else add(`score.${Math.min(LARGEST_SCORE_STEP, Math.round(Math.abs(left.score - right.score)))}`, 1);
  if (left.eventType === right.eventType || left.score === right.score) return;
  const far = Math.abs(left.score - right.score) >= FAR_SCORES;
  if (far && status === 'intended-and-done') add('other-stage', 1);
  else if (far && countShared(a.traits.act, b.traits.act) === 0) add('other-act', 1);
}

/**
 * How far the rules say that the act has got: two reports of one act are learned to be of one status less often than
 * the rules find it. Where they found no act, the verdict's own.
 */
function stageOf({ report: { verdict } }: ReportFeatures): Status | null {
  return verdict.traits.stage ?? verdict.status;
}

function statusFeature(a: ReportFeatures, b: ReportFeatures): string | null {
  const [left, right] = [stageOf(a), stageOf(b)];
  if (left === null || right === null) return null;
  if (left === right) return 'same';
  const either = (status: string): boolean => left === status || right === status;
  if (either('planned') && either('occurred'))
    return left === 'planned' ? announcementFeature(a, b) : announcementFeature(b, a);
  return either('cancelled') || either('denied') || either('stalled') ? 'reversal' : 'differ';
}

/** The morning's "will meet today" and the evening's "met" are reports of one meeting; an earlier announcement is not. */
function announcementFeature(planned: ReportFeatures, done: ReportFeatures): string {
  const happened = done.counted;
  if (planned.scheduled === null) return 'intended-and-done';
  if (happened?.exact !== true || planned.published?.exact !== true) return 'announced-and-done';
  const sameDay = gapDays(planned.scheduled, happened) <= 1 && gapDays(planned.published, happened) === 0;
  return sameDay ? 'differ' : 'announced-and-done';
}

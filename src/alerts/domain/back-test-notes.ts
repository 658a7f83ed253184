import type { Condition } from './condition.js';
import type { WatchedRule } from './rule.js';

/** What a back-test of the rule cannot know, and what of telling it leaves out; for a person. */
export function backTestNotes(rule: WatchedRule, freshDays: number): readonly string[] {
  const { kind } = rule.condition;
  const notes = [NOTES[kind]];
  if (kind === 'development' || kind === 'first-ever') {
    notes.push(
      `Each as if it had been known in time: what becomes known more than ${freshDays} days after it happened sends nothing.`,
      'Talks and words of support on the days of a state visit are counted, though whoever was told of the visit is not told of them.',
    );
  }
  if (kind === 'index') notes.push('Falls that would have waited for feeds to answer again are counted.');
  if (rule.debounceMinutes > 0) {
    notes.push(
      `Each is counted alone: that the rule waits ${rule.debounceMinutes} minutes and tells what came meanwhile in one message is left out.`,
    );
  }
  return [
    ...notes,
    'Silences, quiet hours, digests and hourly limits are left out: they are each subscriber’s own.',
  ];
}

const NOTES: Readonly<Record<Condition['kind'], string>> = {
  development: 'By the day on which each development happened, as its reports are read today.',
  'first-ever': 'As the record is known today: what was first then and has company since is not listed.',
  promise: 'By the dates of the steps that the ledger knows today; changes of due dates are not replayed.',
  index: 'By the index at the end of each week as known today; moves within a week are not seen.',
  record: 'By full weeks as known today.',
  'tested-change': 'By full weeks as known today.',
  alarm: 'By the weeks that raised alarms as known today.',
  'no-news': 'By the days of developments as known today, outages of feeds not left out.',
  'feed-silent': 'By what the log of questions to feeds still holds.',
  report: 'One each week, at the time that is set today; editions that correct a report are left out.',
};

import type { RateComparison, WeekChange, WeekFlag } from '../service/changes.js';
import { EVENT_LABEL, TOPIC_LABEL } from './labels.js';
import { instantWords, weekWords } from './dates.js';
import { oneDecimal, shareWords } from './numbers.js';
import { counted, t } from '../language/say.js';

/** The tested change in a few words and in a sentence with its figures. */
export interface ChangeWords {
  readonly short: string;
  readonly long: string;
}

const MARK: Readonly<Record<NonNullable<WeekChange['word']>, string>> = {
  busy: t`Busier than usual`,
  quiet: t`Quieter than usual`,
  cooling: t`Cooler: more of it was conflict`,
  warming: t`Warmer: less of it was conflict`,
  'none-shown': t`No change shown`,
};

/** “1.2 to 3.9 times” the usual: the 90 % interval of the rate. */
export function timesWords({ low, high }: RateComparison): string {
  return `${oneDecimal(low)} to ${oneDecimal(high)} times`;
}

function rateWords(n: number, long: RateComparison): string {
  return t`${counted(n, '{n} development', '{n} developments')} where about ${oneDecimal(long.usual)} are usual, ${timesWords(long)}`;
}

function untested({ state, coverage }: WeekChange, coverageOfWeek: number): ChangeWords {
  switch (state) {
    case 'partial':
      return { short: t`Week not over`, long: t`Only a week that is over is tested.` };
    case 'short-history':
      return {
        short: t`Not enough history`,
        long: t`Fewer than 26 covered weeks are on record, so nothing can be called usual yet.`,
      };
    case 'thin':
      return {
        short: t`Not enough evidence`,
        long: t`Fewer than 5 developments in the last 26 weeks: too few to test.`,
      };
    case 'no-coverage':
      return {
        short: t`Feeds were down: ${shareWords(coverageOfWeek)} coverage`,
        long: t`Nobody knows what happened in the part that could not be read.`,
      };
    case 'ok':
      return {
        short: t`Feeds were partly down: ${shareWords(coverage)} coverage`,
        long: t`Too little of the week could be read to test it: half a picture would read as a change.`,
      };
  }
}

/** What the test of a week says, or why it was not tested; `coverageOfWeek` 0 … 1 is the week's own. */
export function changeWords(change: WeekChange, coverageOfWeek: number): ChangeWords {
  const { word, test, n, conflicts } = change;
  if (word === null || test === null) return untested(change, coverageOfWeek);
  const rate = rateWords(n, test.long);
  const share =
    test.usualConflictShare === null
      ? ''
      : t`${conflicts} of ${counted(n, '{n} development', '{n} developments')} ${conflicts === 1 ? 'was' : 'were'} conflict, where ${shareWords(test.usualConflictShare)} are usual`;
  const isOfDirection = word === 'cooling' || word === 'warming';
  return { short: MARK[word], long: isOfDirection ? `${share}; ${rate}.` : `${rate}.` };
}

/** What sets a week apart, in a sentence that says against what. */
export function flagWords(flag: WeekFlag): string {
  const where = TOPIC_LABEL[flag.indicator];
  switch (flag.kind) {
    case 'first-on-record':
      return t`${where}: first “${EVENT_LABEL[flag.eventType]}” since ${instantWords(flag.recordBegins)}, the day the record begins.`;
    case 'record':
      return t`${where}: more ${flag.side} than in any of the ${flag.weeks} covered weeks before: ${oneDecimal(flag.scorePoints)} score points. The most until then: ${oneDecimal(flag.before.scorePoints)}, ${weekWords(flag.before.week)}.`;
    case 'longest-gap-ended':
      return t`${where}: the longest silence on record ended after ${counted(flag.gapWeeks, '{n} covered week', '{n} covered weeks')} without a development (since ${weekWords(flag.since)}). The longest until then: ${counted(flag.beforeWeeks, '{n} week', '{n} weeks')}.`;
  }
}

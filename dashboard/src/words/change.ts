import type { RateComparison, WeekChange, WeekFlag } from '../service/changes.js';
import { EVENT_LABEL, TOPIC_LABEL } from './labels.js';
import { instantWords, weekWords } from './dates.js';
import { countWords, oneDecimal, shareWords } from './numbers.js';

/** The tested change in a few words and in a sentence with its figures. */
export interface ChangeWords {
  readonly short: string;
  readonly long: string;
}

const MARK: Readonly<Record<NonNullable<WeekChange['word']>, string>> = {
  busy: 'Busier than usual',
  quiet: 'Quieter than usual',
  cooling: 'Cooler: more of it was conflict',
  warming: 'Warmer: less of it was conflict',
  'none-shown': 'No change shown',
};

/** “1.2 to 3.9 times” the usual: the 90 % interval of the rate. */
export function timesWords({ low, high }: RateComparison): string {
  return `${oneDecimal(low)} to ${oneDecimal(high)} times`;
}

function rateWords(n: number, long: RateComparison): string {
  return `${countWords(n, 'development')} where about ${oneDecimal(long.usual)} are usual, ${timesWords(long)}`;
}

function untested({ state, coverage }: WeekChange, coverageOfWeek: number): ChangeWords {
  switch (state) {
    case 'partial':
      return { short: 'Week not over', long: 'Only a week that is over is tested.' };
    case 'short-history':
      return {
        short: 'Not enough history',
        long: 'Fewer than 26 covered weeks are on record, so nothing can be called usual yet.',
      };
    case 'thin':
      return {
        short: 'Not enough evidence',
        long: 'Fewer than 5 developments in the last 26 weeks: too few to test.',
      };
    case 'no-coverage':
      return {
        short: `Feeds were down: ${shareWords(coverageOfWeek)} coverage`,
        long: 'Nobody knows what happened in the part that could not be read.',
      };
    case 'ok':
      return {
        short: `Feeds were partly down: ${shareWords(coverage)} coverage`,
        long: 'Too little of the week could be read to test it: half a picture would read as a change.',
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
      : `${conflicts} of ${countWords(n, 'development')} ${conflicts === 1 ? 'was' : 'were'} conflict, where ${shareWords(test.usualConflictShare)} are usual`;
  const isOfDirection = word === 'cooling' || word === 'warming';
  return { short: MARK[word], long: isOfDirection ? `${share}; ${rate}.` : `${rate}.` };
}

/** What sets a week apart, in a sentence that says against what. */
export function flagWords(flag: WeekFlag): string {
  const where = TOPIC_LABEL[flag.indicator];
  switch (flag.kind) {
    case 'first-on-record':
      return `${where}: first “${EVENT_LABEL[flag.eventType]}” since ${instantWords(flag.recordBegins)}, the day the record begins.`;
    case 'record':
      return `${where}: more ${flag.side} than in any of the ${flag.weeks} covered weeks before: ${oneDecimal(flag.scorePoints)} score points. The most until then: ${oneDecimal(flag.before.scorePoints)}, ${weekWords(flag.before.week)}.`;
    case 'longest-gap-ended':
      return `${where}: the longest silence on record ended after ${countWords(flag.gapWeeks, 'covered week')} without a development (since ${weekWords(flag.since)}). The longest until then: ${countWords(flag.beforeWeeks, 'week')}.`;
  }
}

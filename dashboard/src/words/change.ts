import type { AgainstUsual } from '../../../src/indicators/domain/against-usual.js';
import { againstUsual } from '../../../src/indicators/domain/against-usual.js';
import type { RateComparison, WeekChange, WeekFlag } from '../service/changes.js';
import { EVENT_LABEL, TOPIC_LABEL } from './labels.js';
import { instantWords, weekWords } from './dates.js';
import { oneDecimal, shareWords } from './numbers.js';
import { clauses, counted, t } from '../language/say.js';

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
  return t`${oneDecimal(low)} to ${oneDecimal(high)} times`;
}

function rateWords(n: number, long: RateComparison): string {
  return counted(
    n,
    '{n} development where about {0} are usual, {1}',
    '{n} developments where about {0} are usual, {1}',
    oneDecimal(long.usual),
    timesWords(long),
  );
}

const UNLIKE_OTHERS: Readonly<Record<NonNullable<WeekChange['unlike']>, string>> = {
  'tellers-down': t`The sources that tell most of this were down`,
  'tellers-less': t`The sources that tell most of this brought far less than usual`,
  'more-news': t`Far more of other news came than usual`,
};

function untested({ state, coverage, comparableWeeks, unlike, sourcesSince }: WeekChange): ChangeWords {
  switch (state) {
    case 'partial':
      return { short: t`Week not over`, long: t`Only a week that is over is tested.` };
    case 'short-history':
      if (unlike !== null)
        return { short: UNLIKE_OTHERS[unlike], long: t`So this week is compared with no other.` };
      if (sourcesSince !== null)
        return {
          short: t`The sources changed`,
          long: t`The sources, and what they usually bring, have been these since ${weekWords(sourcesSince)}. What was told before cannot be compared with that: ${comparableWeeks} of the 26 weeks needed are on record.`,
        };
      return {
        short: t`Not enough history`,
        long: t`Fewer than 26 weeks are on record that this one can be compared with, so nothing can be called usual yet.`,
      };
    case 'thin':
      return {
        short: t`Not enough evidence`,
        long: t`Fewer than 5 developments in the last 26 weeks: too few to test.`,
      };
    case 'no-coverage':
      if (coverage === null)
        return {
          short: t`Nobody watched this week`,
          long: t`No feed was asked then, so nothing can be said.`,
        };
      if (coverage === 0)
        return {
          short: t`No feed could be read`,
          long: t`No feed answered, or none had been asked yet, so nothing can be said.`,
        };
      return {
        short: t`Feeds were down or just added: ${shareWords(coverage)} coverage`,
        long: t`Nobody knows what happened in the part that could not be read.`,
      };
    case 'ok':
      return {
        short: t`Feeds were partly down: ${shareWords(coverage ?? 0)} coverage`,
        long: t`Too little of the week could be read to test it: half a picture would read as a change.`,
      };
  }
}

/** What the same sources brought of other news, where that is not as usual; with a space before it. */
function broughtWords(word: NonNullable<WeekChange['word']>, brought: number): string {
  if (brought === 1) return '';
  const share = shareWords(Math.abs(brought - 1));
  const came =
    brought < 1
      ? t`The same sources brought ${share} less of other news than usual`
      : t`The same sources brought ${share} more of other news than usual`;
  const beside =
    word === 'none-shown'
      ? t`a change would have to hold beside that`
      : t`the change named here holds beside that`;
  return ` ${t`${clauses([came, beside])}.`}`;
}

/** What the test of a week says, or why it was not tested. */
export function changeWords(change: WeekChange): ChangeWords {
  const { word, test, n, conflicts } = change;
  if (word === null || test === null) return untested(change);
  const rate = rateWords(n, test.long);
  const share =
    test.usualConflictShare === null
      ? ''
      : counted(
          n,
          '{0} of {n} development was conflict, where {1} are usual',
          '{0} of {n} developments were conflict, where {1} are usual',
          conflicts,
          shareWords(test.usualConflictShare),
        );
  const isOfDirection = word === 'cooling' || word === 'warming';
  const figures = t`${isOfDirection ? clauses([share, rate]) : rate}.`;
  return { short: MARK[word], long: `${figures}${broughtWords(word, test.brought)}` };
}

const AGAINST_USUAL_LABEL: Readonly<Record<AgainstUsual, string>> = {
  unusual: t`Unusual`,
  'not-shown': t`No change shown`,
  'not-tested': t`Not tested`,
};

/**
 * Whether a week was usual, in the words of the weekly report, and why: “Unusual. Busier than usual.”, “No change
 * shown.”, “Not tested. Not enough evidence.” Without a week on record nothing was tested.
 */
export function againstUsualWords(change: WeekChange | null): string {
  if (change === null) return t`${AGAINST_USUAL_LABEL['not-tested']}.`;
  const usual = againstUsual(change.word);
  const [label, why] = [AGAINST_USUAL_LABEL[usual], changeWords(change).short];
  return usual === 'not-shown' ? t`${label}.` : t`${label}. ${why}.`;
}

function recordWords(where: string, flag: Extract<WeekFlag, { kind: 'record' }>): string {
  const [now, before] = [oneDecimal(flag.scorePoints), oneDecimal(flag.before.scorePoints)];
  const most = t`The most until then: ${before}, ${weekWords(flag.before.week)}.`;
  const record =
    flag.side === 'cooperation'
      ? t`${where}: more cooperation than in any of the ${flag.weeks} covered weeks before: ${now} score points.`
      : t`${where}: more conflict than in any of the ${flag.weeks} covered weeks before: ${now} score points.`;
  return `${record} ${most}`;
}

/** What sets a week apart, in a sentence that says against what. */
export function flagWords(flag: WeekFlag): string {
  const where = TOPIC_LABEL[flag.indicator];
  switch (flag.kind) {
    case 'first-on-record':
      return t`${where}: first “${EVENT_LABEL[flag.eventType]}” since ${instantWords(flag.recordBegins)}, when its record begins: the earliest date known, from documents too. “Not enough history” counts only weeks that feeds watched.`;
    case 'record':
      return recordWords(where, flag);
    case 'longest-gap-ended':
      return counted(
        flag.gapWeeks,
        '{0}: the longest silence on record ended after {n} covered week without a development (since {1}). The longest until then: {2}.',
        '{0}: the longest silence on record ended after {n} covered weeks without a development (since {1}). The longest until then: {2}.',
        where,
        weekWords(flag.since),
        counted(flag.beforeWeeks, '{n} week', '{n} weeks'),
      );
  }
}

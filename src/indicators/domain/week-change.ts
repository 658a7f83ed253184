import type { IsoWeek } from '../../kernel/dates.js';
import { SERIES } from './counted-development.js';
import { countReference, midTails, type CountReference, type SeenCount } from './count-reference.js';
import { discoveries } from './false-discovery.js';
import { drawnAtLeast } from './hypergeometric.js';
import { countTail } from './negative-binomial.js';
import type { SeriesName, WeekState } from './index-point.js';
import type { ChangeParameters } from './parameters.js';
import { rateInterval } from './rate-interval.js';
import { canBeCompared } from './timeline.js';
import type { Unlike } from './unlike-weeks.js';
import type { SeriesSteps, WeekStep } from './weekly-series.js';

/** Counts of one covered week of one series. */
export interface WeekCount extends SeenCount {
  /** What the week's sources brought of other news ÷ the usual, above 0; see `broughtRatio`. Not given: 1. */
  readonly brought?: number;
  /** Developments with a score below 0. */
  readonly conflicts: number;
}

/** The week's rate against a reference's. */
export interface RateComparison {
  /** Covered weeks before the week that the same sources watched. */
  readonly referenceWeeks: number;
  /** Developments usual in a fully covered week. */
  readonly usual: number;
  /** This week's rate over the usual one, corrected for coverage. */
  readonly rateRatio: number;
  /** 90 % interval of the rate ratio. */
  readonly low: number;
  readonly high: number;
}

/** What the tests of one week of one series found; all p-values 0 … 1, mid-p. */
export interface TestedWeek {
  /** Against the last 13 covered weeks: shown, decides nothing. */
  readonly short: RateComparison | null;
  /** Against up to the last 52 covered weeks: decides. */
  readonly long: RateComparison;
  /** What the same sources brought of other news ÷ the usual, above 0; 1 where chance explains the difference. */
  readonly brought: number;
  /** Two-sided, of the rate. */
  readonly rateP: number;
  /** Share of conflict in the long reference, 0 … 1; null where it is empty. */
  readonly usualConflictShare: number | null;
  /** One-sided, that conflict's share rose. */
  readonly conflictRoseP: number;
  /** One-sided, that conflict's share fell. */
  readonly conflictFellP: number;
}

/** `cooling` only where conflict's tested share rises; fewer happenings are `quiet`. */
export const CHANGE_WORDS = ['cooling', 'warming', 'quiet', 'busy', 'none-shown'] as const;
export type ChangeWord = (typeof CHANGE_WORDS)[number];

/** The change of one week in one series; `word` and `test` are null where state or coverage say why not. */
export interface WeekChange extends Omit<WeekCount, 'coverage' | 'brought'> {
  readonly week: IsoWeek;
  readonly indicator: SeriesName;
  readonly state: WeekState;
  /** The week's own, as its index point has it: 0 … 1; null where no feed was enabled. */
  readonly coverage: number | null;
  /** Covered weeks that the same sources watched, this one included: what it can be compared with. */
  readonly comparableWeeks: number;
  /** Why it is compared with none; null where it is not for itself. */
  readonly unlike: Unlike | null;
  /** The first week from which on the sources have been its own; null where they were always these. */
  readonly sourcesSince: IsoWeek | null;
  readonly word: ChangeWord | null;
  readonly test: TestedWeek | null;
}

/** Certainty, but for one week in a thousand, that the feeds which were down hid no more. */
const HID_MORE = 0.001;

/**
 * The tested change of one week in every series, false discovery controlled over all tests of all series
 * (DESIGN §5). Only a week of state `ok` is tested that was seen nearly whole: with feeds down nobody knows whether
 * less happened or which half was missed. The others say why by their state or their coverage.
 */
export function weekChanges(steps: SeriesSteps, week: IsoWeek, parameters: ChangeParameters): WeekChange[] {
  const weeks = SERIES.flatMap((indicator) => {
    const ofSeries = steps.get(indicator) ?? [];
    const row = ofSeries.findIndex((step) => step.week.week === week);
    const step = ofSeries[row];
    return step === undefined ? [] : [{ indicator, step, before: comparableBefore(ofSeries, row) }];
  });
  const tests = weeks.map(({ step, before }) =>
    step.state === 'ok' && step.week.divisor >= parameters.testedFromCoverage
      ? testWeek(countOf(step), before, parameters)
      : null,
  );
  const words = changeWords(tests, parameters.falseDiscoveryRate);
  return weeks.map(({ indicator, step }, i) => ({
    ...{ week, indicator, state: step.state, n: step.flows.n, conflicts: step.flows.conflicts },
    coverage: step.week.coverage,
    ...{ comparableWeeks: step.week.comparableWeeks, sourcesSince: step.week.sourcesSince },
    unlike: step.week.unlike,
    ...{ word: words[i] ?? null, test: tests[i] ?? null },
  }));
}

/** Of a covered week, whose divisor is its coverage. */
function countOf({ flows, week }: WeekStep): WeekCount {
  return { n: flows.n, conflicts: flows.conflicts, coverage: week.divisor, brought: week.brought };
}

/**
 * Covered weeks before a week, watched by the same sources, that a test of the composite has to compare with, tested or
 * not: at most those of the long reference; 0 where the series do not have the week. An indicator may have others.
 */
export function referenceWeeks(
  steps: SeriesSteps,
  week: IsoWeek,
  { longReferenceWeeks }: ChangeParameters,
): number {
  const ofComposite = steps.get('composite') ?? [];
  const row = ofComposite.findIndex((step) => step.week.week === week);
  return Math.min(longReferenceWeeks, comparableBefore(ofComposite, Math.max(0, row)).length);
}

function comparableBefore(steps: readonly WeekStep[], row: number): WeekCount[] {
  const own = steps[row]?.week;
  if (own === undefined) return [];
  return steps
    .slice(0, row)
    .filter(({ week }) => canBeCompared(own, week))
    .map(countOf);
}

/**
 * Tests a covered week against the covered weeks before it, of which there must be at least two.
 *
 * A feed that was down may have hidden what it would have told. So a week of which part is missing counts as fallen
 * only where it would have fallen with all that the missing part may have hidden, too, and conflict's share as risen
 * or fallen only where it would have with all of that on the other side. More than usual is tested as it was seen.
 *
 * Where the same sources bring less, or more, of all other news, a change must hold besides with as much less, or more,
 * of these: a fall beside what would be usual of so little, a rise beside what would be usual of so much.
 *
 * Rate: the negative binomial of the long reference; two-sided p is twice the smaller tail. Interval: the ratios that
 * this test does not refuse. Share of conflict: Fisher's exact test on the two-by-two table.
 */
export function testWeek(
  week: WeekCount,
  before: readonly WeekCount[],
  { shortReferenceWeeks, longReferenceWeeks }: ChangeParameters,
): TestedWeek {
  const reference = before.slice(-longReferenceWeeks);
  const long = countReference(reference);
  const hidden = possiblyHidden(week.coverage, long);
  const brought = week.brought ?? 1;
  const { upper } = midTails(week, long, Math.max(1, brought));
  const { lower } = midTails({ n: week.n + hidden, coverage: 1 }, long, Math.min(1, brought));
  const conflicts = reference.reduce((sum, { conflicts: n }) => sum + n, 0);
  const marked = {
    conflicts: conflicts + week.conflicts,
    others: long.count - conflicts + week.n - week.conflicts,
  };
  const draw = { draws: week.n + hidden, all: long.count + week.n + hidden };
  return {
    short:
      before.length < shortReferenceWeeks
        ? null
        : compareRates(week, countReference(before.slice(-shortReferenceWeeks))),
    long: compareRates(week, long),
    brought,
    rateP: Math.min(1, 2 * Math.min(upper, lower)),
    usualConflictShare: long.count === 0 ? null : conflicts / long.count,
    conflictRoseP: drawnAtLeast(week.conflicts, { ...draw, marked: marked.conflicts }),
    conflictFellP: drawnAtLeast(week.n - week.conflicts, { ...draw, marked: marked.others }),
  };
}

/** The most happenings that the part of a week which was not seen may have hidden, but for once in a thousand. */
function possiblyHidden(coverage: number, { mean, dispersion }: CountReference): number {
  const missed = mean * (1 - coverage);
  let hidden = 0;
  while (missed > 0 && countTail(hidden + 1, missed, dispersion) > HID_MORE) hidden += 1;
  return hidden;
}

function compareRates(week: WeekCount, reference: CountReference): RateComparison {
  const expected = reference.mean * week.coverage;
  return {
    referenceWeeks: reference.weeks,
    usual: reference.mean,
    rateRatio: week.n / expected,
    ...rateInterval(week, reference),
  };
}

/**
 * One word per tested series (null for one that was not), false discovery controlled at the given rate, 0 … 1, over
 * all of them. A shift of conflict's share comes before a shift of volume; fewer happenings alone are quiet.
 */
export function changeWords(
  tests: readonly (TestedWeek | null)[],
  falseDiscoveryRate: number,
): (ChangeWord | null)[] {
  const pValues = tests.flatMap((test) =>
    test === null ? [] : [test.rateP, test.conflictRoseP, test.conflictFellP],
  );
  const stands = discoveries(pValues, falseDiscoveryRate);
  let tested = 0;
  return tests.map((test) => {
    if (test === null) return null;
    const [volume, rose, fell] = stands.slice(3 * tested, 3 * tested + 3);
    tested += 1;
    if (rose === true) return 'cooling';
    if (fell === true) return 'warming';
    if (volume !== true) return 'none-shown';
    return test.long.rateRatio < 1 ? 'quiet' : 'busy';
  });
}

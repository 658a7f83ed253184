import { mulberry32, overdispersed } from '../../src/indicators/domain/band-simulation.builder.js';
import { countTail } from '../../src/indicators/domain/negative-binomial.js';
import type { IndexParameters } from '../../src/indicators/domain/parameters.js';
import {
  changeWords,
  testWeek,
  type TestedWeek,
  type WeekCount,
} from '../../src/indicators/domain/week-change.js';
import type { Report } from './report.js';

const MEANS = [1, 3, 8, 20];
const CONFLICT_SHARE = 0.25;
const DISPERSIONS = [1, 2, 3];
const QUIET_WEEKS = 100_000;
const CHANGED_WEEKS = 3_000;
const REFERENCE_WEEKS = 52;
/** What changes in one indicator: its rate by a factor, or conflict's share. */
const CHANGES = [
  { rate: 2, share: CONFLICT_SHARE },
  { rate: 3, share: CONFLICT_SHARE },
  { rate: 5, share: CONFLICT_SHARE },
  { rate: 0.2, share: CONFLICT_SHARE },
  { rate: 1, share: 0.6 },
  { rate: 1, share: 0.9 },
];

type Random = () => number;
type Test = (week: WeekCount, before: readonly WeekCount[], mean: number) => TestedWeek;

/** False discoveries in quiet weeks, and power beside a test that knows the truth. */
export function changeReport(report: Report, parameters: IndexParameters): void {
  const { print, scale } = report;
  print(
    'Tested change of the week: four indicators at 1, 3, 8 and 20 developments a week, a quarter conflict',
  );
  for (const dispersion of DISPERSIONS) {
    const weeks = Math.round(QUIET_WEEKS * scale);
    const false52 = falseDiscoveries({ dispersion, weeks }, parameters);
    const found = Math.round(CHANGED_WEEKS * scale);
    const ours = power({ dispersion, weeks: found }, parameters, (week, before) =>
      testWeek(week, before, parameters.change),
    );
    const oracle = power({ dispersion, weeks: found }, parameters, (week, _before, mean) =>
      oracleTest(week, mean, dispersion),
    );
    print(
      `variance ÷ mean ${dispersion}: ${(100 * false52).toFixed(2)} % of ${weeks} quiet weeks with a false change; ` +
        `power ${(100 * ours).toFixed(1)} %, of the oracle's ${(100 * oracle).toFixed(1)} % that is ${(100 * (ours / oracle)).toFixed(1)} %`,
    );
  }
}

function draw(mean: number, world: { dispersion: number; share: number }, random: Random): WeekCount {
  const n = overdispersed(mean, world.dispersion, random);
  let conflicts = 0;
  for (let i = 0; i < n; i += 1) if (random() < world.share) conflicts += 1;
  return { n, conflicts, coverage: 1 };
}

function wordsOf(tests: readonly TestedWeek[], parameters: IndexParameters): readonly (string | null)[] {
  return changeWords(tests, parameters.change.falseDiscoveryRate);
}

function falseDiscoveries(
  { dispersion, weeks }: { readonly dispersion: number; readonly weeks: number },
  parameters: IndexParameters,
): number {
  const random = mulberry32(41 + dispersion);
  const world = { dispersion, share: CONFLICT_SHARE };
  const series = MEANS.map((mean) =>
    Array.from({ length: REFERENCE_WEEKS }, () => draw(mean, world, random)),
  );
  let cried = 0;
  for (let week = 0; week < weeks; week += 1) {
    const tests = series.map((before, i) => {
      const now = draw(MEANS[i] ?? 1, world, random);
      const test = testWeek(now, before, parameters.change);
      before.push(now);
      before.shift();
      return test;
    });
    if (wordsOf(tests, parameters).some((word) => word !== 'none-shown')) cried += 1;
  }
  return cried / weeks;
}

/** Share of changes that get a word, the changed indicator's own. */
function power(
  { dispersion, weeks }: { readonly dispersion: number; readonly weeks: number },
  parameters: IndexParameters,
  test: Test,
): number {
  const random = mulberry32(77 + dispersion);
  let found = 0;
  for (const { rate, share } of CHANGES)
    for (let week = 0; week < weeks; week += 1) {
      const changed = week % MEANS.length;
      const tests = MEANS.map((mean, i) => {
        const quiet = { dispersion, share: CONFLICT_SHARE };
        const before = Array.from({ length: REFERENCE_WEEKS }, () => draw(mean, quiet, random));
        const now =
          i === changed ? draw(mean * rate, { dispersion, share }, random) : draw(mean, quiet, random);
        return test(now, before, mean);
      });
      if (wordsOf(tests, parameters)[changed] !== 'none-shown') found += 1;
    }
  return found / (weeks * CHANGES.length);
}

/** The same tests by one who knows the true mean, dispersion and share. */
function oracleTest({ n, conflicts }: WeekCount, mean: number, dispersion: number): TestedWeek {
  const [atLeast, more] = [countTail(n, mean, dispersion), countTail(n + 1, mean, dispersion)];
  const half = (atLeast - more) / 2;
  const ratio = n / mean;
  return {
    short: null,
    long: { referenceWeeks: REFERENCE_WEEKS, usual: mean, rateRatio: ratio, low: ratio, high: ratio },
    brought: 1,
    rateP: Math.min(1, 2 * Math.min(atLeast - half, 1 - more - half)),
    usualConflictShare: CONFLICT_SHARE,
    conflictRoseP: binomialAtLeast(conflicts, n, CONFLICT_SHARE),
    conflictFellP: binomialAtLeast(n - conflicts, n, 1 - CONFLICT_SHARE),
  };
}

/** Mid-p of at least `hits` of `n` at the given share. */
function binomialAtLeast(hits: number, n: number, share: number): number {
  let term = (1 - share) ** n;
  let tail = 0;
  for (let k = 0; k <= n; k += 1) {
    if (k > hits) tail += term;
    if (k === hits) tail += term / 2;
    term *= ((n - k) / (k + 1)) * (share / (1 - share));
  }
  return tail;
}

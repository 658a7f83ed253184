import { estimateOf, nextSums, NO_SUMS } from './decayed-sums.js';
import { decayPerStep, type IndexParameters } from './parameters.js';

/** A world whose true balance is known, to try the band on. */
export interface BandWorld {
  readonly weeks: number;
  /** Mean developments a week. */
  readonly perWeek: number;
  /** Variance over mean of the weekly count, at least 1. */
  readonly dispersion: number;
  /** Long-run share of cooperation in what happens, 0 … 1. */
  readonly meanShare: number;
  /** Standard deviation of the weekly step of the share's log-odds; 0: the truth stands still. */
  readonly drift: number;
  readonly seed: number;
}

/** How the band did. */
export interface BandResult {
  /** Share of weeks whose band held the true balance. */
  readonly covered: number;
  /** Mean width of the band on the −100 … +100 scale. */
  readonly width: number;
}

const BURN_IN_WEEKS = 60;
/** Pulls the log-odds back, so that drifting worlds keep their mean share: half-life of half a year. */
const REVERSION = Math.pow(2, -1 / 26);
/** Sizes of score as the labelled news has them, most of them small. */
const SIZES = [1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7];

/** Runs the true index code over a simulated world; the same seed gives the same result. */
export function simulateBand(world: BandWorld, parameters: IndexParameters): BandResult {
  const random = mulberry32(world.seed);
  const lambda = decayPerStep(parameters.halfLifeWeeks);
  const mean = Math.log(world.meanShare / (1 - world.meanShare));
  let [logOdds, sums, covered, width] = [mean, NO_SUMS, 0, 0];
  for (let week = -BURN_IN_WEEKS; week < world.weeks; week += 1) {
    const step = world.drift === 0 ? 0 : world.drift * normal(random);
    logOdds = mean + (world.drift === 0 ? 1 : REVERSION) * (logOdds - mean) + step;
    const share = 1 / (1 + Math.exp(-logOdds));
    sums = nextSums(sums, happenings(world, share, random), { decay: lambda, coverage: 1 });
    if (week < 0) continue;
    const { low, high } = estimateOf(sums, parameters.neutralScorePoints, parameters.band);
    const truth = 200 * share - 100;
    if (low <= truth && truth <= high) covered += 1;
    width += high - low;
  }
  return { covered: covered / world.weeks, width: width / world.weeks };
}

function happenings(world: BandWorld, share: number, random: () => number): Parameters<typeof nextSums>[1] {
  const flows = {
    n: 0,
    weight: 0,
    squares: 0,
    cooperation: { words: 0, deeds: 0 },
    conflict: { words: 0, deeds: 0 },
  };
  const n = overdispersed(world.perWeek, world.dispersion, random);
  for (let i = 0; i < n; i += 1) {
    const publishers = 1 + Math.floor(5 * random() ** 3);
    const weight = (0.6 + 0.4 * random()) * (1 + Math.log(publishers));
    const points = weight * (SIZES[Math.floor(random() * SIZES.length)] ?? 1);
    const side = random() < share ? flows.cooperation : flows.conflict;
    side.words += points;
    flows.squares += points * points;
    flows.n += 1;
  }
  return flows;
}

/** A count with the given mean and variance-to-mean ratio: Poisson clumps of geometric-like size (negative binomial). */
export function overdispersed(mean: number, dispersion: number, random: () => number): number {
  if (dispersion <= 1) return poisson(mean, random);
  const shape = mean / (dispersion - 1);
  return poisson(gamma(shape, random) * (dispersion - 1), random);
}

/** Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). */
function gamma(shape: number, random: () => number): number {
  if (shape < 1) return gamma(shape + 1, random) * Math.pow(random(), 1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

function poisson(mean: number, random: () => number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > floor; product *= random()) count += 1;
  return count;
}

export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A small seeded generator of numbers in 0 … 1 (Tommy Ettinger's mulberry32, public domain). */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

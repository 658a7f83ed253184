import type { BenchOptions } from '../bench.js';
import { count, median, ratio, spread, time } from '../figures.js';
import type { Reload } from './newsboat.js';
import type { Look } from './service-poll.js';
import type { StageTimes } from './stage-times.js';
import type { PlainPoll, Poll } from './tracker-poll.js';

type Print = BenchOptions['print'];

/** newsboat's reloads by its number of threads, and what they are compared with. */
interface Beside<Ours> {
  readonly theirs: ReadonlyMap<number, readonly Reload[]>;
  readonly ours: readonly Ours[];
}

/** One round of polls in which nothing is new. */
export interface UnchangedRound {
  readonly clocked: Poll;
  /** As people run it: no clock inside. */
  readonly plain: PlainPoll;
  readonly look: Look;
}

/** What the first polls took, and the share of each stage. */
export function printFirst(polls: readonly Poll[], items: number, print: Print): void {
  const pollMs = polls.map(({ times }) => times.pollMs);
  print(`tracker, first poll: ${spread(pollMs)}, ${perSecond(items, pollMs)} items/s`);
  for (const line of shares(polls.map(({ times }) => times))) print(`  ${line}`);
  print(`  the whole process: ${spread(polls.map(({ wholeMs }) => wholeMs))}`);
}

export function printTheirFirst(
  version: string,
  { theirs, ours }: Beside<Poll>,
  items: number,
  print: Print,
): void {
  print(yardstick(version));
  const ourMs = median(ours.map(({ times }) => times.pollMs));
  for (const [threads, reloads] of theirs) {
    const ms = reloads.map((reload) => reload.ms);
    print(`${named(threads)}: ${spread(ms)}, ${perSecond(items, ms)} items/s`);
    print(`  our rate to its rate: ${ratio(median(ms), ourMs)} (at least ×0.25 wanted)`);
  }
}

/** What polls in which nothing was new took: the command and the running service. */
export function printUnchanged(rounds: readonly UnchangedRound[], print: Print): void {
  const times = rounds.map(({ clocked }) => clocked.times);
  print(`tracker poll --once, first question to last commit: ${spread(times.map((one) => one.pollMs))}`);
  for (const line of shares(times)) print(`  ${line}`);
  print(`  process start to first question: ${spread(times.map((one) => one.startMs))}`);
  print(`tracker poll --once, the whole process: ${spread(rounds.map(({ plain }) => plain.wholeMs))}`);
  const looks = rounds.map(({ look }) => look.ms);
  print(`running service, first request to all stored and grouped: ${spread(looks)}`);
}

export function printTheirUnchanged(
  version: string,
  { theirs, ours }: Beside<UnchangedRound>,
  print: Print,
): void {
  print(yardstick(version));
  const command = median(ours.map(({ clocked }) => clocked.times.pollMs));
  const look = median(ours.map((round) => round.look.ms));
  const whole = median(ours.map(({ plain }) => plain.wholeMs));
  for (const [threads, reloads] of theirs) {
    const ms = median(reloads.map((reload) => reload.ms));
    const wholeMs = reloads.map((reload) => reload.wholeMs);
    print(`${named(threads)}, first request to its end: ${spread(reloads.map((reload) => reload.ms))}`);
    print(
      `  our time to its time (at most ×1.00 wanted): poll --once ${ratio(command, ms)}, running service ${ratio(look, ms)}`,
    );
    print(`${named(threads)}, the whole process, which loads its cache: ${spread(wholeMs)}`);
    print(`  poll --once, whole process to whole process: ${ratio(whole, median(wholeMs))}`);
  }
}

function yardstick(version: string): string {
  return `yardstick: ${version}, -x reload, own cache, every setting its default but reload-threads`;
}

function named(threads: number): string {
  return `newsboat, ${threads} thread${threads === 1 ? ' (its default)' : 's'}`;
}

function perSecond(items: number, ms: readonly number[]): string {
  return count((items * 1_000) / median(ms));
}

/** Stages run side by side, so that their shares may add up to more than the whole. */
function shares(times: readonly StageTimes[]): string[] {
  const whole = median(times.map((one) => one.pollMs));
  const share = (name: string, of: (one: StageTimes) => number): string => {
    const ms = median(times.map(of));
    return `${name} ${time(ms)} (${((100 * ms) / whole).toFixed(0)} %)`;
  };
  return [
    [
      share('fetch', (one) => one.fetchMs),
      share('parse', (one) => one.parseMs),
      share('store', (one) => one.storeMs),
      share('classify', (one) => one.classifyMs),
      share('group', (one) => one.groupMs),
      share('jobs', (one) => one.jobsMs),
    ].join(', '),
    `main thread busy ${(100 * median(times.map((one) => one.mainThreadShare))).toFixed(0)} % of its life, ` +
      `at most ${median(times.map((one) => one.peakMb)).toFixed(0)} MB resident`,
  ];
}

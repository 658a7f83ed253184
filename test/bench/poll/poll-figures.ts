import type { BenchOptions } from '../bench.js';
import { count, median, ratio, spread, time } from '../figures.js';
import type { Reload } from './newsboat.js';
import type { Look } from './service-poll.js';
import type { StageTimes } from './stage-times.js';
import type { PlainPoll, Poll } from './tracker-poll.js';

/** What was measured of the tracker in one round; after the first poll nothing is new. */
export interface OurRound {
  readonly first: Poll;
  readonly second: Poll;
  /** As people run it: no clock inside. */
  readonly plain: PlainPoll;
  readonly look: Look;
}
export interface TheirRound {
  readonly first: Reload;
  readonly unchanged: Reload;
}
export interface Rounds {
  /** By number of threads. */
  readonly theirs: ReadonlyMap<number, readonly TheirRound[]>;
  readonly ours: readonly OurRound[];
}

export function printOurs(rounds: readonly OurRound[], items: number, print: BenchOptions['print']): void {
  const firstMs = rounds.map(({ first }) => first.times.pollMs);
  const secondMs = rounds.map(({ second }) => second.times.pollMs);
  print(`tracker, first poll: ${spread(firstMs)}, ${count(itemsPerSecond(items, median(firstMs)))} items/s`);
  for (const line of shares(rounds.map(({ first }) => first.times))) print(`  ${line}`);
  print(`tracker, all 304, tracker poll --once, first question to last commit: ${spread(secondMs)}`);
  for (const line of shares(rounds.map(({ second }) => second.times))) print(`  ${line}`);
  print(`tracker, all 304, tracker poll --once, the whole process: ${spread(wholeOf(rounds))}`);
  print(
    `tracker, all 304, running service, first request to stored and grouped: ${spread(rounds.map(({ look }) => look.ms))}`,
  );
  const starts = rounds.flatMap(({ first, second }) => [first.times.startMs, second.times.startMs]);
  const wholes = rounds.map(({ first }) => first.wholeMs);
  print(
    `  beside it: process start to first question ${spread(starts)}; whole first process ${spread(wholes)}`,
  );
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

export function printTheirs(
  version: string,
  { theirs, ours }: Rounds,
  items: number,
  print: BenchOptions['print'],
): void {
  print(`yardstick: ${version}, -x reload, own cache, every setting its default but reload-threads`);
  const ourFirst = median(ours.map(({ first }) => first.times.pollMs));
  const ourSecond = median(ours.map(({ second }) => second.times.pollMs));
  const ourLook = median(ours.map(({ look }) => look.ms));
  for (const [threads, rounds] of theirs) {
    const firstMs = rounds.map(({ first }) => first.ms);
    const secondMs = rounds.map(({ unchanged }) => unchanged.ms);
    const wholeMs = rounds.map(({ unchanged }) => unchanged.wholeMs);
    const name = `newsboat, ${threads} thread${threads === 1 ? ' (its default)' : 's'}`;
    print(`${name}, first: ${spread(firstMs)}, ${count(itemsPerSecond(items, median(firstMs)))} items/s`);
    print(`  our rate to its rate: ${ratio(median(firstMs), ourFirst)} (at least ×0.25 wanted)`);
    print(`${name}, all 304 (its third), first request to its end: ${spread(secondMs)}`);
    print(
      `  our time to its time (at most ×1.00 wanted): poll --once ${ratio(ourSecond, median(secondMs))}, ` +
        `running service ${ratio(ourLook, median(secondMs))}`,
    );
    print(`${name}, all 304, the whole process, which loads its cache: ${spread(wholeMs)}`);
    print(`  our whole process to its whole process: ${ratio(median(wholeOf(ours)), median(wholeMs))}`);
  }
}

function wholeOf(rounds: readonly OurRound[]): readonly number[] {
  return rounds.map(({ plain }) => plain.wholeMs);
}

function itemsPerSecond(items: number, ms: number): number {
  return (items * 1_000) / ms;
}

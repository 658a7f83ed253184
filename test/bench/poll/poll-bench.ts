import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchOptions } from '../bench.js';
import { count, median, ratio, spread, time } from '../figures.js';
import { openFeedHouse, type FeedHouse } from './feed-house.js';
import { HOW_TO_GET, Newsboat, newsboatVersion, type Reload } from './newsboat.js';
import type { StageTimes } from './stage-times.js';
import { TrackerPoll, type Poll } from './tracker-poll.js';

const FEEDS = 200;
const ITEMS = 100;
/** newsboat's default, and as many as make it fastest on few cores. */
const THREADS = [1, 4] as const;

interface OurRound {
  readonly first: Poll;
  readonly second: Poll;
}
interface TheirRound {
  readonly first: Reload;
  readonly unchanged: Reload;
}

export const pollBench: Bench = {
  name: 'poll',
  about: `${FEEDS} loopback feeds × ${ITEMS} items: fetched, parsed, stored, classified, grouped; newsboat only stores`,
  async run({ rounds, print }: BenchOptions) {
    const version = await newsboatVersion();
    const folder = mkdtempSync(join(tmpdir(), 'tracker-bench-poll-'));
    const house = await openFeedHouse(FEEDS, ITEMS);
    const ours: OurRound[] = [];
    const theirs = new Map<number, TheirRound[]>(THREADS.map((threads) => [threads, []]));
    try {
      for (let round = 0; round < rounds; round += 1) {
        const place = join(folder, String(round));
        ours.push(await ourRound(join(place, 'tracker'), house, print));
        for (const [threads, of] of version === null ? [] : theirs) {
          of.push(await theirRound(new Newsboat(join(place, `newsboat-${threads}`), house, threads), house));
        }
        rmSync(place, { recursive: true, force: true });
      }
    } finally {
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    }
    printOurs(ours, print);
    if (version === null) print(HOW_TO_GET);
    else printTheirs(version, theirs, ours, print);
  },
};

async function ourRound(folder: string, house: FeedHouse, print: BenchOptions['print']): Promise<OurRound> {
  const tracker = new TrackerPoll(folder, house);
  await tracker.prepare();
  const first = await tracker.poll();
  expectEqual('new items of the first poll', first.fresh, FEEDS * ITEMS);
  await tracker.makeDue();
  const second = await tracker.poll();
  expectEqual('feeds not modified at the second poll', second.outcomes.get('not-modified') ?? 0, FEEDS);
  expectEqual('new items of the second poll', second.fresh, 0);
  print(`  in the database: ${JSON.stringify((await tracker.stored())[0])}`);
  return { first, second };
}

/** newsboat keeps validators from the second reload on (its issue 2734): its first reload that is all 304 is the third. */
async function theirRound(newsboat: Newsboat, house: FeedHouse): Promise<TheirRound> {
  const first = await newsboat.reload();
  expectEqual('documents newsboat was given', house.answered().whole, FEEDS);
  await newsboat.reload();
  const unchanged = await newsboat.reload();
  expectEqual('304 answers newsboat was given', house.answered().notModified, FEEDS);
  expectEqual('items newsboat stored', await newsboat.stored(), FEEDS * ITEMS);
  return { first, unchanged };
}

/** Figures of a run that did not do its work would mislead. */
function expectEqual(what: string, got: number, wanted: number): void {
  if (got !== wanted)
    throw new Error(`The bench measured nothing sound: ${what}: ${got}, expected ${wanted}.`);
}

function printOurs(rounds: readonly OurRound[], print: BenchOptions['print']): void {
  const firstMs = rounds.map(({ first }) => first.times.pollMs);
  const secondMs = rounds.map(({ second }) => second.times.pollMs);
  print(`tracker, first poll: ${spread(firstMs)}, ${count(itemsPerSecond(median(firstMs)))} items/s`);
  for (const line of shares(rounds.map(({ first }) => first.times))) print(`  ${line}`);
  print(`tracker, second poll, all 304: ${spread(secondMs)}`);
  for (const line of shares(rounds.map(({ second }) => second.times))) print(`  ${line}`);
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

function printTheirs(
  version: string,
  theirs: ReadonlyMap<number, readonly TheirRound[]>,
  ours: readonly OurRound[],
  print: BenchOptions['print'],
): void {
  print(`yardstick: ${version}, -x reload, own cache, every setting its default but reload-threads`);
  const ourFirst = median(ours.map(({ first }) => first.times.pollMs));
  const ourSecond = median(ours.map(({ second }) => second.times.pollMs));
  for (const [threads, rounds] of theirs) {
    const firstMs = rounds.map(({ first }) => first.ms);
    const secondMs = rounds.map(({ unchanged }) => unchanged.ms);
    const name = `newsboat, ${threads} thread${threads === 1 ? ' (its default)' : 's'}`;
    print(`${name}, first: ${spread(firstMs)}, ${count(itemsPerSecond(median(firstMs)))} items/s`);
    print(`  our rate to its rate: ${ratio(median(firstMs), ourFirst)} (at least ×0.25 wanted)`);
    print(`${name}, all 304 (its third): ${spread(secondMs)}`);
    print(`  our time to its time: ${ratio(ourSecond, median(secondMs))} (at most ×1.00 wanted)`);
  }
}

function itemsPerSecond(ms: number): number {
  return (FEEDS * ITEMS * 1_000) / ms;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchOptions } from '../bench.js';
import { expectEqual } from './expect-equal.js';
import { openFeedHouse, type FeedHouse } from './feed-house.js';
import { HOW_TO_GET, Newsboat, newsboatVersion, THREADS, type Reload } from './newsboat.js';
import { printTheirUnchanged, printUnchanged, type UnchangedRound } from './poll-figures.js';
import { PollingService } from './service-poll.js';
import { TrackerPoll, type PlainPoll } from './tracker-poll.js';

const FEEDS = 200;
const ITEMS = 100;

/** A later poll, in which every feed answers 304: as a command, and of the running service. */
export const unchangedBench: Bench = {
  name: 'unchanged',
  about: `${FEEDS} loopback feeds that all answer 304, polled by the command, the running service and newsboat by turns`,
  async run({ rounds, print }: BenchOptions) {
    const version = await newsboatVersion();
    const folder = mkdtempSync(join(tmpdir(), 'tracker-bench-unchanged-'));
    const house = await openFeedHouse(FEEDS, ITEMS);
    const ours: UnchangedRound[] = [];
    const theirs = new Map<number, Reload[]>(THREADS.map((threads) => [threads, []]));
    let service: PollingService | null = null;
    try {
      const tracker = await polledOnce(join(folder, 'command'), house);
      const boats = version === null ? [] : await loadedBoats(folder, house);
      service = new PollingService(await polledOnce(join(folder, 'service'), house), house);
      await service.look(FEEDS);
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await ourRound(tracker, service, house));
        for (const { threads, boat } of boats) {
          theirs.get(threads)?.push(await boat.reload());
          expectEqual('304 answers newsboat was given', house.answered().notModified, FEEDS);
        }
      }
    } finally {
      await service?.stop();
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    }
    printUnchanged(ours, print);
    if (version === null) print(HOW_TO_GET);
    else printTheirUnchanged(version, { theirs, ours }, print);
  },
};

async function polledOnce(folder: string, house: FeedHouse): Promise<TrackerPoll> {
  const tracker = new TrackerPoll(folder, house);
  await tracker.prepare();
  const first = await tracker.pollPlain();
  expectEqual('new items of the first poll', first.fresh, FEEDS * ITEMS);
  return tracker;
}

/** newsboat keeps validators from the second reload on (its issue 2734): its first reload that is all 304 is the third. */
async function loadedBoats(folder: string, house: FeedHouse) {
  const boats = THREADS.map((threads) => ({
    threads,
    boat: new Newsboat(join(folder, `newsboat-${threads}`), house, threads),
  }));
  for (const { boat } of boats) {
    await boat.reload();
    await boat.reload();
    expectEqual('items newsboat stored', await boat.stored(), FEEDS * ITEMS);
  }
  return boats;
}

async function ourRound(
  tracker: TrackerPoll,
  service: PollingService,
  house: FeedHouse,
): Promise<UnchangedRound> {
  await tracker.makeDue();
  const clocked = await tracker.poll();
  expectUnchanged(clocked);
  await tracker.makeDue();
  const plain = await tracker.pollPlain();
  expectUnchanged(plain);
  const look = await service.look(FEEDS);
  expectEqual('304 answers the service was given', house.answered().notModified, FEEDS);
  expectEqual('new items of the service', look.fresh, 0);
  return { clocked, plain, look };
}

function expectUnchanged({ outcomes, fresh }: PlainPoll): void {
  expectEqual('feeds not modified at a later poll', outcomes.get('not-modified') ?? 0, FEEDS);
  expectEqual('new items of a later poll', fresh, 0);
}

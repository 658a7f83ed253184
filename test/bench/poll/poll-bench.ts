import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchOptions } from '../bench.js';
import { openFeedHouse, type FeedHouse } from './feed-house.js';
import { HOW_TO_GET, Newsboat, newsboatVersion } from './newsboat.js';
import { printOurs, printTheirs, type OurRound, type TheirRound } from './poll-figures.js';
import { PollingService } from './service-poll.js';
import { TrackerPoll, type PlainPoll } from './tracker-poll.js';

const FEEDS = 200;
const ITEMS = 100;
/** newsboat's default, and as many as make it fastest on few cores. */
const THREADS = [1, 4] as const;

export const pollBench: Bench = {
  name: 'poll',
  about: `${FEEDS} loopback feeds × ${ITEMS} items: fetched, parsed, stored, classified, grouped; newsboat only stores`,
  async run({ rounds, print }: BenchOptions) {
    const version = await newsboatVersion();
    const folder = mkdtempSync(join(tmpdir(), 'tracker-bench-poll-'));
    const house = await openFeedHouse(FEEDS, ITEMS);
    const ours: OurRound[] = [];
    const theirs = new Map<number, TheirRound[]>(THREADS.map((threads) => [threads, []]));
    let service: PollingService | null = null;
    try {
      service = await openService(join(folder, 'service'), house);
      for (let round = 0; round < rounds; round += 1) {
        const place = join(folder, String(round));
        ours.push(await ourRound(join(place, 'tracker'), house, service));
        for (const [threads, of] of version === null ? [] : theirs) {
          of.push(await theirRound(new Newsboat(join(place, `newsboat-${threads}`), house, threads), house));
        }
        rmSync(place, { recursive: true, force: true });
      }
    } finally {
      await service?.stop();
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    }
    printOurs(ours, FEEDS * ITEMS, print);
    if (version === null) print(HOW_TO_GET);
    else printTheirs(version, { theirs, ours }, FEEDS * ITEMS, print);
  },
};

/** A service on data of its own that has polled every feed once, and goes on beside all that is measured. */
async function openService(folder: string, house: FeedHouse): Promise<PollingService> {
  const tracker = new TrackerPoll(folder, house);
  await tracker.prepare();
  const service = new PollingService(tracker, house);
  await service.look(FEEDS);
  return service;
}

async function ourRound(folder: string, house: FeedHouse, service: PollingService): Promise<OurRound> {
  const tracker = new TrackerPoll(folder, house);
  await tracker.prepare();
  const first = await tracker.poll();
  expectEqual('new items of the first poll', first.fresh, FEEDS * ITEMS);
  await tracker.makeDue();
  const second = await tracker.poll();
  expectUnchanged(second);
  await tracker.makeDue();
  const plain = await tracker.pollPlain();
  expectUnchanged(plain);
  const look = await service.look(FEEDS);
  expectEqual('304 answers the service was given', house.answered().notModified, FEEDS);
  expectEqual('new items of the service', look.fresh, 0);
  return { first, second, plain, look };
}

function expectUnchanged({ outcomes, fresh }: PlainPoll): void {
  expectEqual('feeds not modified at a later poll', outcomes.get('not-modified') ?? 0, FEEDS);
  expectEqual('new items of a later poll', fresh, 0);
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

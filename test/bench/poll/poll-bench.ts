import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, BenchOptions } from '../bench.js';
import { expectEqual } from './expect-equal.js';
import { openFeedHouse } from './feed-house.js';
import { HOW_TO_GET, Newsboat, newsboatVersion, THREADS, type Reload } from './newsboat.js';
import { printFirst, printTheirFirst } from './poll-figures.js';
import { TrackerPoll, type Poll } from './tracker-poll.js';

const FEEDS = 200;
const ITEMS = 100;

/** The first poll, in which everything is new. */
export const pollBench: Bench = {
  name: 'poll',
  about: `${FEEDS} loopback feeds × ${ITEMS} items: fetched, parsed, stored, classified, grouped; newsboat only stores`,
  async run({ rounds, print }: BenchOptions) {
    const version = await newsboatVersion();
    const folder = mkdtempSync(join(tmpdir(), 'tracker-bench-poll-'));
    const house = await openFeedHouse(FEEDS, ITEMS);
    const ours: Poll[] = [];
    const theirs = new Map<number, Reload[]>(THREADS.map((threads) => [threads, []]));
    try {
      for (let round = 0; round < rounds; round += 1) {
        const place = join(folder, String(round));
        const tracker = new TrackerPoll(join(place, 'tracker'), house);
        await tracker.prepare();
        const poll = await tracker.poll();
        expectEqual('new items of the first poll', poll.fresh, FEEDS * ITEMS);
        ours.push(poll);
        for (const [threads, of] of version === null ? [] : theirs) {
          const newsboat = new Newsboat(join(place, `newsboat-${threads}`), house, threads);
          of.push(await newsboat.reload());
          expectEqual('documents newsboat was given', house.answered().whole, FEEDS);
          expectEqual('items newsboat stored', await newsboat.stored(), FEEDS * ITEMS);
        }
        print(`  in the database: ${JSON.stringify((await tracker.stored())[0])}`);
        rmSync(place, { recursive: true, force: true });
      }
    } finally {
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    }
    printFirst(ours, FEEDS * ITEMS, print);
    if (version === null) print(HOW_TO_GET);
    else printTheirFirst(version, { theirs, ours }, FEEDS * ITEMS, print);
  },
};

import RssParser from 'rss-parser';
import { parseFeed } from '../../src/feeds/adapters/parse/parse-feed.js';
import type { Bench, BenchOptions } from './bench.js';
import { count, median, ratio, spread } from './figures.js';
import { generatedFeed } from './texts/generated-feed.js';

const FEEDS = 100;
const ITEMS = 100;
const NEWEST = new Date('2026-11-20T10:00:00Z');

export const parseBench: Bench = {
  name: 'parse',
  about: `${FEEDS} generated feeds × ${ITEMS} items from bytes to items; yardstick: bare rss-parser (no repair, no plain text, no dates)`,
  async run({ rounds, print }: BenchOptions) {
    const documents = Array.from({ length: FEEDS }, (_, number) =>
      Buffer.from(generatedFeed(number, ITEMS, NEWEST).document),
    );
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await timed(documents, bare));
      ours.push(await timed(documents, parsed));
    }
    const perSecond = (ms: number): string => count((FEEDS * ITEMS * 1_000) / ms);
    print(`tracker: ${spread(ours)}, ${perSecond(median(ours))} items/s`);
    print(`rss-parser: ${spread(theirs)}, ${perSecond(median(theirs))} items/s`);
    print(`  our time to its time: ${ratio(median(ours), median(theirs))}`);
  },
};

async function parsed(bytes: Buffer): Promise<number> {
  const result = await parseFeed(bytes, { url: 'https://outlet.example/feed.xml' });
  if (!result.ok) throw new Error(result.message);
  return result.feed.items.length;
}

async function bare(bytes: Buffer): Promise<number> {
  return (await new RssParser().parseString(bytes.toString('utf8'))).items.length;
}

async function timed(
  documents: readonly Buffer[],
  parse: (bytes: Buffer) => Promise<number>,
): Promise<number> {
  const since = performance.now();
  for (const bytes of documents) {
    const items = await parse(bytes);
    if (items !== ITEMS) throw new Error(`${items} items were read of ${ITEMS}.`);
  }
  return performance.now() - since;
}

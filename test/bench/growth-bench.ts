import { DevelopmentsService } from '../../src/developments/developments.service.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import { backendTimes, msBetween } from './backend-times.js';
import type { Bench, BenchOptions } from './bench.js';
import { indexesKept, pagesRead, readIndexes } from './index-pages.js';
import { count, median, ratio, spread, time } from './figures.js';
import { FEEDS, fillArchive } from './stored-archive.js';
import { newsText } from './texts/news.js';
import { randomFrom, type Random } from './texts/random.js';

/** Articles that are stored already. */
const STORED = [100_000, 1_000_000, 10_000_000];
/** The last takes 13 GB of disk and seven minutes of a calm core to fill; `--quick` leaves it out. */
const STORED_QUICKLY = STORED.slice(0, 2);
/** Taken in at a time, as polls of all feeds bring them. */
const BATCH = 1_000;
const BATCHES = 12;
const DAY_MS = 86_400_000;
/** What comes in was published within so many days. */
const NEWS_DAYS = 20;

/** What a batch took: by the clock, and of the processor in this process and in the database's. */
interface Taken {
  readonly wallMs: number;
  readonly ownMs: number;
  readonly databaseMs: number;
}

export const growthBench: Bench = {
  name: 'growth',
  about: `taking in ${count(BATCH)} new articles (stored, judged, grouped) with ever more stored; yardstick: the same with ${count(STORED[0] ?? 0)} stored`,
  async run(options: BenchOptions) {
    const { rounds, sharedBuffers, print } = options;
    print(`  PostgreSQL keeps pages in ${sharedBuffers ?? 'what the embedded server has (128MB)'}`);
    const first: Taken[] = [];
    for (const wanted of rounds === 1 ? STORED_QUICKLY : STORED) {
      const taken = await withArchive(wanted, options);
      if (first.length === 0) first.push(...taken);
      print(`${count(wanted)} stored: ${told(taken, first)}`);
    }
  },
};

/** Takes in batches on a database of its own with so many articles, so that no size meets what came in at another. */
async function withArchive(
  wanted: number,
  { sharedBuffers, print }: BenchOptions,
): Promise<readonly Taken[]> {
  const memory = sharedBuffers === null ? {} : { shared_buffers: sharedBuffers };
  const services = await openStageServices({}, memory);
  try {
    const { dataSource } = services.database;
    const since = performance.now();
    await fillArchive(dataSource, wanted, services.clock.now());
    print(`  ${count(wanted)} filled in after ${time(performance.now() - since)}`);
    if (sharedBuffers !== null) await readIndexes(dataSource);
    const { indexBytes, keptBytes } = await indexesKept(dataSource);
    print(`  indexes ${megabytes(indexBytes)}, of which the server keeps ${megabytes(keptBytes)} now`);
    const pages = await pagesRead(dataSource);
    const taken = await takeInBatches(services, randomFrom(7));
    const pagesOfOne = ((await pagesRead(dataSource)) - pages) / (BATCH * (BATCHES + 1));
    print(`  pages read: ${pagesOfOne.toFixed(1)} an article`);
    return taken;
  } finally {
    await services.close();
  }
}

/** What all batches but the first took, which fills caches. */
async function takeInBatches(services: StageServices, random: Random): Promise<readonly Taken[]> {
  const { dataSource } = services.database;
  const now = services.clock.now();
  const batches: Taken[] = [];
  for (let batch = 0; batch <= BATCHES; batch += 1) {
    const documents = documentsOf(`new-${batch}`, random, now);
    const before = {
      wall: performance.now(),
      own: process.cpuUsage(),
      database: await backendTimes(dataSource),
    };
    await dataSource.transaction((manager) => services.get(IntakeService).takeIn(documents, manager, now));
    await services.get(DevelopmentsService).regroup(now);
    const wallMs = performance.now() - before.wall;
    const { user, system } = process.cpuUsage(before.own);
    const databaseMs = msBetween(before.database, await backendTimes(dataSource));
    if (batch > 0) batches.push({ wallMs, ownMs: (user + system) / 1_000, databaseMs });
  }
  return batches;
}

function told(taken: readonly Taken[], first: readonly Taken[]): string {
  const perArticle = (of: (one: Taken) => number): string => {
    const value = median(taken.map(of));
    return `${((value * 1_000) / BATCH).toFixed(0)} µs (${ratio(value, median(first.map(of)))})`;
  };
  const quickest = (all: readonly Taken[]): number => Math.min(...all.map(({ wallMs }) => wallMs));
  return [
    `a batch ${spread(taken.map(({ wallMs }) => wallMs))}, quickest ${ratio(quickest(taken), quickest(first))}`,
    `an article by the clock ${perArticle(({ wallMs }) => wallMs)}`,
    `processor of the service ${perArticle(({ ownMs }) => ownMs)}`,
    `of the database ${perArticle(({ databaseMs }) => databaseMs)}`,
  ].join('; ');
}

const megabytes = (bytes: number): string => `${count(Math.round(bytes / 1_000_000))} MB`;

/** A document of every feed, with as many new items each. */
function documentsOf(name: string, random: Random, now: Date): readonly (readonly IncomingReport[])[] {
  return Array.from({ length: FEEDS }, (_, feed) =>
    Array.from({ length: BATCH / FEEDS }, (_unused, item): IncomingReport => {
      const id = `${name}-${feed}-${item}`;
      const published = new Date(now.getTime() - Math.floor(random() * NEWS_DAYS) * DAY_MS);
      return {
        ...newsText('en', random),
        publisher: `outlet-${feed}`,
        feedId: `bench-${feed}`,
        guid: id,
        link: `https://outlet-${feed}.example/${id}`,
        language: 'en',
        published: published.toISOString(),
        publishedRaw: null,
      };
    }),
  );
}

import { DevelopmentsService } from '../../src/developments/developments.service.js';
import type { IncomingReport } from '../../src/articles/domain/incoming.js';
import { IntakeService } from '../../src/pipeline/intake.service.js';
import { openStageServices, type StageServices } from '../support/stage-services.js';
import type { Bench, BenchOptions } from './bench.js';
import { count, median, ratio, spread } from './figures.js';
import { FEEDS, fillArchive } from './stored-archive.js';
import { newsText } from './texts/news.js';
import { randomFrom, type Random } from './texts/random.js';

/** Articles that are stored already. */
const STORED = [100_000, 1_000_000, 10_000_000];
/** The last takes tens of gigabytes of disk for minutes; `--quick` leaves it out. */
const STORED_QUICKLY = STORED.slice(0, 2);
/** Taken in at a time, as polls of all feeds bring them. */
const BATCH = 1_000;
const BATCHES = 8;
const DAY_MS = 86_400_000;
/** Whatever came in is so old at the next size that what comes then meets as few neighbours as it did. */
const APART_MS = 60 * DAY_MS;
/** What comes in was published within so many days. */
const NEWS_DAYS = 20;

export const growthBench: Bench = {
  name: 'growth',
  about: `taking in ${count(BATCH)} new articles (stored, judged, grouped) with ever more stored; yardstick: the same with ${count(STORED[0] ?? 0)} stored`,
  async run({ rounds, print }: BenchOptions) {
    const services = await openStageServices();
    try {
      const random = randomFrom(7);
      const times: number[] = [];
      let stored = 0;
      for (const wanted of rounds === 1 ? STORED_QUICKLY : STORED) {
        await fillArchive(services.database.dataSource, stored, wanted, services.clock.now());
        stored = wanted;
        services.clock.moveTo(new Date(services.clock.now().getTime() + APART_MS).toISOString());
        const taken = await takeInBatches(services, `${wanted}`, random);
        times.push(median(taken));
        const perArticle = `${((median(taken) * 1_000) / BATCH).toFixed(0)} µs an article`;
        print(
          `${count(wanted)} stored: ${spread(taken)}, ${perArticle}, ${ratio(median(taken), times[0] ?? Number.NaN)}`,
        );
      }
    } finally {
      await services.close();
    }
  },
};

/** The times of all batches but the first, which fills caches. */
async function takeInBatches(
  services: StageServices,
  name: string,
  random: Random,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let batch = 0; batch <= BATCHES; batch += 1) {
    const documents = documentsOf(`${name}-${batch}`, random, services.clock.now());
    const since = performance.now();
    const now = services.clock.now();
    await services.database.dataSource.transaction((manager) =>
      services.get(IntakeService).takeIn(documents, manager, now),
    );
    await services.get(DevelopmentsService).regroup(now);
    if (batch > 0) times.push(performance.now() - since);
  }
  return times;
}

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

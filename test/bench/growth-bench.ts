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
    const documents = documentsOf(`${name}-${batch}`, random);
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
function documentsOf(name: string, random: Random): readonly (readonly IncomingReport[])[] {
  return Array.from({ length: FEEDS }, (_, feed) =>
    Array.from({ length: BATCH / FEEDS }, (_unused, item): IncomingReport => {
      const id = `${name}-${feed}-${item}`;
      const day = String(1 + Math.floor(random() * 20)).padStart(2, '0');
      return {
        ...newsText('en', random),
        publisher: `outlet-${feed}`,
        feedId: `bench-${feed}`,
        guid: id,
        link: `https://outlet-${feed}.example/${id}`,
        language: 'en',
        published: `2026-11-${day}T08:00:00Z`,
        publishedRaw: null,
      };
    }),
  );
}

import { ArticlesService } from '../../src/articles/articles.service.js';
import { aDevelopment } from '../../src/developments/domain/development.builder.js';
import type { WeighedDevelopment } from '../../src/developments/domain/development-reader.js';
import { DevelopmentsService } from '../../src/developments/developments.service.js';
import { dayNumber, dayOfNumber } from '../../src/kernel/iso-week.js';
import type { StageServices } from './stage-services.js';

/** What one week brings: so many kind and so many cross statements of diplomats. */
export interface WeekOfWords {
  readonly good: number;
  readonly bad: number;
}

/** A year of ordinary weeks. */
export const ORDINARY_YEAR: readonly WeekOfWords[] = Array.from({ length: 52 }, (_, week) => ({
  good: 3 + (week % 2),
  bad: week % 6 === 0 ? 1 : 0,
}));

/** Stores developments week by week from the given Monday on, all of these weeks covered by an archive. */
export async function storeWeeks(
  services: StageServices,
  monday: string,
  weeks: readonly WeekOfWords[],
): Promise<void> {
  const dayOf = (week: number): string => dayOfNumber(dayNumber(monday) + 7 * week);
  const developments = weeks.flatMap(({ good, bad }, week) => [
    ...Array.from({ length: good }, (_, i) => words(`good-${week}-${i}`, dayOf(week), 2)),
    ...Array.from({ length: bad }, (_, i) => words(`bad-${week}-${i}`, dayOf(week), -2)),
  ]);
  const covered = weeks.map((_, week) => ({ outlet: 'archive', week: dayOf(week), articles: 10 }));
  const now = services.clock.now();
  await services.database.dataSource.transaction(async (manager) => {
    await services.get(DevelopmentsService).storeKnown(developments, manager, now);
    await services.get(ArticlesService).markCovered(covered, manager, now);
  });
}

function words(id: string, day: string, score: number): WeighedDevelopment {
  return {
    ...aDevelopment(id, {
      date: { from: day, to: day, precision: 'day' },
      indicators: ['diplomacy'],
      eventType: score > 0 ? 'CONSULT' : 'ACCUSE',
      direction: score > 0 ? 'cooperation' : 'conflict',
      score,
      confidence: 1,
    }),
    topics: [{ name: 'diplomacy', confidence: 1 }],
    publishers: 1,
    weight: 1,
  };
}

import type { ToldDevelopments } from '../../developments/domain/telling-reader.js';
import { weekNumber } from '../../kernel/iso-week.js';
import { SERIES } from './counted-development.js';
import { archiveId } from './feeds-to-watch.js';
import { dayAfter, designParameters, toldOf, weekAfter } from './indicators.builder.js';
import { keptCoverage } from './kept-coverage.js';

const FIRST = weekNumber(weekAfter(0));
const WEEKS = Array.from({ length: 24 }, (_, week) => week);

/** By series the weeks that the 21st is not compared with, of an archive that has outlets of one week each up to the eighth. */
function incomparable(energyOfStrays: number): readonly unknown[] {
  const outlets = [
    { id: archiveId('herald'), weeks: WEEKS, articles: 30, told: toldOf(3_000_000) },
    ...WEEKS.slice(1, 8).map((week) => ({
      ...{ id: archiveId(`stray-${week}`), weeks: [week], articles: 1 },
      told: toldOf(energyOfStrays, 'energy'),
    })),
  ];
  const byWeek = <T>(weeks: readonly number[], figure: T): ReadonlyMap<string, T> =>
    new Map(weeks.map((week) => [weekAfter(week), figure]));
  const { otherSources } = keptCoverage(
    {
      ...{ feeds: [], reports: new Map(), answered: new Map() },
      articles: new Map(outlets.map(({ id, weeks, articles }) => [id, byWeek(weeks, articles)])),
      told: new Map(outlets.map(({ id, weeks, told }) => [id, byWeek<ToldDevelopments>(weeks, told)])),
      imported: new Map(outlets.map(({ id, weeks }) => [id, new Set(weeks.map(weekAfter))])),
    },
    dayAfter(7 * WEEKS.length),
    designParameters,
  );
  return SERIES.map((series) =>
    (otherSources.get(series)?.get(weekAfter(20))?.others ?? []).map((span) => [
      span.first - FIRST,
      span.last - FIRST,
    ]),
  );
}

test('stray outlets make other sources by what they tell, and not by being many, or any', () => {
  const none = SERIES.map(() => []);
  expect(incomparable(0)).toEqual(none);
  const [trade, defence, energy, diplomacy] = incomparable(3_000_000);
  expect([trade, defence, diplomacy]).toEqual([[], [], []]);
  expect(energy).toEqual([[1, 7]]);
});

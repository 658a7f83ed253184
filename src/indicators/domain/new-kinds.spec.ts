import type { CountedDevelopment } from './counted-development.js';
import { aDevelopment, dayAfter, seriesInput, weekAfter } from './indicators.builder.js';
import { ledgerOf } from './index-ledger.js';
import { newKinds, type NewKind } from './new-kinds.js';
import { seriesSteps } from './weekly-series.js';

const WEEK = 60;

function kindsNew(
  developments: readonly CountedDevelopment[],
  coverage: 'full' | ReadonlyMap<string, number> = 'full',
): NewKind[] {
  const steps = seriesSteps(seriesInput(developments, { currentWeek: weekAfter(WEEK + 1), coverage }));
  return newKinds(steps, ledgerOf(developments, 3), weekAfter(WEEK)).filter(
    ({ indicator }) => indicator === 'diplomacy',
  );
}

const visit = (id: string, weeks: number): CountedDevelopment =>
  aDevelopment({ id, day: dayAfter(7 * weeks), eventType: 'CONSULT' });

describe('a kind of act that had not been for a year', () => {
  it('is told with the week of the last one and its evidence', () => {
    expect(kindsNew([visit('old', 7), visit('now', WEEK)])).toEqual([
      {
        kind: 'new',
        indicator: 'diplomacy',
        eventType: 'CONSULT',
        lastWeek: weekAfter(7),
        developmentIds: ['now'],
      },
    ]);
  });

  it('is not claimed of one that was within the 52 weeks before, or never', () => {
    expect(kindsNew([visit('old', 1), visit('less', 8), visit('now', WEEK)])).toEqual([]);
    expect(
      kindsNew([aDevelopment({ id: 'a', day: dayAfter(0), eventType: 'AID' }), visit('now', WEEK)]),
    ).toEqual([]);
  });

  it('is not claimed where one may have been missed, for an outage or for a date that is not known', () => {
    const coverage = new Map(Array.from({ length: WEEK + 1 }, (_, i) => [weekAfter(i), i === 30 ? 0.1 : 1]));
    expect(kindsNew([visit('old', 7), visit('now', WEEK)], coverage)).toEqual([]);
    const loose = { ...visit('loose', 7), date: { from: null, to: null, precision: 'undated' as const } };
    expect(kindsNew([visit('old', 7), loose, visit('now', WEEK)])).toEqual([]);
  });
});

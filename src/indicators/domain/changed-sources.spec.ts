import { weekNumber } from '../../kernel/iso-week.js';
import { dayAfter, designParameters, inEverySeries, seriesInput, weekAfter } from './indicators.builder.js';
import { coverageWith, diplomacyAlarms, weeksOf } from './alarms/alarms.builder.js';
import { SAME_SOURCES, type OtherSources } from './other-sources.js';
import { weekChanges, type WeekChange } from './week-change.js';
import { seriesSteps, weeklySeries, type SeriesInput } from './weekly-series.js';

/** Three sources tell of four or so a week for 60 weeks, then eight times as many of twelve or so, for 70 weeks. */
const [CHANGE, WEEKS] = [60, 130];
const few = (week: number): number => [3, 4, 5, 4, 6, 2][week % 6] ?? 4;
const developments = weeksOf(
  Array.from({ length: WEEKS }, (_, week) => ({ good: week < CHANGE ? few(week) : 3 * few(week) })),
);
const coverage = coverageWith(WEEKS, {});

/** From the change on no week before it can be compared. */
const sources: OtherSources = new Map(
  Array.from({ length: WEEKS - CHANGE }, (_, i) => [
    weekAfter(CHANGE + i),
    {
      ...SAME_SOURCES,
      since: weekNumber(weekAfter(CHANGE)),
      others: [{ first: weekNumber(weekAfter(0)), last: weekNumber(weekAfter(CHANGE - 1)) }],
    },
  ]),
);
const otherSources = inEverySeries(sources);
const told: Partial<SeriesInput> = { coverage, otherSources, parameters: designParameters };
const untold: Partial<SeriesInput> = { coverage, parameters: designParameters };

function changeOf(week: number, given: Partial<SeriesInput>): WeekChange | undefined {
  const steps = seriesSteps(seriesInput(developments, given));
  return weekChanges(steps, weekAfter(week), designParameters.change).find(
    ({ indicator }) => indicator === 'composite',
  );
}

/** Of the composite, by week. */
function intensities(given: Partial<SeriesInput>): (number | null)[] {
  return weeklySeries(seriesInput(developments, given))
    .filter(({ indicator }) => indicator === 'composite')
    .map(({ intensity }) => intensity);
}

describe('sources that change', () => {
  it('are no more happening: what more sources tell is not called busy, nor measured by what fewer told', () => {
    expect(changeOf(CHANGE + 4, untold)?.word).toBe('busy');
    expect(changeOf(CHANGE + 4, told)).toMatchObject({ word: null, state: 'short-history' });
    expect(intensities(untold)[CHANGE + 4]).toBeGreaterThan(200);
    expect(intensities(told)[CHANGE - 1]).toBeLessThan(200);
  });

  it('raise no alarm', () => {
    const from = weekAfter(CHANGE - 1);
    expect(diplomacyAlarms(developments, untold).filter(({ week }) => week >= from)).not.toEqual([]);
    expect(diplomacyAlarms(developments, told).filter(({ week }) => week >= from)).toEqual([]);
  });

  it('are compared with themselves once half a year of their own is on record', () => {
    expect(changeOf(CHANGE + 24, told)?.state).toBe('short-history');
    const change = changeOf(CHANGE + 25, told);
    expect(change).toMatchObject({ word: 'none-shown', state: 'ok' });
    expect(change?.test?.long.referenceWeeks).toBe(25);
    expect(change?.test?.long.usual).toBeGreaterThan(10);
  });

  it('have an intensity once a year of their own is on record, 100 for its mean', () => {
    const soFar = { ...told, to: weekAfter(CHANGE + 50), coverage: coverageWith(CHANGE + 51, {}) };
    const until = developments.filter(({ date }) => (date.to ?? '') < dayAfter(7 * (CHANGE + 51)));
    const partly = weeklySeries(seriesInput(until, soFar)).filter(
      ({ indicator }) => indicator === 'composite',
    );
    expect(partly.at(-1)?.intensity).toBeNull();
    const year = intensities(told).slice(CHANGE, CHANGE + 52);
    expect(year.reduce((sum: number, one) => sum + (one ?? Number.NaN), 0) / 52).toBeCloseTo(100, 9);
  });

  it('end an alarm that stands: nothing is left that could confirm it', () => {
    const burst = weeksOf(
      Array.from({ length: WEEKS }, (_, week) => ({ good: week >= CHANGE - 4 ? 14 : few(week) })),
    );
    const standing = diplomacyAlarms(burst, told).filter(({ detector }) => detector === 'cusum');
    expect(standing.map(({ until }) => until)).toEqual([weekAfter(CHANGE - 1)]);
  });
});

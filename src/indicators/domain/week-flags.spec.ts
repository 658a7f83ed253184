import type { DateRange } from '../../kernel/dates.js';
import { aDevelopment, dayAfter, seriesInput, weekAfter } from './indicators.builder.js';
import type { CountedDevelopment } from './counted-development.js';
import { ledgerOf } from './index-ledger.js';
import { weekFlags, type WeekFlag } from './week-flags.js';
import { seriesSteps } from './weekly-series.js';

function flagsOf(
  developments: readonly CountedDevelopment[],
  weeks: number,
  coverage: 'full' | ReadonlyMap<string, number> = 'full',
): WeekFlag[] {
  const steps = seriesSteps(seriesInput(developments, { currentWeek: weekAfter(weeks + 1), coverage }));
  return weekFlags(steps, ledgerOf(developments, 3), weekAfter(weeks)).filter(
    ({ indicator }) => indicator === 'diplomacy',
  );
}

const visit = (id: string, weeks: number): CountedDevelopment =>
  aDevelopment({ id, day: dayAfter(7 * weeks), eventType: 'CONSULT' });
const kindsOf = (flags: readonly WeekFlag[]): string[] => flags.map(({ kind }) => kind);

describe('the first of its kind', () => {
  const threat = aDevelopment({ id: 'threat', day: dayAfter(70), eventType: 'THREATEN', score: -4 });

  it('is told with what is known of when the record begins: a year where only that is, nothing of an undated one', () => {
    const begins = (...dates: readonly DateRange[]): readonly unknown[] => {
      const older = dates.map((date, i) => ({ ...visit(`older-${i}`, 0), date }));
      return flagsOf([visit('old', 0), ...older, threat], 10).map((flag) =>
        flag.kind === 'first-on-record' ? flag.recordBegins : flag.kind,
      );
    };
    const year = { from: '1960-01-01', to: '1960-12-31', precision: 'year' } as const;
    const month = { from: '1960-01-01', to: '1960-01-31', precision: 'month' } as const;
    const decade = { from: '1950-01-01', to: '1959-12-31', precision: 'decade' } as const;
    const undated = { from: '1947-08-01', to: null, precision: 'undated' } as const;
    expect(begins(year)).toEqual(['1960']);
    expect(begins(year, month)).toEqual(['1960-01']);
    expect(begins(decade, undated)).toEqual(['2025-01-06']);
  });

  it('is not claimed within the month or year in which the record begins', () => {
    const year = { from: '2025-01-01', to: '2025-12-31', precision: 'year' } as const;
    expect(kindsOf(flagsOf([{ ...visit('old', 0), date: year }, threat], 10))).toEqual([]);
  });

  it('is told with the day on which the record begins', () => {
    expect(flagsOf([visit('old', 0), threat], 10)).toEqual([
      {
        kind: 'first-on-record',
        indicator: 'diplomacy',
        eventType: 'THREATEN',
        developmentId: 'threat',
        recordBegins: '2025-01-06',
      },
    ]);
  });

  it('is not claimed where one of its kind may have come before', () => {
    const during = { from: '2025-01-01', to: '2025-12-31', precision: 'year' } as const;
    const undated = { from: null, to: null, precision: 'undated' } as const;
    for (const date of [during, undated]) {
      const perhaps = { ...threat, id: 'perhaps', date };
      expect(kindsOf(flagsOf([visit('old', 0), threat, perhaps], 10))).toEqual([]);
    }
  });

  it('is not claimed of the very first day on record, where everything is the first', () => {
    expect(kindsOf(flagsOf([visit('old', 0)], 0))).toEqual([]);
  });
});

describe('a record week', () => {
  const year = Array.from({ length: 52 }, (_, week) => visit(`call-${week}`, week));
  const many = ['a', 'b', 'c'].map((id) => visit(id, 52));

  it('names the week it beats and how many it was compared with', () => {
    expect(flagsOf([...year, ...many], 52)).toEqual([
      {
        kind: 'record',
        indicator: 'diplomacy',
        side: 'cooperation',
        scorePoints: 6,
        before: { week: weekAfter(0), scorePoints: 2 },
        weeks: 52,
      },
    ]);
  });

  it('is claimed only of what was seen: what a week may have missed makes no record', () => {
    const coverage = (share: number): ReadonlyMap<string, number> =>
      new Map(Array.from({ length: 54 }, (_, week) => [weekAfter(week), week === 52 ? share : 1]));
    const two = ['a', 'b'].map((id) => visit(id, 52));
    const earlier = [...year, visit('second', 20)];
    expect(kindsOf(flagsOf([...earlier, ...two], 52, coverage(0.55)))).toEqual([]);
    expect(flagsOf([...earlier, ...many], 52, coverage(0.55))).toMatchObject([
      { kind: 'record', scorePoints: 6, before: { scorePoints: 4 } },
    ]);
  });

  it('is not claimed before a year of covered weeks', () => {
    expect(kindsOf(flagsOf([...year.slice(1), ...many], 52))).toEqual([]);
  });
});

describe('the end of the longest gap', () => {
  const developments = [visit('a', 0), visit('b', 5), visit('c', 25)];

  it('is told with the length of the gap before', () => {
    expect(flagsOf(developments, 25)).toEqual([
      {
        kind: 'longest-gap-ended',
        indicator: 'diplomacy',
        gapWeeks: 19,
        since: weekAfter(5),
        beforeWeeks: 4,
        developmentIds: ['c'],
      },
    ]);
  });

  it('does not count weeks in which nobody looked', () => {
    const blind = new Map(
      Array.from({ length: 27 }, (_, week) => [weekAfter(week), week >= 8 && week < 20 ? 0.2 : 1]),
    );
    expect(kindsOf(flagsOf(developments, 25, blind))).toEqual([]);
  });
});

import fc from 'fast-check';
import type { CountableDevelopment } from '../developments/domain/development-reader.js';
import { weekNumber } from '../kernel/iso-week.js';
import { TOPICS } from '../kernel/words.js';
import { dayAfter, weekAfter } from './domain/indicators.builder.js';
import { SERIES } from './domain/counted-development.js';
import { SAME_SOURCES, type OtherSources } from './domain/other-sources.js';
import type { WatchedInput } from './domain/weekly-series.js';
import { IndexCalculationService, type WeeklyNumbers } from './index-calculation.service.js';

const WEEKS = 70;
const FULL = Array.from({ length: WEEKS }, () => 1);
const calculation = new IndexCalculationService();

const countable = fc.record({
  day: fc.nat(7 * WEEKS - 1),
  topics: fc.uniqueArray(
    fc.record({ name: fc.constantFrom(...TOPICS), confidence: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { selector: ({ name }) => name, maxLength: 3 },
  ),
  score: fc.integer({ min: -10, max: 10 }),
  eventType: fc.constantFrom('AGREE', 'SANCTION', 'COOPERATE', null),
  status: fc.constantFrom('occurred', 'occurred', 'occurred', 'alleged'),
  publishers: fc.nat(9),
});
type Drawn = typeof countable extends fc.Arbitrary<infer T> ? T : never;

function held(drawn: readonly Drawn[], from = 0): CountableDevelopment[] {
  return drawn.map(({ day, ...rest }, place) => ({
    ...rest,
    id: `d-${from + place}`,
    date: { from: dayAfter(day), to: dayAfter(day), precision: 'day' },
  }));
}

const said = (numbers: WeeklyNumbers): unknown => [numbers.points({}), numbers.alarms()];
const scratch = (developments: readonly CountableDevelopment[], input: WatchedInput) => {
  const { take, ledger } = calculation.ledgerOfBatches();
  take(developments);
  const made = ledger();
  return { ledger: made, numbers: calculation.weekly(made, input) };
};

const aChange = fc.record({
  changed: fc.array(countable, { maxLength: 4 }),
  first: fc.nat(200),
  shares: fc.array(fc.constantFrom(1, 1, 1, 0.9, 0.4), { minLength: WEEKS, maxLength: WEEKS }),
  /** The running week, which an as-of read moves back. */
  running: fc.constantFrom(WEEKS - 1, WEEKS - 1, 50, 3),
  /** For each series the week in which its sources became others, if they did. */
  joined: fc.array(fc.constantFrom(null, null, 4, 30), {
    minLength: SERIES.length,
    maxLength: SERIES.length,
  }),
});

/** Of a series from a week on. */
function othersFrom(joined: number): OtherSources {
  const others = [{ first: weekNumber(weekAfter(0)), last: weekNumber(weekAfter(joined - 1)) }];
  const since = weekNumber(weekAfter(joined));
  const weeks = Array.from({ length: WEEKS - joined }, (_, i) => weekAfter(joined + i));
  return new Map(weeks.map((week) => [week, { ...SAME_SOURCES, others, since }]));
}

interface Watched {
  readonly shares: readonly number[];
  readonly running: number;
  readonly joined?: readonly (number | null)[];
}

function inputOf({ shares, running, joined = [] }: Watched): WatchedInput {
  const coverage = new Map(shares.slice(0, running + 1).map((share, week) => [weekAfter(week), share]));
  const otherSources = new Map(
    SERIES.flatMap((series, place) => {
      const from = joined[place] ?? null;
      return from === null ? [] : [[series, othersFrom(from)] as const];
    }),
  );
  return { coverage, otherSources, currentWeek: weekAfter(running) };
}

describe('numbers kept by changes', () => {
  it('are those made from scratch to the bit, alarms included, through changes of developments and coverage', () => {
    fc.assert(
      fc.property(
        fc.array(countable, { minLength: 60, maxLength: 260 }),
        fc.array(aChange, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (some, changes, asksBetween) => {
          let known = held(some);
          let { ledger, numbers } = scratch(known, inputOf({ shares: FULL, running: WEEKS - 1 }));
          numbers.alarms();
          for (const [place, change] of changes.entries()) {
            const fresh = held(change.changed, change.first);
            const ids = new Set(fresh.map(({ id }) => id));
            const dates = [...known.filter(({ id }) => ids.has(id)), ...fresh].map(({ date }) => date);
            known = [...known.filter(({ id }) => !ids.has(id)), ...fresh];
            ledger = calculation.changed(ledger, { mark: null, ids, dates, held: fresh });
            numbers = calculation.weekly(ledger, inputOf(change), numbers.made);
            if (!asksBetween && place < changes.length - 1) continue;
            const [from, to] = [weekAfter(change.first % WEEKS), weekAfter(WEEKS - 4)];
            const some = numbers.points({ from, to });
            expect(said(numbers)).toEqual(said(scratch(known, inputOf(change)).numbers));
            expect(some).toEqual(numbers.points({}).filter(({ week }) => week >= from && week <= to));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('are the same in a week whichever weeks are asked for, the alarms that stand in it included', () => {
    const { numbers } = scratch(withOutbreak(), inputOf({ shares: FULL, running: WEEKS - 1 }));
    const all = numbers.points({});
    expect(all.filter(({ alarms }) => (alarms ?? []).length > 0)).not.toEqual([]);
    for (const week of new Set(all.map((point) => point.week)))
      expect(numbers.points({ from: week, to: week })).toEqual(all.filter((point) => point.week === week));
  });

  it('hold a burst against what other indicators brought to its week since', () => {
    const input = inputOf({ shares: FULL, running: WEEKS - 1 });
    const { ledger, numbers } = scratch(withOutbreak(), input);
    const bursts = (of: WeeklyNumbers): readonly string[] =>
      of.alarms().flatMap(({ id }) => (id.startsWith('trade.burst.') ? [id] : []));
    expect(bursts(numbers)).toEqual([`trade.burst.conflict.${weekAfter(60)}`]);
    const others = held(manyOfDefence(60), 100);
    const change = { mark: null, ids: new Set(others.map(({ id }) => id)), held: others };
    const after = calculation.changed(ledger, { ...change, dates: others.map(({ date }) => date) });
    const kept = calculation.weekly(after, input, numbers.made);
    expect(bursts(kept)).toEqual([]);
    expect(said(kept)).toEqual(said(scratch([...withOutbreak(), ...others], input).numbers));
  });

  it('are none where nothing was known', () => {
    const { numbers } = scratch(withOutbreak(), inputOf({ shares: FULL, running: WEEKS - 1 }));
    expect(numbers.alarms()).not.toEqual([]);
    const nothing = { coverage: new Map<string, number>(), currentWeek: weekAfter(0) };
    expect(said(calculation.weekly(calculation.ledger([]), nothing, numbers.made))).toEqual([[], []]);
  });
});

/** Sixty weeks with a friendly development each, then twelve of conflict in one. */
function withOutbreak(): CountableDevelopment[] {
  const trade = { topics: [{ name: 'trade' as const, confidence: 1 }], status: 'occurred' as const };
  const drawn = Array.from({ length: 72 }, (_, n) => ({
    ...{ ...trade, eventType: 'AGREE' as const, publishers: 1 },
    ...(n < 60 ? { day: 7 * n, score: 2 } : { day: 7 * 60, score: -3 }),
  }));
  return held(drawn);
}

/** Four hundred friendly developments of another indicator in one week. */
function manyOfDefence(week: number): Drawn[] {
  const one = {
    ...{ day: 7 * week, score: 2, status: 'occurred' as const, eventType: 'AGREE' as const, publishers: 1 },
    topics: [{ name: 'defence' as const, confidence: 1 }],
  };
  return Array.from({ length: 400 }, () => one);
}

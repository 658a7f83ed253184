import { indexPoint } from './index-point.builder.js';
import type { IndexPoint } from '../../../indicators/domain/index-point.js';
import { weekNumber, weekOfNumber } from '../../../kernel/iso-week.js';
import { indexMovements, measured } from './index-movements.js';
import { newlyListed } from './listed.js';
import { newlyCorrected } from './newly-corrected.js';
import { recordOf } from './records.js';
import { daysWithoutNews, hoursOfSilence } from './waits.js';

const at = new Date('2026-11-26T12:00:00Z');
const WEEK = '2026-W47';
const back = (weeks: number) => weekOfNumber(weekNumber(WEEK) - weeks);

describe('a measure of an index', () => {
  const points = new Map(
    [0, 1, 4, 13].map((weeks) => [
      back(weeks),
      indexPoint({ week: back(weeks), index: 20 - weeks, low: 5, high: 30 }),
    ]),
  );

  test.each([
    ['index', 20],
    ['low', 5],
    ['high', 30],
    ['change-1', 1],
    ['change-4', 4],
    ['change-13', 13],
  ] as const)('%s is %d', (measure, value) => {
    expect(measured(points, WEEK, measure)).toBe(value);
  });

  test('is missing where its week is, or one that it compares with, or a figure of either', () => {
    expect(measured(points, back(2), 'index')).toBeNull();
    expect(measured(points, back(1), 'change-1')).toBeNull();
    const without = (weeks: number) =>
      new Map([...points, [back(weeks), indexPoint({ week: back(weeks), index: null })]]);
    expect([measured(without(0), WEEK, 'change-4'), measured(without(4), WEEK, 'change-4')]).toEqual([
      null,
      null,
    ]);
  });
});

describe('movements of indices', () => {
  const look = (index: number | null, seen: Record<string, number>, heardWell = true) => {
    const series = new Map([['trade' as const, [indexPoint({ week: WEEK, index, low: null, high: null })]]]);
    const { facts, seen: now } = indexMovements(series, seen, { heardWell, at });
    return [facts.map((fact) => (fact.kind === 'index' ? [fact.from, fact.to] : [])), now['trade index']];
  };

  test('are told once a value was seen before, and is another one', () => {
    expect(look(10, {})).toEqual([[], 10]);
    expect(look(10, { 'trade index': 10 })).toEqual([[], 10]);
    expect(look(12, { 'trade index': 10 })).toEqual([[[10, 12]], 12]);
  });

  test('leave the last value standing where a week has none', () => {
    expect(look(null, { 'trade index': 10 })).toEqual([[], 10]);
    expect(indexMovements(new Map([['trade', []]]), { 'trade index': 10 }, { heardWell: true, at })).toEqual({
      facts: [],
      seen: { 'trade index': 10 },
    });
  });

  test('downwards wait for the end of an outage, upwards do not', () => {
    expect(look(5, { 'trade index': 10 }, false)).toEqual([[], 10]);
    expect(look(15, { 'trade index': 10 }, false)).toEqual([[[10, 15]], 15]);
    expect(look(5, { 'trade index': 10 })).toEqual([[[10, 5]], 5]);
  });
});

test('what is listed is told once, and nothing at the first look', () => {
  const listed = ['b', 'a'].map((key) => ({
    key,
    fact: { kind: 'report' as const, week: WEEK, title: key },
  }));
  expect(newlyListed(listed, null)).toEqual({ facts: [], seen: ['a', 'b'] });
  expect(newlyListed(listed, ['a']).facts).toEqual([listed[0]?.fact]);
});

test('an edition of a report that was there before is told no more, and a later one of the same week is', () => {
  const second = { week: WEEK, edition: 2 };
  const third = { week: WEEK, edition: 3 };
  expect(newlyCorrected([second], null)).toEqual({ editions: [], seen: [`${WEEK} 2`] });
  expect(newlyCorrected([second], []).editions).toEqual([second]);
  expect(newlyCorrected([second], [`${WEEK} 2`]).editions).toEqual([]);
  expect(newlyCorrected([third], [`${WEEK} 2`])).toEqual({ editions: [third], seen: [`${WEEK} 3`] });
});

describe('a record', () => {
  const points = (last: number | null, ...before: readonly (number | null)[]): readonly IndexPoint[] =>
    [...before, last].map((index, place, all) => indexPoint({ week: back(all.length - 1 - place), index }));
  const year = Array.from({ length: 52 }, (_, week) => (week === 30 ? 10 : 0));
  const extreme = (last: number | null, before: readonly (number | null)[] = year, week = WEEK) =>
    recordOf('trade', points(last, ...before), week)?.extreme ?? null;

  test('is a value above or under all before it, and a tie is none', () => {
    expect([extreme(11), extreme(10), extreme(5), extreme(0), extreme(-1)]).toEqual([
      'highest',
      null,
      null,
      null,
      'lowest',
    ]);
  });

  test('needs a year with figures before it, and a figure of its own', () => {
    expect(extreme(11, year.slice(1))).toBeNull();
    expect(extreme(null)).toBeNull();
    expect(extreme(11, [...year.slice(1), null])).toBeNull();
    expect(recordOf('trade', [], WEEK)).toBeNull();
  });

  test('says since when, and looks at no later week', () => {
    expect(recordOf('trade', points(11, ...year), WEEK)).toMatchObject({
      value: 11,
      since: back(52),
      week: WEEK,
    });
    expect(recordOf('trade', points(50, ...year, 20), back(1))?.extreme).toBe('highest');
  });
});

describe('days without news', () => {
  const days = (lastOn: string, seen: Record<string, { since: string; waited: number }>, heardWell = true) =>
    daysWithoutNews(new Map([['energy', lastOn]]), seen, { today: '2026-11-26', heardWell });
  const grown = (...args: Parameters<typeof days>) =>
    days(...args).facts.map((fact) => (fact.kind === 'no-news' ? [fact.fromDays, fact.toDays] : []));

  test('grow from what was last seen, or from nothing after news', () => {
    expect(grown('2026-11-20', {})).toEqual([]);
    expect(grown('2026-11-20', { energy: { since: '2026-11-20', waited: 5 } })).toEqual([[5, 6]]);
    expect(grown('2026-11-20', { energy: { since: '2026-11-20', waited: 6 } })).toEqual([]);
    expect(grown('2026-11-20', { energy: { since: '2026-11-01', waited: 18 } })).toEqual([[0, 6]]);
    expect(days('2026-11-20', {}).seen).toEqual({ energy: { since: '2026-11-20', waited: 6 } });
  });

  test('are nobody’s to count in an outage', () => {
    const seen = { energy: { since: '2026-11-20', waited: 5 } };
    expect(days('2026-11-20', seen, false)).toEqual({ facts: [], seen });
  });
});

describe('hours of silence of a feed', () => {
  const feed = { id: 'f', name: 'Dawn', problem: 'it answers 500' };
  const hours = (lastSuccessAt: string | null, seen: Record<string, { since: string; waited: number }>) =>
    hoursOfSilence([{ ...feed, lastSuccessAt }], seen, at);
  const six = '2026-11-26T05:30:00Z';

  test('grow from what was last seen, or from nothing after an answer', () => {
    expect(hours(six, {}).facts).toEqual([]);
    expect(hours(six, { f: { since: six, waited: 6 } }).facts).toEqual([]);
    expect(hours(six, { f: { since: six, waited: 4 } }).facts).toMatchObject([
      { fromHours: 4, toHours: 6, since: six, problem: 'it answers 500' },
    ]);
    expect(hours(six, { f: { since: '2026-11-20T00:00:00Z', waited: 90 } }).facts).toMatchObject([
      { fromHours: 0, toHours: 6 },
    ]);
  });

  test('begin at the first look where a feed never answered', () => {
    const { seen } = hours(null, {});
    expect(seen).toEqual({ f: { since: at.toISOString(), waited: 0 } });
    const since = '2026-11-26T02:00:00.000Z';
    expect(hours(null, { f: { since, waited: 9 } }).facts).toMatchObject([{ fromHours: 9, toHours: 10 }]);
  });
});

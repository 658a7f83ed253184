import { aDevelopment } from '../service/records.builder.js';
import type { ThirdPartyEvent } from '../service/third-parties.js';
import { aroundOf, beginningIn, markAt } from './around.js';

const address = (id: string): string => `/developments/${id}`;
const event = (
  id: string,
  parties: ThirdPartyEvent['parties'],
  [from, to]: readonly [string | null, string | null],
  precision: ThirdPartyEvent['date']['precision'] = 'year',
): ThirdPartyEvent => ({ ...aDevelopment({ id, date: { from, to, precision } }), parties });

const EVENTS = [
  event('long', ['india'], ['1954-01-01', '1991-12-31'], 'undated'),
  event('war', ['india', 'united-states'], ['1971-12-03', '1971-12-16'], 'day'),
  event('open', ['china'], [null, '1996-12-31'], 'undated'),
];

test('each party that is wanted has a row, in one order whatever the order of the wish', () => {
  const around = aroundOf(EVENTS, ['united-states', 'india'], address);
  expect(around.rows).toEqual(['India', 'United States']);
  expect(around.marks.map(({ row, href }) => [row, href])).toEqual([
    [0, '/developments/long'],
    [0, '/developments/war'],
    [1, '/developments/war'],
  ]);
});

test('an act without a first or last bound has no place', () => {
  expect(aroundOf(EVENTS, ['china'], address).marks).toEqual([]);
});

test('a mark says who, when and what, and whether any document dates it', () => {
  const [long, war] = aroundOf(EVENTS, ['india'], address).marks;
  expect(war?.words).toMatch(/^India, .*1971.*: /);
  expect([long?.isUndated, war?.isUndated]).toEqual([true, false]);
});

test('an act is told in the year it begins in, and in no other', () => {
  const around = aroundOf(EVENTS, ['india'], address);
  const told = (year: number) =>
    beginningIn(around, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)).map(({ href }) => href);
  expect(told(1971)).toEqual(['/developments/war']);
  expect(told(1954)).toEqual(['/developments/long']);
  expect(told(1972)).toEqual([]);
});

test('pointing finds the shortest act of the row, also a little beside it', () => {
  const around = aroundOf(EVENTS, ['india'], address);
  const at = (day: string, row = 0) => markAt(around, row, { ms: Date.parse(day), nearMs: 86_400_000 })?.href;
  expect(at('1971-12-10')).toBe('/developments/war');
  expect(at('1971-12-02')).toBe('/developments/war');
  expect(at('1980-01-01')).toBe('/developments/long');
  expect(at('1980-01-01', 1)).toBeUndefined();
});

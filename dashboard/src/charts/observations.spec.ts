import { anObservation } from '../service/records.builder.js';
import { figureMarks, figureSeries, isChart } from './observations.js';

const year = (value: number) => ({
  from: `${value}-01-01`,
  to: `${value}-12-31`,
  precision: 'year' as const,
});

test('figures on different bases never share a series', () => {
  const series = figureSeries([
    anObservation(),
    anObservation({ id: 'b', basis: 'central bank' }),
    anObservation({ id: 'c', period: year(2021) }),
  ]);
  expect(series.map(({ basis, observations }) => [basis, observations.length])).toEqual([
    ['customs', 2],
    ['central bank', 1],
  ]);
});

test('figures in different units never share a series', () => {
  expect(figureSeries([anObservation(), anObservation({ unit: 'tonnes', currency: null })])).toHaveLength(2);
});

test('one figure, or two of the same time, make no chart', () => {
  const chart = (...periods: ReturnType<typeof year>[]) =>
    isChart(figureSeries(periods.map((period, at) => anObservation({ id: String(at), period })))[0]!);
  expect(chart(year(2020))).toBe(false);
  expect(chart(year(2020), year(2020))).toBe(false);
  expect(chart(year(2020), year(2021))).toBe(true);
});

test('a range keeps both ends, an undated figure is not placed', () => {
  const undated = { from: null, to: '2017-12-31', precision: 'undated' as const };
  const [series] = figureSeries([
    anObservation({ value: null, low: 400, high: 600 }),
    anObservation({ id: 'u', period: undated }),
  ]);
  expect(figureMarks(series!).map(({ low, high }) => [low, high])).toEqual([[400, 600]]);
});

test.each([
  ['dollars', 'USD', 'US$'],
  ['billion', 'USD', 'billion US$'],
  ['tonnes', null, 'tonnes'],
  ['roubles', 'SUR', 'roubles'],
])('the unit of %s of currency %s is said once', (unit, currency, words) => {
  expect(figureSeries([anObservation({ unit, currency })])[0]?.unit).toBe(words);
});

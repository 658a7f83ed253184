import baseline from '../../../src/baseline/data/observations.json';
import { anObservation } from '../service/records.builder.js';
import { groupOf, groupedFigures, holdsWords } from './figure-groups.js';
import { figureSeries } from './observations.js';

const year = (value: number) => ({
  from: `${value}-01-01`,
  to: `${value}-12-31`,
  precision: 'year' as const,
});

test('what is not about the two stands under context, whatever it counts', () => {
  expect(groupOf({ series: 'trade-state-bank', core: true })).toBe('trade');
  expect(groupOf({ series: 'trade-state-bank', core: false })).toBe('context');
  expect(groupOf({ series: 'sipri-russia-pakistan-mi-35m', core: true })).toBe('defence');
  expect(groupOf({ series: 'vaccine-doses-announced', core: true })).toBe('other');
});

test('nearly every figure of the baseline about the two has a field of its own', () => {
  const core = baseline.filter((item) => item.core);
  const other = core.filter((item) => groupOf(item) === 'other').map(({ series }) => series);
  expect(other.length / core.length).toBeLessThan(0.1);
});

test('trade comes first, several points in time before single figures, money before numbers of meetings', () => {
  const grouped = groupedFigures(
    figureSeries([
      anObservation({ id: 'a', series: 'aman-edition', basis: 'a', currency: null, unit: 'edition' }),
      anObservation({ id: 'r', series: 'export-rank', basis: 'r', currency: null, period: year(2024) }),
      anObservation({ id: 'm', series: 'trade-press', basis: 'm', currency: 'USD' }),
      anObservation({ id: 't1', series: 'trade-state-bank', period: year(2020) }),
      anObservation({ id: 't2', series: 'trade-state-bank', period: year(2021) }),
    ]),
  );
  expect(grouped.map(({ group }) => group)).toEqual(['trade', 'defence']);
  expect(grouped[0]?.charts.map(({ observations }) => observations.length)).toEqual([2]);
  expect(grouped[0]?.single.map(({ id }) => id)).toEqual(['m', 'r']);
});

test('every word that is looked for must stand in what is shown of a figure', () => {
  const figure = anObservation({ label: 'Length of the pipeline', basis: 'by document 003' });
  expect(holdsWords(figure, 'PIPELINE 003')).toBe(true);
  expect(holdsWords(figure, 'pipeline wheat')).toBe(false);
});

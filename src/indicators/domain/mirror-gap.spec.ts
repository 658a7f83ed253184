import { readComtradeRow } from './comtrade-row.js';
import type { TableRow } from './imported-figure.js';
import { mirrorGaps } from './mirror-gap.js';
import type { Observation } from './observation.js';

const figures = (...rows: readonly TableRow[]): readonly Observation[] =>
  rows.flatMap((row) => {
    const reading = readComtradeRow({ refYear: '2023', cmdCode: 'TOTAL', ...row });
    return reading.kind === 'figures' ? reading.figures : [];
  });
const bought = { reporterCode: '586', partnerCode: '643', flowCode: 'M', primaryValue: '700' };
const sold = { reporterCode: '643', partnerCode: '586', flowCode: 'X', primaryValue: '500' };

describe('mirror gaps', () => {
  it('set what the importer reports beside what the exporter reports of the same trade', () => {
    expect(mirrorGaps(figures(bought, sold))).toMatchObject([
      {
        imports: { series: 'comtrade-pak-imports-rus-total-value', value: 700 },
        exports: { series: 'comtrade-rus-exports-pak-total-value', value: 500 },
        gap: 200,
        share: 0.4,
      },
    ]);
  });

  it.each([
    ['another period', { refYear: '2022' }],
    ['other goods', { cmdCode: '2709' }],
    ['the other way', { flowCode: 'M' }],
    ['the same code in another classification', { cmdCode: '33', classificationCode: 'H6' }],
  ])('are not reckoned against a report of %s', (_, changes) => {
    const other = 'classificationCode' in changes ? { cmdCode: '33', classificationCode: 'S3' } : {};
    expect(mirrorGaps(figures({ ...bought, ...other }, { ...sold, ...changes }))).toEqual([]);
  });

  it('have no share where the exporter reports nothing sold', () => {
    expect(mirrorGaps(figures(bought, { ...sold, primaryValue: '0' }))).toMatchObject([
      { gap: 700, share: null },
    ]);
  });

  it('go both ways of the trade, each by itself', () => {
    const back = [
      { reporterCode: '643', partnerCode: '586', flowCode: 'M', primaryValue: '90' },
      { reporterCode: '586', partnerCode: '643', flowCode: 'X', primaryValue: '100' },
    ];
    expect(
      mirrorGaps(figures(bought, sold, ...back))
        .map(({ gap }) => gap)
        .sort(),
    ).toEqual([-10, 200]);
  });
});

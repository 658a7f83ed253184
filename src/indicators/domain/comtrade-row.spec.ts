import { readComtradeRow } from './comtrade-row.js';
import type { RowReading, TableRow } from './imported-figure.js';

const row = (changes: TableRow = {}): TableRow => ({
  freqCode: 'A',
  refYear: '2023',
  period: '2023',
  reporterCode: '586',
  reporterISO: 'PAK',
  flowCode: 'M',
  partnerCode: '643',
  partnerISO: 'RUS',
  partner2Code: '0',
  classificationCode: 'H6',
  cmdCode: 'TOTAL',
  cmdDesc: 'All Commodities',
  customsCode: 'C00',
  motCode: '0',
  qtyUnitAbbr: 'N/A',
  qty: '',
  cifvalue: '711000000.5',
  fobvalue: '',
  primaryValue: '711000000.5',
  legacyEstimationFlag: '0',
  ...changes,
});

const figures = (reading: RowReading) => (reading.kind === 'figures' ? reading.figures : []);

const reasonOf = (reading: RowReading): string => (reading.kind === 'figures' ? '' : reading.reason);

describe('a row of UN Comtrade', () => {
  it('gives the value as its reporter states it, with basis, unit and period', () => {
    expect(figures(readComtradeRow(row()))).toEqual([
      expect.objectContaining({
        id: 'im-comtrade-pak-imports-rus-total-value-2023',
        label: 'Imports of Pakistan from Russia: all goods',
        period: { from: '2023-01-01', to: '2023-12-31', precision: 'year' },
        value: 711_000_000.5,
        currency: 'USD',
        basis: 'UN Comtrade, as Pakistan reports its imports (CIF)',
        qualifier: null,
      }),
    ]);
  });

  it.each([
    ['reporters', { reporterCode: '643', partnerCode: '586', flowCode: 'X' }],
    ['flows', { flowCode: 'X' }],
    ['goods', { cmdCode: '2709' }],
    ['states before them', { partnerCode: '810' }],
    ['months and years', { freqCode: 'M', period: '202302' }],
  ])('keeps %s apart as series of their own', (_, changes) => {
    const [one] = figures(readComtradeRow(row()));
    const [other] = figures(readComtradeRow(row(changes)));
    expect(other?.series).toMatch(/./);
    expect(other?.series).not.toBe(one?.series);
  });

  it('keeps one code of two classifications apart, and joins the editions of one', () => {
    const of = (classificationCode: string) =>
      figures(readComtradeRow(row({ cmdCode: '27', classificationCode })))[0];
    expect(of('H6')?.series).toBe(of('H5')?.series);
    expect(of('S3')?.series).not.toBe(of('H6')?.series);
    expect(of('')?.series).not.toBe(of('H6')?.series);
    expect([of('H6')?.basis, of('S3')?.basis]).toEqual([
      'UN Comtrade (HS), as Pakistan reports its imports (CIF)',
      'UN Comtrade (SITC), as Pakistan reports its imports (CIF)',
    ]);
  });

  it('reads a month with its last day, in leap years too', () => {
    const [figure] = figures(readComtradeRow(row({ freqCode: 'M', period: '202402' })));
    expect(figure?.period).toEqual({ from: '2024-02-01', to: '2024-02-29', precision: 'month' });
  });

  it('gives a quantity in its unit as a second series, and says what is estimated', () => {
    const changes = {
      cmdCode: '1001',
      qty: '450000',
      qtyUnitAbbr: 'kg',
      isQtyEstimated: 'True',
      legacyEstimationFlag: '4',
    };
    expect(figures(readComtradeRow(row(changes)))).toMatchObject([
      { unit: 'dollars', qualifier: 'estimated' },
      { value: 450_000, unit: 'kg', currency: null, qualifier: 'estimated' },
    ]);
  });

  it.each([
    ['another partner', { partnerCode: '699', partnerISO: 'IND' }, 'not between'],
    ['the world as partner', { partnerCode: '0', partnerISO: 'W00' }, 'not between'],
    ['two Pakistani sides', { partnerCode: '586' }, 'not between'],
    ['re-exports', { flowCode: 'RX' }, 'neither import nor export'],
    ['a second partner', { partner2Code: '784' }, 'partner2Code'],
    ['one mode of transport', { motCode: '1000' }, 'motCode'],
  ])('is left out with its reason where it is about %s', (_, changes, reason) => {
    const reading = readComtradeRow(row(changes));
    expect(reading.kind).toBe('skipped');
    expect(reasonOf(reading)).toContain(reason);
  });

  it.each([
    ['primaryValue', { primaryValue: 'n/a' }],
    ['primaryValue', { primaryValue: '-5' }],
    ['primaryValue', { primaryValue: '0x10' }],
    ['primaryValue', { primaryValue: '1e308' }],
    ['primaryValue', { primaryValue: 'Infinity' }],
    ['period', { period: '20X3' }],
    ['period', { freqCode: 'M', period: '202313' }],
    ['cmdCode', { cmdCode: ' ' }],
    ['reporter', { reporterCode: '', reporterISO: '' }],
  ])('is bad, and says where, with a wrong %s', (where, changes) => {
    const reading = readComtradeRow(row(changes));
    expect(reading.kind).toBe('bad');
    expect(reasonOf(reading)).toContain(where);
  });

  it('takes a figure as spreadsheets write large ones', () => {
    const values = ['1.5E+09', '1,500,000,000', '1500000000.0'].map((primaryValue) => row({ primaryValue }));
    expect(values.map((given) => figures(readComtradeRow(given))[0]?.value)).toEqual([1.5e9, 1.5e9, 1.5e9]);
  });

  it('takes 0 for a figure and nothing for none', () => {
    expect(figures(readComtradeRow(row({ primaryValue: '0' })))[0]?.value).toBe(0);
    expect(readComtradeRow(row({ primaryValue: '' })).kind).toBe('bad');
  });
});

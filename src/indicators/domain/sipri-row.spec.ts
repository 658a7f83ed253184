import type { RowReading, TableRow } from './imported-figure.js';
import { readSipriRow, sipriReader } from './sipri-row.js';

const present = (changes: TableRow = {}): TableRow => ({
  'SIPRI AT Database ID': '70001',
  Supplier: 'Russia',
  Recipient: 'Pakistan',
  Designation: 'Mi-35M',
  Description: 'combat helicopter',
  'Order date': '2015',
  'Order date is estimate': 'No',
  'Numbers delivered': '4',
  'Numbers delivered is estimate': 'No',
  'Delivery year': '2017',
  'Delivery year is estimate': 'No',
  Status: 'New',
  'SIPRI estimate': '14',
  'TIV deal unit': '14',
  'TIV delivery values': '56',
  'Local production': 'No',
  ...changes,
});

const older = (changes: TableRow = {}): TableRow => ({
  Recipient: 'Pakistan',
  Supplier: 'Russia',
  'Year of order': '(2009)',
  'Year of order is estimate': '',
  'Number ordered': '100',
  'Number ordered is estimate': '?',
  'Weapon designation': 'RD-93',
  'Weapon description': 'turbofan',
  'Number delivered': '85',
  'Number delivered is estimate': '',
  'Year(s) of delivery': '2010-2013; 2015',
  status: 'New',
  Comments: 'For a fighter made with a third state',
  'SIPRI TIV of delivered weapons': '212.5',
  ...changes,
});

const figures = (reading: RowReading) => (reading.kind === 'figures' ? reading.figures : []);

const reasonOf = (reading: RowReading): string => (reading.kind === 'figures' ? '' : reading.reason);

describe('a row of the SIPRI register', () => {
  it('of the present form gives pieces and volume of a year, with the deal in its id', () => {
    expect(figures(readSipriRow(present()))).toMatchObject([
      {
        id: 'im-sipri-rus-pak-mi-35m-70001-delivered-2017',
        series: 'sipri-rus-pak-mi-35m-70001-delivered',
        value: 4,
        unit: 'pieces',
        qualifier: null,
        notes: 'Ordered 2015; New.',
      },
      { series: 'sipri-rus-pak-mi-35m-70001-tiv', value: 56, unit: 'million TIV', currency: null },
    ]);
  });

  it('of the older form gives what was ordered too, and a delivery over the years it took', () => {
    const [ordered, delivered, tiv] = figures(readSipriRow(older()));
    expect(ordered).toMatchObject({ value: 100, qualifier: 'estimated', period: { from: '2009-01-01' } });
    expect(delivered).toMatchObject({
      value: 85,
      qualifier: null,
      period: { from: '2010-01-01', to: '2015-12-31', precision: 'year' },
    });
    expect(tiv?.value).toBe(212.5);
    expect(delivered?.notes).toContain('third state');
  });

  it('never joins pieces ordered, pieces delivered and volume in one series', () => {
    const series = figures(readSipriRow(older())).map((figure) => figure.series);
    expect(new Set(series).size).toBe(3);
  });

  it('never joins two deals on one weapon', () => {
    const [one] = figures(readSipriRow(present()));
    const [other] = figures(readSipriRow(present({ 'SIPRI AT Database ID': '70002' })));
    expect(other?.series).toMatch(/./);
    expect(other?.series).not.toBe(one?.series);
  });

  it('of the older form is a deal of its own, though weapon and year of order are those of another', () => {
    const read = sipriReader();
    const rows = [
      older(),
      older({ 'Number ordered': '50', 'Year(s) of delivery': '2016' }),
      older({ 'Year(s) of delivery': '2017' }),
    ].map((row) => figures(read(row)));
    expect(rows.map((row) => row.length)).toEqual([3, 3, 3]);
    expect(new Set(rows.flat().map(({ id }) => id)).size).toBe(9);
    expect(rows[1]?.[0]?.value).toBe(50);
    expect(rows[1]?.[0]?.label).toContain('(deal 2)');
    expect(rows[0]).toEqual(figures(readSipriRow(older())));
  });

  it('of the older form keeps its figures where a later edition has delivered more, in other years', () => {
    const [now, then] = [
      older(),
      older({ 'Number delivered': '95', 'Year(s) of delivery': '2011-2016' }),
    ].map((row) => figures(readSipriRow(row)).map(({ id }) => id));
    expect(then).toEqual(now);
  });

  it('of the older form that says nothing else than an earlier one is bad: it may be a slip', () => {
    const read = sipriReader();
    expect(read(older()).kind).toBe('figures');
    expect(reasonOf(read(older()))).toContain('the same deal as in an earlier row');
  });

  it('of the present form goes on with the deal of an earlier one in another year', () => {
    const read = sipriReader();
    const [one, other] = [present(), present({ 'Delivery year': '2018' })].map(
      (row) => figures(read(row))[0],
    );
    expect(other?.series).toBe(one?.series);
  });

  it.each([
    [
      'present form, order',
      present({ 'Order date is estimate': 'Yes' }),
      'Ordered 2015 (year estimated by SIPRI)',
    ],
    [
      'present form, delivery',
      present({ 'Delivery year is estimate': 'Yes' }),
      'year of delivery estimated by SIPRI',
    ],
    ['older form, brackets', older({ 'Year of order': '(1996)' }), 'Ordered 1996 (year estimated by SIPRI)'],
    ['older form, column', older({ 'Year of order is estimate': '?' }), '(year estimated by SIPRI)'],
  ])('keeps the doubt of a year: %s', (_, given, note) => {
    expect(figures(readSipriRow(given))[0]?.notes).toContain(note);
  });

  it('keeps its doubts as estimates', () => {
    const [delivered] = figures(readSipriRow(present({ 'Numbers delivered is estimate': 'Yes' })));
    expect(delivered?.qualifier).toBe('estimated');
    const [ordered] = figures(
      readSipriRow(older({ 'Number ordered': '(100)', 'Number ordered is estimate': '' })),
    );
    expect(ordered).toMatchObject({ value: 100, qualifier: 'estimated' });
  });

  it('is left out where it is not between the two; the Soviet Union counts as itself', () => {
    expect(readSipriRow(present({ Recipient: 'India' })).kind).toBe('skipped');
    expect(readSipriRow(present({ Supplier: 'China' })).kind).toBe('skipped');
    const [figure] = figures(readSipriRow(present({ Supplier: 'Soviet Union' })));
    expect(figure?.series).toContain('sipri-sun-pak-');
  });

  it.each([
    ['Year of order', { 'Order date': 'about 2015' }],
    ['Delivery year', { 'Delivery year': 'soon' }],
    ['year of the order', { 'Delivery year': '2014' }],
    ['delivered', { 'Numbers delivered': 'four' }],
    ['TIV', { 'TIV delivery values': 'x' }],
    ['Designation', { Designation: '' }],
    ['Recipient', { Recipient: '' }],
    ['nothing', { 'Numbers delivered': '', 'TIV delivery values': '' }],
  ])('is bad, and says where, with a wrong %s', (where, changes) => {
    const reading = readSipriRow(present(changes));
    expect(reading.kind).toBe('bad');
    expect(reasonOf(reading)).toContain(where);
  });
});

import { toCsv, toTable } from './csv.js';

describe('CSV', () => {
  it('names nested fields by their path and joins lists', () => {
    expect(
      toCsv([{ id: 'a', date: { from: '1949-06-02', to: null }, indicators: ['trade', 'energy'] }]),
    ).toBe('id,date.from,date.to,indicators\r\na,1949-06-02,,trade; energy\r\n');
  });

  it('leaves out marks that would mirror the cells beside, and still sees a formula behind them', () => {
    expect(toCsv([{ what: 'Pact \u202Ededael' }, { what: '\u202E=1+1' }])).toBe(
      "what\r\nPact dedael\r\n'=1+1\r\n",
    );
  });

  it('keeps a column that only a later record has', () => {
    expect(toCsv([{ a: 1 }, { a: 2, b: 3 }])).toBe('a,b\r\n1,\r\n2,3\r\n');
  });

  it('has the columns that are given, whatever the records hold', () => {
    const columns = ['id', 'date.from', 'date.to'];
    expect(
      toCsv(
        [
          { id: 1, date: null },
          { id: 2, date: { from: '1949', to: '1950' }, more: 3 },
        ],
        columns,
      ),
    ).toBe('id,date.from,date.to\r\n1,,\r\n2,1949,1950\r\n');
    expect(toCsv([], columns)).toBe('id,date.from,date.to\r\n');
    expect(toCsv([{ id: 1, date: null }], columns)).toBe('id,date.from,date.to\r\n1,,\r\n');
    expect(toCsv([{ id: 1, date: null }], [...columns, 'year'])).toBe('id,date.from,date.to\r\n1,,\r\n');
  });

  it('opens a given column whose names only the records know', () => {
    expect(toCsv([{ id: 1, parameters: { k: 0.5, h: 4 } }], ['id', 'parameters'])).toBe(
      'id,parameters.k,parameters.h\r\n1,0.5,4\r\n',
    );
  });

  it('of nothing without columns is nothing', () => {
    expect(toCsv([])).toBe('');
  });

  it('of a table has exactly its columns, and loses no value', () => {
    expect(toTable([{ a: 1, c: null }], ['a', 'b'])).toBe('a,b\r\n1,\r\n');
    expect(toTable([], ['a', 'b'])).toBe('a,b\r\n');
    expect(() => toTable([{ c: 1 }], ['a'])).toThrow('no column "c"');
  });

  it.each([
    ['=SUM(A1)', "'=SUM(A1)"],
    ['+cmd', "'+cmd"],
    ['-cmd', "'-cmd"],
    ['@import', "'@import"],
    ['-12.5', '-12.5'],
    ['+3', '+3'],
  ])('writes the text %s as %s', (text, cell) => {
    expect(toCsv([{ a: text }])).toBe(`a\r\n${cell}\r\n`);
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv([{ a: 'one, "two"\nthree' }])).toBe('a\r\n"one, ""two""\nthree"\r\n');
  });

  it('leaves negative numbers as numbers', () => {
    expect(toCsv([{ score: -4 }])).toBe('score\r\n-4\r\n');
  });
});

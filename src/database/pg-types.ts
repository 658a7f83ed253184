import pg from 'pg';

type Reader = (text: string) => unknown;

/** PostgreSQL's type numbers, from its catalogue `pg_type`. */
const OID = { bigint: 20, bigints: 1016, date: 1082, dates: 1182, numeric: 1700, numerics: 1231 };

/** Whole numbers as numbers, where a number holds them exactly; else their text. */
function wholeNumber(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

const asText: Reader = (text) => text;

/** Reads a list of one dimension, `{1,NULL,3}`; numbers and dates are never quoted in it. */
function listOf(read: Reader): Reader {
  return (text) => {
    const entries = text === '{}' ? [] : text.slice(1, -1).split(',');
    return entries.map((entry) => (entry === 'NULL' ? null : read(entry)));
  };
}

/**
 * How values come out of the database, per connection: bigint and numeric as numbers (a bigint beyond 2^53 as text),
 * date as `YYYY-MM-DD`, lists of these likewise, timestamptz as Date, the rest as pg has it.
 */
export const typeParsers = new pg.TypeOverrides();
typeParsers.setTypeParser(OID.bigint, wholeNumber);
typeParsers.setTypeParser(OID.bigints, listOf(wholeNumber));
typeParsers.setTypeParser(OID.date, asText);
typeParsers.setTypeParser(OID.dates, listOf(asText));
typeParsers.setTypeParser(OID.numeric, Number);
typeParsers.setTypeParser(OID.numerics, listOf(Number));

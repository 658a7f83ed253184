import { z } from 'zod';
import {
  anyOf,
  anyText,
  argumentsOf,
  recordArgumentsWith,
  day,
  flag,
  listOfArguments,
  text,
  week,
} from './arguments.js';

const list = listOfArguments({
  indicator: anyOf(['trade', 'energy']),
  publisher: anyText,
  q: text,
  core: flag,
  from: day,
  to: day,
});

/** What is said of the first fault, or null where the arguments are fine. */
function fault(given: Readonly<Record<string, unknown>>, schema: z.ZodType = list): string | null {
  const issue = schema.safeParse(given).error?.issues[0];
  return issue === undefined ? null : `${issue.path.join('.')}: ${issue.message}`;
}

test('without arguments a list has its hundred rows and no condition', () => {
  expect(list.parse({})).toEqual({ limit: 100, indicator: [], publisher: [] });
});

test('several values come with commas or as the argument repeated', () => {
  const expected = { indicator: ['trade', 'energy'] };
  expect(list.parse({ indicator: 'trade,energy' })).toMatchObject(expected);
  expect(list.parse({ indicator: ['trade', 'energy'] })).toMatchObject(expected);
});

test('blanks alone are no text to look for', () => {
  expect(list.parse({ q: '  ' }).q).toBeUndefined();
  expect(list.parse({ q: ' oil ' }).q).toBe('oil');
});

test.each([
  [{ limit: '0' }, 'limit: a whole number from 1 to 500'],
  [{ limit: '501' }, 'limit: a whole number from 1 to 500'],
  [{ limit: '1e2' }, 'limit: a whole number from 1 to 500'],
  [{ limit: ['1', '2'] }, 'limit: a whole number from 1 to 500'],
  [{ indicator: 'sport' }, 'indicator.0: any of trade, energy'],
  [{ indicator: '' }, 'indicator.0: any of trade, energy'],
  [{ publisher: 'a,,b' }, 'publisher.1: one or more names with commas between, none of them empty'],
  [{ core: 'yes' }, 'core: true or false'],
  [{ from: '2026-02-30' }, 'from: a day such as 2026-11-22'],
  [{ asOf: '2026-11-22' }, 'asOf: an instant such as 2026-11-22T06:00:00Z'],
  [{ asOf: '0000-01-01T00:00:00Z' }, 'asOf: an instant such as 2026-11-22T06:00:00Z'],
  [{ q: 'a\0b' }, 'q: a text of at most 200 characters'],
  [{ q: 'a'.repeat(201) }, 'q: a text of at most 200 characters'],
  [{ format: 'xml' }, 'format: json or csv'],
  [{ from: '2026-02-02', to: '2026-02-01' }, 'from: not later than "to"'],
])('%j is refused with what is allowed', (given, said) => {
  expect(fault(given)).toBe(said);
});

test('a period of one day is a period', () => {
  expect(fault({ from: '2026-02-01', to: '2026-02-01' })).toBeNull();
});

test('an argument that does not exist is refused, naming those that do', () => {
  expect(fault({ indikator: 'trade' }, argumentsOf({ indicator: text, from: week.optional() }))).toBe(
    ': no such argument here; there are indicator, from',
  );
  expect(fault({ format: 'csv' }, recordArgumentsWith({ week: week.optional() }))).toBe(
    ': no such argument here; there are asOf, week',
  );
});

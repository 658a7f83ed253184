import { PassThrough } from 'node:stream';
import { UsageError, type Invocation } from './command.js';
import { asOfOption, dayOption, flagOption, instantOption, wordOption, wordsOption } from './values.js';

function withOption(name: string, value: string | undefined): Invocation {
  const terminal = {
    stdin: new PassThrough(),
    out: () => Promise.resolve(true),
    say: () => undefined,
    draw: () => undefined,
    isScreen: false,
  };
  return { options: { [name]: value }, operands: [], terminal };
}

test('options that were not given are no condition', () => {
  const none = withOption('x', undefined);
  expect([
    instantOption(none, 'x'),
    dayOption(none, 'x'),
    flagOption(none, 'x'),
    wordsOption(none, 'x', ['a']),
  ]).toEqual([null, null, null, []]);
});

test('options are read as what they name', () => {
  expect(instantOption(withOption('x', '2026-11-22T11:00:00+05:00'), 'x')).toEqual(
    new Date('2026-11-22T06:00:00Z'),
  );
  expect(dayOption(withOption('x', '2026-11-22'), 'x')).toBe('2026-11-22');
  expect(flagOption(withOption('x', 'false'), 'x')).toBe(false);
  expect(wordsOption(withOption('x', 'a, b'), 'x', ['a', 'b', 'c'])).toEqual(['a', 'b']);
});

test('an instant of knowledge that is to come is wrong usage', () => {
  const given = withOption('as-of', '2026-11-22T06:00:00Z');
  expect(asOfOption(given, new Date('2026-11-22T06:00:00Z'))).toEqual(new Date('2026-11-22T06:00:00Z'));
  expect(() => asOfOption(given, new Date('2026-11-22T05:59:59Z'))).toThrow('--as-of "2026-11-22T06:00:00');
});

test.each([
  ['an instant without a zone', instantOption, '2026-11-22T11:00:00'],
  ['a day that does not exist', dayOption, '2026-02-30'],
  ['another word', flagOption, 'yes'],
  [
    'a second word where one is taken',
    (one: Invocation, name: string) => wordOption(one, name, ['md', 'html']),
    'md,html',
  ],
])('%s is wrong usage, told with the option and the value', (_what, read, value) => {
  expect(() => read(withOption('x', value), 'x')).toThrow(UsageError);
  expect(() => read(withOption('x', value), 'x')).toThrow(`--x "${value}"`);
});

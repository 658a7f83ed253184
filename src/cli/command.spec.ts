import { COMMANDS } from './commands.js';
import { EXIT, helpOf, parseConfig, type Command } from './command.js';

const command: Command = {
  operands: 'FILE…',
  options: {
    quick: { type: 'boolean', about: 'in haste' },
    output: { type: 'string', value: 'FILE', about: 'where to' },
  },
  details: ['More is said here.'],
  run: () => Promise.resolve(EXIT.done),
};

test('the help names the command, what it does, and every option in one column', () => {
  expect(helpOf('copy', 'Copies', command)).toBe(
    [
      'usage: tracker copy FILE… [options]',
      '',
      'Copies.',
      'More is said here.',
      '',
      '  --quick        in haste',
      '  --output FILE  where to',
      '  --help         this text',
      '',
    ].join('\n'),
  );
});

test('every command takes --help and -h besides its own options', () => {
  expect(parseConfig(command)).toEqual({
    quick: { type: 'boolean' },
    output: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  });
});

test('every command is listed under one name only', () => {
  const names = COMMANDS.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

import { parseArgs } from 'node:util';
import { TrackerError } from '../kernel/errors.js';
import { COMMANDS, type ListedCommand } from './commands.js';
import {
  EXIT,
  helpOf,
  parseConfig,
  UsageError,
  type Command,
  type ExitCode,
  type Terminal,
} from './command.js';
import { checkFormat } from './output.js';
import { processTerminal } from './terminal.js';

/** Runs the command that the arguments name and gives its exit code; says what is wrong where it fails. */
async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined) {
    terminal.say(overview());
    return EXIT.wrongUsage;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    await terminal.out(overview());
    return EXIT.done;
  }
  const listed = COMMANDS.find((candidate) => candidate.name === name);
  if (listed === undefined) {
    terminal.say(`tracker: there is no command "${name}". The commands are listed by: tracker --help`);
    return EXIT.wrongUsage;
  }
  return runCommand(listed, rest, terminal);
}

async function runCommand(
  listed: ListedCommand,
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    const command = await listed.load();
    const { values, positionals } = parsed(command, args);
    if (values['help'] === true) {
      await terminal.out(helpOf(listed.name, listed.summary, command));
      return EXIT.done;
    }
    if (command.operands === '' && positionals.length > 0) {
      throw new UsageError(`"${positionals[0] ?? ''}" is not expected here`);
    }
    const invocation = { options: values, operands: positionals, terminal };
    checkFormat(command, invocation);
    return await command.run(invocation);
  } catch (error) {
    return failure(listed.name, error, terminal);
  }
}

function parsed(command: Command, args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: parseConfig(command) ?? {},
      allowPositionals: true,
    });
    return { values: singleValues(values), positionals };
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** Our options are texts and flags, none of which is given as a list. */
function singleValues(values: Readonly<Record<string, unknown>>): Record<string, string | boolean> {
  const single = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'boolean' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(single);
}

function failure(name: string, error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof UsageError) {
    terminal.say(`tracker ${name}: ${error.message}. See: tracker ${name} --help`);
    return EXIT.wrongUsage;
  }
  if (error instanceof TrackerError) {
    terminal.say(`tracker ${name}: ${error.message}\n${error.remedy}`);
    return EXIT.failed;
  }
  terminal.say(`tracker ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return EXIT.failed;
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  return [
    'usage: tracker COMMAND [options]',
    '',
    'Measures how Pakistan–Russia relations develop, from a documented baseline to this morning’s news.',
    '',
    ...COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'Each command explains itself: tracker COMMAND --help',
    'Data goes to stdout, messages to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage.',
    '',
  ].join('\n');
}

process.exitCode = await run(process.argv.slice(2), processTerminal());
// Where the reader of our data has gone, nobody waits for the rest of our input either.
if (process.stdout.destroyed) process.stdin.destroy();

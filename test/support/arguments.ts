import { parseArgs, type ParseArgsConfig } from 'node:util';
import { messageOf } from '../../src/kernel/message-of.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Given<O extends Options> = ReturnType<typeof parseArgs<{ options: O }>>['values'];

const NUMBER = /^\d+(\.\d+)?$/;

/**
 * The arguments of one of the project's own commands. `--help` prints the usage and ends the program with 0; an unknown
 * option, or a word where the option's default is a number, is told with the usage and ends it with 2, before any work.
 */
export function readArguments<const O extends Options>(usage: string, options: O): Given<O> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) end(process.stdout, `usage: ${usage}`, 0);
  try {
    const { values } = parseArgs({ args, options });
    for (const [name, given] of Object.entries(values))
      if (!isNumberWhereOneIsWanted(options[name], given))
        throw new Error(`--${name} takes a number, not "${String(given)}".`);
    return values;
  } catch (error) {
    return end(process.stderr, `${messageOf(error)}\nusage: ${usage}`, 2);
  }
}

function isNumberWhereOneIsWanted(option: Options[string] | undefined, given: unknown): boolean {
  const isNumber = (value: unknown): boolean => typeof value === 'string' && NUMBER.test(value);
  return !isNumber(option?.default) || isNumber(given);
}

function end(stream: NodeJS.WriteStream, text: string, code: number): never {
  stream.write(`${text.trimEnd()}\n`);
  process.exit(code);
}

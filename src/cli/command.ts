import type { ParseArgsConfig } from 'node:util';
import type { Readable } from 'node:stream';

/** Exit codes of every command. */
export const EXIT = { done: 0, failed: 1, wrongUsage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command may use of the process. */
export interface Terminal {
  readonly stdin: Readable;
  /**
   * Writes data, and waits where the reader is slow. False where the reader has gone (`| head`): what has more to
   * say may stop then.
   */
  out(text: string | Uint8Array): Promise<boolean>;
  /** Writes a message for a person, with a line break. */
  say(message: string): void;
  /** Draws a progress line over the one before; the next message begins on a line of its own. */
  draw(progress: string): void;
  /** Whether messages go to a screen, so that a progress line may be drawn over itself. */
  readonly isScreen: boolean;
}

export interface OptionText {
  /** `string` takes a value, `boolean` none. */
  readonly type: 'string' | 'boolean';
  /** Name of the value in the help, e.g. `FILE`. */
  readonly value?: string;
  readonly about: string;
}

export interface Invocation {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly operands: readonly string[];
  readonly terminal: Terminal;
}

/** What a command takes, says of itself and does; its name and summary stand in the list of commands. */
export interface Command {
  /** Operands as the usage line shows them, e.g. `FILE…`; empty where there are none. */
  readonly operands: string;
  readonly options: Readonly<Record<string, OptionText>>;
  /** What else the help says. */
  readonly details: readonly string[];
  run(invocation: Invocation): Promise<ExitCode>;
}

/** Thrown for wrong usage: the message says what is wrong, the caller adds where the help is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The options as `node:util` wants them, with `--help`. */
export function parseConfig(command: Command): ParseArgsConfig['options'] {
  const own = Object.entries(command.options).map(([name, option]) => [name, { type: option.type }] as const);
  return { ...Object.fromEntries(own), help: { type: 'boolean', short: 'h' } };
}

/** The help text of one command. */
export function helpOf(name: string, summary: string, command: Command): string {
  const options = [
    ...Object.entries(command.options).map(
      ([name, option]) =>
        [`--${name}${option.value === undefined ? '' : ` ${option.value}`}`, option.about] as const,
    ),
    ['--help', 'this text'] as const,
  ];
  const width = Math.max(...options.map(([flag]) => flag.length));
  return [
    `usage: tracker ${name}${command.operands === '' ? '' : ` ${command.operands}`} [options]`,
    '',
    `${summary}.`,
    ...command.details,
    '',
    ...options.map(([flag, about]) => `  ${flag.padEnd(width)}  ${about}`),
    '',
  ].join('\n');
}

/** A text option, or null where it was not given. */
export function textOption(invocation: Pick<Invocation, 'options'>, name: string): string | null {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : null;
}

import { z } from 'zod';
import { systemClock } from '../kernel/clock.js';
import { isIsoDay, isIsoWeek } from '../kernel/iso-week.js';
import { textOption, UsageError, type Invocation } from './command.js';

const instant = z.iso.datetime({ offset: true });

/** An instant such as `2026-11-22T06:00:00Z`, or null where the option was not given. */
export function instantOption(invocation: Invocation, name: string): Date | null {
  const given = textOption(invocation, name);
  if (given === null) return null;
  const parsed = instant.safeParse(given);
  if (!parsed.success)
    throw new UsageError(`--${name} "${given}": an instant such as 2026-11-22T06:00:00Z is allowed`);
  return new Date(parsed.data);
}

/** The instant of `--as-of`, or null where it was not given; one to come is refused, as on HTTP. */
export function asOfOption(invocation: Invocation, now: Date = systemClock.now()): Date | null {
  const asOf = instantOption(invocation, 'as-of');
  if (asOf === null || asOf <= now) return asOf;
  const given = asOf.toISOString();
  const allowed = `an instant not later than now (${now.toISOString()}) is allowed`;
  throw new UsageError(`--as-of "${given}": ${allowed}; leave it out for what is known now`);
}

/** A text option that must be one of the given words; an empty list where it was not given. */
export function wordsOption<const T extends string>(
  invocation: Invocation,
  name: string,
  words: readonly T[],
): readonly T[] {
  const given = textOption(invocation, name);
  if (given === null) return [];
  return given.split(',').map((part) => {
    const word = words.find((candidate) => candidate === part.trim());
    if (word === undefined) throw new UsageError(`--${name} "${part}": ${words.join(', ')} are allowed`);
    return word;
  });
}

/** The one word of an option that takes one only; null where it was not given, an error where it is none of them. */
export function wordOption<const T extends string>(
  invocation: Invocation,
  name: string,
  words: readonly T[],
): T | null {
  const [word, ...more] = wordsOption(invocation, name, words);
  if (more.length > 0)
    throw new UsageError(`--${name} "${[word, ...more].join(',')}": one of ${words.join(', ')} is allowed`);
  return word ?? null;
}

/** A day such as `2026-11-22`, or null where the option was not given. */
export function dayOption(invocation: Invocation, name: string): string | null {
  const given = textOption(invocation, name);
  if (given !== null && !isIsoDay(given))
    throw new UsageError(`--${name} "${given}": a day such as 2026-11-22 is allowed`);
  return given;
}

/** Throws a UsageError where the option was given and one of the others too, which it would ignore. */
export function refuseBeside({ options }: Invocation, name: string, others: readonly string[]): void {
  if (options[name] !== true) return;
  const ignored = others.filter((other) => options[other] !== undefined);
  if (ignored.length > 0)
    throw new UsageError(`--${name} is of everything: --${ignored.join(', --')} cannot narrow it`);
}

/** `true` or `false`, or null where the option was not given. */
export function flagOption(invocation: Invocation, name: string): boolean | null {
  const word = wordOption(invocation, name, ['true', 'false']);
  return word === null ? null : word === 'true';
}

/** The ISO weeks of `--from` and `--to`; null where an option was not given. */
export function weekRangeOption(invocation: Invocation): {
  readonly from: string | null;
  readonly to: string | null;
} {
  const [from = null, to = null] = ['from', 'to'].map((name) => {
    const given = textOption(invocation, name);
    if (given !== null && !isIsoWeek(given))
      throw new UsageError(`--${name} "${given}": an ISO week such as 2026-W47 is allowed`);
    return given;
  });
  if (from !== null && to !== null && from > to)
    throw new UsageError(`--from "${from}": a week not later than --to is allowed`);
  return { from, to };
}

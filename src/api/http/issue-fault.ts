import type { FaultCode } from '../../kernel/fault-code.js';

/** What a schema says of a value that does not fit, as far as it is told on. */
export interface SchemaIssue {
  readonly code?: unknown;
  /** What the length or size is of: a string, a list, a number. */
  readonly origin?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
}

/** The code of a fault, with the bound that was not kept where there is one. */
export interface CodedFault {
  readonly code: FaultCode;
  readonly limit: number | null;
}

const ABOVE: Readonly<Record<string, FaultCode>> = { string: 'too-long', array: 'too-many' };
const BELOW: Readonly<Record<string, FaultCode>> = { string: 'too-short', array: 'too-few' };

const numberOr = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** Codes an issue of a schema, which does not say whether there was a value at all. */
export function codedFault({ code, origin, minimum, maximum }: SchemaIssue): CodedFault {
  const of = String(origin);
  switch (code) {
    case 'too_big':
      return { code: ABOVE[of] ?? 'too-large', limit: numberOr(maximum) };
    case 'too_small':
      if (of !== 'number' && minimum === 1) return { code: 'missing', limit: null };
      return { code: BELOW[of] ?? 'too-small', limit: numberOr(minimum) };
    case 'invalid_value':
      return { code: 'not-one-of', limit: null };
    case 'unrecognized_keys':
      return { code: 'unknown', limit: null };
    default:
      return { code: 'wrong-form', limit: null };
  }
}

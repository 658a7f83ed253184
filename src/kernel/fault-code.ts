/** What is wrong with an argument of a request, for whoever tells it in another language than English. */
export const FAULT_CODES = [
  'missing',
  'unknown',
  'not-one-of',
  'too-long',
  'too-short',
  'too-many',
  'too-few',
  'too-large',
  'too-small',
  'wrong-form',
  'taken',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

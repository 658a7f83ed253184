import { types } from 'node:util';

/** What was thrown, in its own words: an error's message, or whatever else was thrown as text. */
export function messageOf(thrown: unknown): string {
  return types.isNativeError(thrown) ? thrown.message : String(thrown);
}

import { plainLine } from './plain-line.js';

/** Longest name of a feed or publisher, characters; a list of feeds is written by hand and may hold anything. */
const LONGEST_NAME = 120;

/** The name as a part of a record; nothing where none is on record, so that a record of before there were names stays as it was. */
export function onRecord(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name: plainLine(name, LONGEST_NAME) };
}

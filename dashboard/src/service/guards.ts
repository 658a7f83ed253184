/** Says whether an answer of the service has the shape it should have, and where it has not. */
export type Guard<T> = (value: unknown, trail: Trail) => value is T;

/** Where reading stands, for the message when an answer cannot be read. */
export interface Trail {
  path: string[];
}

/** Any value that is an object with names, not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text: Guard<string> = (value): value is string => typeof value === 'string';
export const number: Guard<number> = (value): value is number =>
  typeof value === 'number' && Number.isFinite(value);
export const flag: Guard<boolean> = (value): value is boolean => typeof value === 'boolean';

/** Whatever came, where only success counts. */
export const anything: Guard<unknown> = (value): value is unknown => value !== undefined;

/** The value or null. */
export function orNull<T>(inner: Guard<T>): Guard<T | null> {
  return (value, trail): value is T | null => value === null || inner(value, trail);
}

/** The value, or nothing of that name. */
export function orAbsent<T>(inner: Guard<T>): Guard<T | undefined> {
  return (value, trail): value is T | undefined => value === undefined || inner(value, trail);
}

/** One of the given words. */
export function oneOf<T extends string>(words: readonly T[]): Guard<T> {
  return (value): value is T => words.some((word) => word === value);
}

/** A list whose every item passes. */
export function list<T>(inner: Guard<T>): Guard<readonly T[]> {
  return (value, trail): value is readonly T[] =>
    Array.isArray(value) && value.every((item, at) => step(inner, item, trail, String(at)));
}

/** A first and a last line. */
export const lines: Guard<readonly [number, number]> = (value, trail): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((line) => number(line, trail));

/** An object with at least these fields; further fields are let through. */
export function record<T extends object>(fields: { readonly [K in keyof T]-?: Guard<T[K]> }): Guard<T> {
  const entries: [string, Guard<unknown>][] = Object.entries(fields);
  return (value, trail): value is T =>
    isObject(value) && entries.every(([name, inner]) => step(inner, value[name], trail, name));
}

/** Two shapes at once. */
export function both<A, B>(first: Guard<A>, second: Guard<B>): Guard<A & B> {
  return (value, trail): value is A & B => first(value, trail) && second(value, trail);
}

/** One of several shapes. */
export function either<T>(...shapes: readonly Guard<T>[]): Guard<T> {
  return (value, trail): value is T => shapes.some((shape) => shape(value, { path: [...trail.path] }));
}

/** An object used as a look-up table. */
export function table<T>(inner: Guard<T>): Guard<Readonly<Record<string, T>>> {
  return (value, trail): value is Readonly<Record<string, T>> =>
    isObject(value) && Object.entries(value).every(([name, item]) => step(inner, item, trail, name));
}

function step(inner: Guard<unknown>, value: unknown, trail: Trail, name: string): boolean {
  trail.path.push(name);
  const fits = inner(value, trail);
  if (fits) trail.path.pop();
  return fits;
}

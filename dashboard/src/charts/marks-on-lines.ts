import type { Development, SeriesName } from '../service/records.js';
import { dayMs, weekOfMs, weekStartMs } from '../words/dates.js';
import { isBounded } from './bounded.js';

const DAY_MS = 86_400_000;
/** A date known less exactly than this has no place on a weekly line. */
const LONGEST_DAYS = 31;

/** A development on the line of an indicator. */
export interface DevelopmentMark {
  /** Start of its week, in milliseconds. */
  readonly x: number;
  readonly development: Development;
  readonly href: string;
}

/** Something that is context only, at its place in time. */
export interface ContextMark {
  readonly x: number;
  /** The number it has in the list beside, from 1. */
  readonly number: number;
  readonly development: Development;
}

function middleMs({ date }: Development): number | null {
  if (!isBounded(date) || date.precision === 'undated') return null;
  const [from, to] = [dayMs(date.from), dayMs(date.to)];
  return to - from < LONGEST_DAYS * DAY_MS ? (from + to) / 2 : null;
}

const weekOf = (development: Development): number | null => {
  const middle = middleMs(development);
  return middle === null ? null : weekStartMs(weekOfMs(middle));
};

/** The developments of one series that have a place on its line, the most important of a week first. */
export function marksOf(
  developments: readonly Development[],
  name: SeriesName,
  address: (id: string) => string,
): readonly DevelopmentMark[] {
  return developments.flatMap((development) => {
    const x = weekOf(development);
    const belongs = name === 'composite' || development.indicators.some((topic) => topic === name);
    return x === null || !belongs ? [] : [{ x, development, href: address(development.id) }];
  });
}

/** Marks of the week that begins at an instant. */
export function markedAt(marks: readonly DevelopmentMark[], x: number): readonly DevelopmentMark[] {
  return marks.filter((mark) => mark.x === x);
}

/** Whether a development lies in a week that has no figure: on a line it would have no place that is not read as a value. */
export function hasMarkBesideLine(
  points: readonly { readonly x: number; readonly index: number | null }[],
  marks: readonly DevelopmentMark[],
): boolean {
  return points.some(({ x, index }) => index === null && markedAt(marks, x).length > 0);
}

/** What is context only, in time order and numbered. */
export function contextOf(developments: readonly Development[]): readonly ContextMark[] {
  return developments
    .flatMap((development) => {
      const x = middleMs(development);
      return x === null ? [] : [{ x, development }];
    })
    .toSorted((a, b) => a.x - b.x)
    .map((mark, at) => ({ ...mark, number: at + 1 }));
}

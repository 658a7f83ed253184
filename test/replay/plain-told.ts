/** What sources tell a week, as far as chance can hide, a second time. */
const COMPARABLE_FROM = 0.9;
const Z = 1.645;

export interface Told {
  readonly developments: number;
  readonly weeks: number;
}

export const rate = ({ developments, weeks }: Told): number => (weeks === 0 ? 0 : developments / weeks);

/** The mean that lies so many deviations of its own below, or above, so many events: a root of (x − m)² = z² m. */
function meanAt(developments: number, sign: -1 | 1): number {
  const [b, c] = [2 * developments + Z * Z, developments * developments];
  return (b + sign * Math.sqrt(b * b - 4 * c)) / 2;
}

export function missingShare(parts: readonly { readonly told: Told; readonly part: number }[]): number {
  const sum = (of: (one: (typeof parts)[number]) => number): number =>
    parts.reduce((total, one) => total + of(one), 0);
  const developments = sum(({ told, part }) => told.developments * part);
  if (developments === 0) return 0;
  const missing = (sum(({ told, part }) => rate(told) * part) * meanAt(developments, -1)) / developments;
  return missing / (missing + sum(({ told, part }) => rate(told) * (1 - part)));
}

/** Developments a week of all together: the fewest and the most that chance leaves. */
function ratesOf(list: readonly Told[]): { readonly least: number; readonly most: number } {
  const developments = list.reduce((sum, one) => sum + one.developments, 0);
  const weeks = Math.max(0, ...list.map((one) => one.weeks));
  const seen = list.reduce((sum, one) => sum + rate(one), 0);
  if (developments === 0) return { least: 0, most: weeks === 0 ? 0 : (Z * Z) / weeks };
  return {
    least: (seen * meanAt(developments, -1)) / developments,
    most: (seen * meanAt(developments, 1)) / developments,
  };
}

export function isFarMore(some: readonly Told[], others: readonly Told[]): boolean {
  return ratesOf(some).least > 2 * ratesOf(others).most;
}

interface Part {
  readonly told: readonly Told[];
  readonly all: readonly Told[];
}

/** Whether both tell little of all, or one at most twice what the other does. */
export function isShownAlike(a: Part, b: Part): boolean {
  const isLittle = ({ told, all }: Part): boolean => {
    const seen = all.reduce((sum, one) => sum + rate(one), 0);
    return seen === 0 || ratesOf(told).most <= (1 - COMPARABLE_FROM) * seen;
  };
  const [one, other] = [ratesOf(a.told), ratesOf(b.told)];
  return (isLittle(a) && isLittle(b)) || (one.most <= 2 * other.least && other.most <= 2 * one.least);
}

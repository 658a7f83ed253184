import type { IndexParameters } from './parameters.js';

/** Developments that a source told in so many weeks; one that others tell, too, is shared out among all that do. */
export interface Told {
  readonly developments: number;
  readonly weeks: number;
}

/** What a source tells, and the share of it, 0 … 1, that is asked about. */
export interface ToldPart {
  readonly told: Told;
  readonly part: number;
}

type ToldParameters = IndexParameters['told'];

/** The lower end of the score interval of a Poisson mean: what so many developments are hardly more than by chance. */
function leastMean(developments: number, { byDeviations: z }: ToldParameters): number {
  return developments + (z * z) / 2 - z * Math.sqrt(developments + (z * z) / 4);
}

/** The upper end of the same interval. */
function mostMean(developments: number, { byDeviations: z }: ToldParameters): number {
  return developments + (z * z) / 2 + z * Math.sqrt(developments + (z * z) / 4);
}

export const perWeek = ({ developments, weeks }: Told): number => (weeks === 0 ? 0 : developments / weeks);

/**
 * The share, 0 … 1, that the parts asked about are of all that is told in a week, as little of it as chance allows: a
 * source that told one of ten may tell far less of them in the long run.
 */
export function leastShare(parts: readonly ToldPart[], parameters: ToldParameters): number {
  let [developments, asked, others] = [0, 0, 0];
  for (const { told, part } of parts) {
    developments += told.developments * part;
    asked += perWeek(told) * part;
    others += perWeek(told) * (1 - part);
  }
  if (developments === 0) return 0;
  const least = (asked * leastMean(developments, parameters)) / developments;
  return least / (least + others);
}

type AlikeParameters = ToldParameters & { readonly alikeFromShare: number };

/** Whether some sources tell more than so many times what others tell a week, beyond chance. */
export function tellFarMore(
  some: readonly Told[],
  others: readonly Told[],
  parameters: AlikeParameters,
): boolean {
  return parameters.alikeFromShare * leastRate(some, parameters) > mostRate(others, parameters);
}

/** Whether neither tells more than so many times what the other does, and chance does not explain it: enough is told. */
export function tellAlike(
  some: readonly Told[],
  others: readonly Told[],
  parameters: AlikeParameters,
): boolean {
  const isWithin = (a: readonly Told[], b: readonly Told[]): boolean =>
    parameters.alikeFromShare * mostRate(a, parameters) <= leastRate(b, parameters);
  return isWithin(some, others) && isWithin(others, some);
}

/** The fewest developments a week of all of them together that chance leaves. */
function leastRate(told: readonly Told[], parameters: ToldParameters): number {
  return rateWith(told, leastMean, parameters);
}

/** The most developments a week of all of them together that chance leaves. */
export function mostRate(told: readonly Told[], parameters: ToldParameters): number {
  return rateWith(told, mostMean, parameters);
}

/** Developments told a week of all of them together, with another mean than the one seen. */
function rateWith(told: readonly Told[], mean: typeof leastMean, parameters: ToldParameters): number {
  const developments = told.reduce((sum, one) => sum + one.developments, 0);
  const weeks = told.reduce((most, one) => Math.max(most, one.weeks), 0);
  if (weeks === 0) return 0;
  // Of nothing told there is no rate to raise: it may be any up to the mean by all weeks.
  if (developments === 0) return mean(0, parameters) / weeks;
  return (told.reduce((sum, one) => sum + perWeek(one), 0) * mean(developments, parameters)) / developments;
}

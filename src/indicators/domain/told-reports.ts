import type { IndexParameters } from './parameters.js';

/** Reports of the two countries' relations that a source told in so many weeks. */
export interface Told {
  readonly reports: number;
  readonly weeks: number;
}

/** What a source tells, and the share of it, 0 … 1, that is asked about. */
export interface ToldPart {
  readonly told: Told;
  readonly part: number;
}

type ToldParameters = IndexParameters['told'];

/** The lower end of the score interval of a Poisson mean: what so many reports are hardly more than by chance. */
function leastMean(reports: number, { byDeviations: z }: ToldParameters): number {
  return reports + (z * z) / 2 - z * Math.sqrt(reports + (z * z) / 4);
}

/** The upper end of the same interval. */
function mostMean(reports: number, { byDeviations: z }: ToldParameters): number {
  return reports + (z * z) / 2 + z * Math.sqrt(reports + (z * z) / 4);
}

export const perWeek = ({ reports, weeks }: Told): number => (weeks === 0 ? 0 : reports / weeks);

/**
 * The share, 0 … 1, that the parts asked about are of all that is told in a week, as little of it as chance allows: a
 * source that told one report of ten may tell far less of them in the long run.
 */
export function leastShare(parts: readonly ToldPart[], parameters: ToldParameters): number {
  let [reports, asked, others] = [0, 0, 0];
  for (const { told, part } of parts) {
    reports += told.reports * part;
    asked += perWeek(told) * part;
    others += perWeek(told) * (1 - part);
  }
  if (reports === 0) return 0;
  const least = (asked * leastMean(reports, parameters)) / reports;
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

/** The fewest reports a week of all of them together that chance leaves. */
function leastRate(told: readonly Told[], parameters: ToldParameters): number {
  return rateWith(told, leastMean, parameters);
}

/** The most reports a week of all of them together that chance leaves. */
export function mostRate(told: readonly Told[], parameters: ToldParameters): number {
  return rateWith(told, mostMean, parameters);
}

/** Reports a week of all of them together, with another mean than the one seen. */
function rateWith(told: readonly Told[], mean: typeof leastMean, parameters: ToldParameters): number {
  const reports = told.reduce((sum, one) => sum + one.reports, 0);
  const weeks = told.reduce((most, one) => Math.max(most, one.weeks), 0);
  if (weeks === 0) return 0;
  // Of nothing told there is no rate to raise: it may be any up to the mean by all weeks.
  if (reports === 0) return mean(0, parameters) / weeks;
  return (told.reduce((sum, one) => sum + perWeek(one), 0) * mean(reports, parameters)) / reports;
}

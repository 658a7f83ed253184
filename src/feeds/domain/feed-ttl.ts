/** How often a feed says it changes, as it stands there; empty where it does not. */
export interface ClaimedFrequency {
  readonly ttl: string;
  readonly period: string;
  readonly frequency: string;
}

const PERIOD_MINUTES: ReadonlyMap<string, number> = new Map([
  ['hourly', 60],
  ['daily', 1_440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
]);

/** Minutes between changes by `<ttl>`, else by the syndication module, or null; never under one. */
export function ttlMinutes(claimed: ClaimedFrequency): number | null {
  if (/^\d{1,7}$/.test(claimed.ttl) && Number(claimed.ttl) > 0) return Number(claimed.ttl);
  const period = PERIOD_MINUTES.get(claimed.period.toLowerCase());
  if (period === undefined) return null;
  const times = /^\d{1,4}$/.test(claimed.frequency) ? Math.max(1, Number(claimed.frequency)) : 1;
  return Math.max(1, Math.round(period / times));
}

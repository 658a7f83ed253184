/**
 * Limits of polling. Sources: DESIGN §4 and what good readers do: floor of 10 min and cap of 24 h
 * (mediacloud/rss-fetcher, FreshRSS), 10 min hold without Retry-After and validators dropped every 8 days
 * (NetNewsWire), a third to two thirds of known items as the aim (mediacloud/rss-fetcher).
 */
export const POLL_POLICY = {
  shortestMinutes: 10,
  longestMinutes: 24 * 60,
  /** Added on top of a delay, as a share of it, so that feeds drift apart. */
  jitterShare: 0.1,
  /** Backing off spares publishers' servers; a question that never left this machine reaches none. */
  longestUnreachedMinutes: 60,
  holdMinutes: 10,
  shortestHoldMinutes: 1,
  validatorDays: 8,
  /** Longer ones are not echoed: no server needs them. */
  validatorLength: 1024,
  /** Share of new items above which some were probably missed between polls. */
  muchNewShare: 2 / 3,
  littleNewShare: 1 / 3,
  stepFactor: 1.25,
  hasteFactor: 2,
  /** How far silence stretches the configured interval. */
  stretchFactor: 4,
  /** After so many failures in a row a remembered redirect is given up for the listed address. */
  forgetRedirectAfter: 3,
  /** Over how long the first questions of a new list are spread. */
  firstRoundMinutes: 3,
  /** How many feeds of a new list are asked at once. */
  firstAtOnce: 8,
} as const;

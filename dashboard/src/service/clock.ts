/** The time as the service has it. */
export interface Clock {
  /** Milliseconds since 1970; by the browser's clock until the service has answered. */
  readonly nowMs: () => number;
  /** Sets the clock by the `Date` of an answer that was not kept on the way, as none of the service's may be. */
  readonly hear: (date: string | null) => void;
  /** Calls back when the first answer tells of another day than the browser's: what was asked by that day is to be asked anew. */
  readonly onOtherDay: (act: () => void) => void;
}

const DAY_MS = 86_400_000;
/** A `Date` leaves out the parts of a second. */
const WHOLE_MS = 1_000;
/** An answer may have been so long on its way: a clock that is no further ahead of it may be right. */
const ON_ITS_WAY_MS = 60_000;
const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/**
 * A clock that the service's answers set, beside one that may be wrong and may be put right meanwhile. It is never behind
 * the answer: what the service has just made is not to come.
 */
export function clockOf(ownMs: () => number): Clock {
  let aheadMs: number | null = null;
  let otherDay = (): void => undefined;
  const nowMs = (): number => ownMs() + (aheadMs ?? 0);
  return {
    nowMs,
    hear: (date) => {
      const told = Date.parse(date ?? '');
      if (Number.isNaN(told)) return;
      const isFirst = aheadMs === null;
      const laterMs = ownMs() - told;
      aheadMs = 0 <= laterMs && laterMs < ON_ITS_WAY_MS ? 0 : WHOLE_MS - laterMs;
      if (isFirst && dayOf(nowMs()) !== dayOf(ownMs())) otherDay();
    },
    onOtherDay: (act) => {
      otherDay = act;
    },
  };
}

/** The page's clock. Which week runs, and what is over, is never told by the browser's, which may be years off. */
export const clock = clockOf(() => Date.now());

/** The moment it is, by the page's clock. */
export function now(): Date {
  return new Date(clock.nowMs());
}

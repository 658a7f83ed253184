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
const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** A clock that the service's answers set, beside one that may be wrong and may be put right meanwhile. */
export function clockOf(ownMs: () => number): Clock {
  let aheadMs: number | null = null;
  let otherDay = (): void => undefined;
  const nowMs = (): number => ownMs() + (aheadMs ?? 0);
  return {
    nowMs,
    hear: (date) => {
      const told = Date.parse(date ?? '');
      if (Number.isNaN(told)) return;
      const isOther = aheadMs === null && dayOf(told) !== dayOf(ownMs());
      aheadMs = told - ownMs();
      if (isOther) otherDay();
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

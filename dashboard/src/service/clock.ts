/** Two clocks of the browser: what it takes for the time, which may be wrong, and what runs evenly from an unknown start; ms. */
interface OwnClocks {
  readonly wall: () => number;
  readonly steady: () => number;
}

/** The time as the service has it. */
export interface Clock {
  /** Milliseconds since 1970; by the browser's clock until the service has answered. */
  readonly nowMs: () => number;
  /** Sets the clock by the `Date` of an answer. One that was kept on the way is older than one heard before: passed over. */
  readonly hear: (date: string | null) => void;
  /** Calls back when the first answer tells of another day than the browser's: what was asked by that day is to be asked anew. */
  readonly onOtherDay: (act: () => void) => void;
}

const DAY_MS = 86_400_000;
const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** A clock that the service's answers set. */
export function clockOf({ wall, steady }: OwnClocks): Clock {
  let begunMs: number | null = null;
  let otherDay = (): void => undefined;
  const nowMs = (): number => (begunMs === null ? wall() : begunMs + steady());
  return {
    nowMs,
    hear: (date) => {
      const [told, before, isFirst] = [Date.parse(date ?? ''), nowMs(), begunMs === null];
      if (Number.isNaN(told) || (!isFirst && told <= before)) return;
      begunMs = told - steady();
      if (isFirst && dayOf(told) !== dayOf(before)) otherDay();
    },
    onOtherDay: (act) => {
      otherDay = act;
    },
  };
}

/** The page's clock. Which week runs, and what is over, is never told by the browser's, which may be years off. */
export const clock = clockOf({ wall: () => Date.now(), steady: () => performance.now() });

/** The moment it is, by the page's clock. */
export function now(): Date {
  return new Date(clock.nowMs());
}

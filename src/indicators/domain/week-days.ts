/** Days of a week as the bits of a number: Monday is 1, Sunday 64. */
export type WeekDays = number;

export const DAYS_OF_WEEK = [0, 1, 2, 3, 4, 5, 6] as const;
export const WHOLE_WEEK: WeekDays = 0b1111111;

/** How many days there are, 0 … 7. */
export function dayCount(days: WeekDays): number {
  return DAYS_OF_WEEK.reduce<number>((count, day) => count + ((days >> day) & 1), 0);
}

/** The days from the first to the last day number, of the week with the given Monday (`dayNumber` of the kernel). */
export function daysWithin(monday: number, first: number, last: number): WeekDays {
  return DAYS_OF_WEEK.reduce<number>(
    (days, day) => (monday + day >= first && monday + day <= last ? days | (1 << day) : days),
    0,
  );
}

/** The days on which a feed answered in a week and in its neighbours. */
export interface AnsweredDays {
  readonly before: WeekDays;
  readonly own: WeekDays;
  readonly after: WeekDays;
}

/**
 * Days that a feed saw: those on which it answered, and as many before each answer as its list reaches back. In the
 * running week, of which `begun` days (1 … 7) have begun, today may yet be answered and is seen if yesterday was;
 * `begun` is null where the week is over.
 */
export function seenDays(
  { before, own, after }: AnsweredDays,
  reachesBackDays: number,
  begun: number | null,
): WeekDays {
  const days = DAYS_OF_WEEK.length;
  const answers = own | (after << days);
  let seen = answers;
  for (let back = 1; back <= reachesBackDays; back += 1) seen |= answers >> back;
  if (begun !== null) {
    const yesterday = begun === 1 ? before >> (days - 1) : own >> (begun - 2);
    seen |= (yesterday & 1) << (begun - 1);
  }
  return seen & WHOLE_WEEK;
}

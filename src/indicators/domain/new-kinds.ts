import type { IsoWeek } from '../../kernel/dates.js';
import { weekNumber, weekNumberOfDay, weekOfNumber } from '../../kernel/iso-week.js';
import type { EventType } from '../../kernel/words.js';
import { confidenceIn, SERIES, type CountedDevelopment } from './counted-development.js';
import { developmentsIn } from './development-columns.js';
import type { IndexLedger } from './index-ledger.js';
import type { SeriesName } from './index-point.js';
import { canBeCompared } from './timeline.js';
import type { SeriesSteps } from './weekly-series.js';

/** A kind of act that a series had not had for a year. */
export interface NewKind {
  readonly kind: 'new';
  readonly indicator: SeriesName;
  readonly eventType: EventType;
  /** The week of the last one. */
  readonly lastWeek: IsoWeek;
  readonly developmentIds: readonly string[];
}

type Ledger = Pick<IndexLedger, 'byWeek' | 'weekless'>;

/** Weeks before in which none of the kind may have been: a year. */
const YEAR_WEEKS = 52;

/**
 * The kinds of act that the week has and the 52 weeks before did not, though earlier ones did. Said only where all of
 * those weeks were covered by the same sources, and not of a kind of which an undated or imprecisely dated act might lie among them.
 */
export function newKinds(steps: SeriesSteps, ledger: Ledger, week: IsoWeek): NewKind[] {
  const number = weekNumber(week);
  const own = ofWeek(ledger, number);
  return SERIES.flatMap((indicator) => {
    const ofSeries = steps.get(indicator) ?? [];
    const row = ofSeries.findIndex((step) => step.week.number === number);
    const year = ofSeries.slice(Math.max(0, row - YEAR_WEEKS), row + 1);
    const now = ofSeries[row]?.week;
    if (now === undefined || row < YEAR_WEEKS) return [];
    if (year.some((step) => !canBeCompared(now, step.week))) return [];
    const mine = own.filter((development) => confidenceIn(indicator, development) !== null);
    const types = new Set(mine.flatMap(({ eventType }) => eventType ?? []));
    return [...types].sort().flatMap((eventType): NewKind[] => {
      const isOfKind = (development: CountedDevelopment): boolean =>
        development.eventType === eventType && confidenceIn(indicator, development) !== null;
      const last = lastWeekWith(ledger, number, isOfKind);
      if (last === null || last >= number - YEAR_WEEKS) return [];
      if (ledger.weekless.some((other) => isOfKind(other) && mayLieAfter(other, number - YEAR_WEEKS)))
        return [];
      const developmentIds = mine
        .filter(isOfKind)
        .map(({ id }) => id)
        .sort();
      return [{ kind: 'new', indicator, eventType, lastWeek: weekOfNumber(last), developmentIds }];
    });
  });
}

function ofWeek({ byWeek }: Ledger, number: number): readonly CountedDevelopment[] {
  const columns = byWeek.get(number);
  return columns === undefined ? [] : [...developmentsIn(columns)];
}

/** Looks backwards, and no further than it must. */
function lastWeekWith(
  ledger: Ledger,
  before: number,
  isOfKind: (development: CountedDevelopment) => boolean,
): number | null {
  const weeks = [...ledger.byWeek.keys()].filter((number) => number < before).sort((a, b) => b - a);
  return weeks.find((number) => ofWeek(ledger, number).some(isOfKind)) ?? null;
}

function mayLieAfter({ date }: CountedDevelopment, number: number): boolean {
  return date.to === null || weekNumberOfDay(date.to) >= number;
}

import { counted, t } from '../language/say.js';
import type { Trend } from './trend.js';

/** Weeks of the same sources whose mean is intensity 100 (DESIGN §5). */
const BASE_WEEKS = 52;

/** Whether a line has nothing to draw in its row of intensity. */
function hasNoIntensity({ points }: Trend): boolean {
  return points.every(({ intensity }) => intensity === null);
}

/**
 * Why the row of intensity is empty, since an empty frame without a word reads as nothing happened; `weeksOnRecord` are
 * those that the same sources watched, null where not known. Empty where the row is not.
 */
export function emptyRowWords(trend: Trend, weeksOnRecord: number | null): string {
  if (!hasNoIntensity(trend)) return '';
  if (weeksOnRecord === null || weeksOnRecord >= BASE_WEEKS)
    return t`The row of intensity is empty: no week of this period can be measured by the first ${BASE_WEEKS} weeks of the same sources.`;
  return counted(
    weeksOnRecord,
    'The row of intensity is empty: 100 is the mean of the first {0} weeks that the same sources watched, of which {n} is on record.',
    'The row of intensity is empty: 100 is the mean of the first {0} weeks that the same sources watched, of which {n} are on record.',
    BASE_WEEKS,
  );
}

/** Whether lines have anything to draw at all. */
export function hasFigures(trends: readonly Trend[]): boolean {
  return trends.some(({ points }) =>
    points.some(({ index, intensity }) => index !== null || intensity !== null),
  );
}

import { designParameters } from './indicators.builder.js';
import { isOtherLevel, levelIn, sourceLevels, usualOn } from './source-levels.js';
import { weeklyExpectations } from './weekly-past.js';

const FIRST = 2_900;
const levelsOf = (...counts: readonly number[]) => {
  const past = counts.map((count, i) => ({ number: FIRST + i, count }));
  const expected = weeklyExpectations(past, designParameters.expectedArticlesWeeks);
  return sourceLevels(past, expected, designParameters);
};
const times = (n: number, count: number): number[] => Array.from({ length: n }, () => count);

describe('levels of what a source brings', () => {
  it('are one while it brings about as much', () => {
    expect(levelsOf()).toHaveLength(1);
    expect(levelsOf(12, 20, 16, 9, 25, 14, 17, 16, 11, 22, 30, 8, 14, 19, 16, 13)).toHaveLength(1);
  });

  it('are two once half of the last eight weeks brought far less, the second in the week after', () => {
    const levels = levelsOf(...times(12, 16), ...times(12, 1));
    expect(levels.map(({ first }) => first - FIRST)).toEqual([-Infinity, 17]);
    expect(levels.map((level) => usualOn(level, Infinity))).toEqual([16, 1]);
  });

  it('holds the level of a week by the weeks before it alone', () => {
    const counts = [...times(12, 16), ...times(12, 1), ...times(20, 40)];
    const all = levelsOf(...counts);
    for (let weeks = 0; weeks <= counts.length; weeks += 1) {
      const known = levelsOf(...counts.slice(0, weeks));
      const [then, now] = [known, all].map((levels) => levelIn(levels, FIRST + weeks));
      expect(then).toBe(now);
      expect(usualOn(known[then ?? 0], FIRST + weeks)).toBe(usualOn(all[now ?? 0], FIRST + weeks));
    }
  });

  it('counts a level of small numbers as another only where chance does not explain it', () => {
    expect(isOtherLevel(2, 5, designParameters)).toBe(false);
    expect(isOtherLevel(1, 16, designParameters)).toBe(true);
    expect(isOtherLevel(16, 1, designParameters)).toBe(true);
    expect(isOtherLevel(60, 100, designParameters)).toBe(false);
    expect(isOtherLevel(0, 0, designParameters)).toBe(false);
  });
});

import { aDevelopment, seriesInput, weekAfter, weeklyCalls } from './indicators.builder.js';
import type { SeriesName } from './index-point.js';
import { seriesSteps, type SeriesInput } from './weekly-series.js';
import { wordsAndDeeds as ofSteps, type WordsAndDeeds } from './words-and-deeds.js';

const wordsAndDeeds = (indicator: SeriesName, input: SeriesInput): WordsAndDeeds[] =>
  ofSteps(indicator, seriesSteps(input), input.parameters);

describe('words against deeds', () => {
  it('reads a steady flow of two score points a week as 2', () => {
    const last = wordsAndDeeds('diplomacy', seriesInput(weeklyCalls(300))).at(-1);
    expect(last?.cooperation?.words).toBeCloseTo(2, 9);
    expect(last).toMatchObject({ cooperation: { deeds: 0 }, conflict: { words: 0, deeds: 0 } });
  });

  it('keeps the four flows apart', () => {
    const all = [2, -3].flatMap((score) =>
      [true, false].map((material) => aDevelopment({ score, material })),
    );
    const [week] = wordsAndDeeds('composite', seriesInput(all));
    const perWeek = 1 - Math.pow(2, -1 / 8);
    expect(week).toMatchObject({
      cooperation: { words: 2 * perWeek, deeds: 2 * perWeek },
      conflict: { words: 3 * perWeek, deeds: 3 * perWeek },
    });
  });

  it('shows no flow for a week without coverage', () => {
    const coverage = new Map([[weekAfter(0), 0.1]]);
    const [week] = wordsAndDeeds('diplomacy', seriesInput([aDevelopment()], { coverage }));
    expect(week).toMatchObject({ state: 'no-coverage', cooperation: null, conflict: null });
  });
});

import type { Flow, IndexPoint } from './index-point.js';

export const FIGURE_PARTS = [
  'state',
  'index',
  'band',
  'developments',
  'flows',
  'intensity',
  'coverage',
  'alarms',
] as const;
/** What a weekly row gives: `developments` are their number and weight. */
export type FigurePart = (typeof FIGURE_PARTS)[number];

const VALUES: Readonly<Record<FigurePart, (point: IndexPoint) => readonly (string | number | null)[]>> = {
  state: ({ state }) => [state],
  index: ({ index }) => [index],
  band: ({ low, high }) => [low, high],
  developments: ({ n, weight }) => [n, weight],
  flows: ({ cooperation, conflict }) => [...flowValues(cooperation), ...flowValues(conflict)],
  intensity: ({ intensity }) => [intensity],
  coverage: ({ coverage }) => [coverage],
  alarms: ({ alarms }) => alarms ?? [null],
};

function flowValues({ words, deeds }: Flow): readonly number[] {
  return [words, deeds];
}

/** What two rows of the same week and series give otherwise, in the order of {@link FIGURE_PARTS}. */
export function differences(a: IndexPoint, b: IndexPoint): FigurePart[] {
  return FIGURE_PARTS.filter((part) => {
    const [was, is] = [VALUES[part](a), VALUES[part](b)];
    return was.length !== is.length || was.some((value, place) => value !== is[place]);
  });
}

import type { SeriesName } from '../service/records.js';

/** How a series is drawn: colour, dash and point, so that colour never tells alone. */
export interface Look {
  readonly colour: string;
  readonly fill: string;
  readonly dash: readonly number[];
  readonly point: 'circle' | 'rect' | 'triangle' | 'rectRot' | 'star';
}

export interface ChartColours {
  readonly ink: string;
  readonly quiet: string;
  readonly grid: string;
  readonly paper: string;
  readonly series: Readonly<Record<SeriesName | 'other', Look>>;
  readonly flow: Readonly<
    Record<'cooperationDeeds' | 'cooperationWords' | 'conflictDeeds' | 'conflictWords', string>
  >;
}

const DASH: Readonly<Record<SeriesName | 'other', readonly number[]>> = {
  trade: [],
  defence: [7, 3],
  energy: [2, 2],
  diplomacy: [9, 3, 2, 3],
  composite: [],
  other: [1, 3],
};

const POINT: Readonly<Record<SeriesName | 'other', Look['point']>> = {
  trade: 'circle',
  defence: 'rect',
  energy: 'triangle',
  diplomacy: 'rectRot',
  composite: 'circle',
  other: 'star',
};

/** Reads the colours of the current theme from the style sheet's custom properties. */
export function chartColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const look = (name: SeriesName | 'other'): Look => ({
    colour: token(name),
    fill: `${token(name)}2e`,
    dash: DASH[name],
    point: POINT[name],
  });
  return {
    ink: token('ink'),
    quiet: token('ink-quiet'),
    grid: token('line'),
    paper: token('paper'),
    series: {
      trade: look('trade'),
      defence: look('defence'),
      energy: look('energy'),
      diplomacy: look('diplomacy'),
      composite: look('composite'),
      other: look('other'),
    },
    flow: {
      cooperationDeeds: token('cooperation'),
      cooperationWords: token('cooperation-light'),
      conflictDeeds: token('conflict'),
      conflictWords: token('conflict-light'),
    },
  };
}

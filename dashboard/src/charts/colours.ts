import { BAND_OPACITY, DASHES, POINTS } from '../../../src/reports/domain/chart-looks.js';
import type { PointLook } from '../../../src/reports/domain/chart-looks.js';
import type { SeriesName } from '../service/records.js';

/** How a series is drawn: colour, dash and point, so that colour never tells alone. */
export interface Look {
  readonly colour: string;
  readonly fill: string;
  readonly dash: readonly number[];
  readonly point: PointLook;
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

/** Reads the colours of the current theme from the style sheet's custom properties. */
export function chartColours(): ChartColours {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const look = (name: SeriesName | 'other'): Look => ({
    colour: token(name),
    fill: `${token(name)}${BAND_OPACITY}`,
    dash: DASHES[name],
    point: POINTS[name],
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

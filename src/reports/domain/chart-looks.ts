import type { SeriesName } from '../../indicators/domain/index-point.js';

/**
 * How charts look, on the dashboard and in reports: what is told apart by colour is told apart by dash or point too.
 * The colours follow Okabe and Ito (2008), shaded to 3:1 on their paper; `dashboard/src/styles/tokens.css` has the same.
 */
export type LookName = SeriesName | 'other';
export type PointLook = 'circle' | 'rect' | 'triangle' | 'rectRot' | 'star';

/** Lengths in pixels of stroke and gap in turn. */
export const DASHES: Readonly<Record<LookName, readonly number[]>> = {
  trade: [],
  defence: [7, 3],
  energy: [2, 2],
  diplomacy: [9, 3, 2, 3],
  composite: [],
  other: [1, 3],
};

export const POINTS: Readonly<Record<LookName, PointLook>> = {
  trade: 'circle',
  defence: 'rect',
  energy: 'triangle',
  diplomacy: 'rectRot',
  composite: 'circle',
  other: 'star',
};

export const COLOUR_THEMES = ['light', 'dark'] as const;
export type ColourTheme = (typeof COLOUR_THEMES)[number];

/** Names of the style sheet's custom properties. */
export const COLOUR_NAMES = [
  ...['trade', 'defence', 'energy', 'diplomacy', 'composite', 'other'],
  ...['ink', 'ink-quiet', 'line', 'paper'],
  ...['cooperation', 'cooperation-light', 'conflict', 'conflict-light'],
] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];

/** Opacity of a band's filling, two hexadecimal digits after its line's colour. */
export const BAND_OPACITY = '2e';

export const COLOURS: Readonly<Record<ColourTheme, Readonly<Record<ColourName, string>>>> = {
  light: {
    ink: '#1b2226',
    'ink-quiet': '#545d63',
    line: '#ddd8cc',
    paper: '#fdfcf9',
    trade: '#00815f',
    defence: '#a14683',
    energy: '#c85200',
    diplomacy: '#0069a8',
    composite: '#1b2226',
    other: '#6b6b6b',
    cooperation: '#01665e',
    'cooperation-light': '#6fc2b6',
    conflict: '#8c510a',
    'conflict-light': '#dfb976',
  },
  dark: {
    ink: '#e9e6de',
    'ink-quiet': '#a9b0b3',
    line: '#343d43',
    paper: '#14191c',
    trade: '#35c79b',
    defence: '#dc8fc0',
    energy: '#f58b45',
    diplomacy: '#62b8ec',
    composite: '#e9e6de',
    other: '#a0a0a0',
    cooperation: '#5fc4b6',
    'cooperation-light': '#2b6f67',
    conflict: '#dba257',
    'conflict-light': '#7d5826',
  },
};

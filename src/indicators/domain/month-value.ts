import type { SeriesName } from './index-point.js';

export const EVENT_VALUE_BANDS = ['confrontation', 'tense', 'discord', 'normal', 'good', 'friendly'] as const;
export type EventValueBand = (typeof EVENT_VALUE_BANDS)[number];

/** The state of relations at the end of one month on the Tsinghua scale. */
export interface MonthValue {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly indicator: SeriesName;
  /** −9 … +9, dimensionless. */
  readonly value: number;
  readonly band: EventValueBand;
  /** Developments of the month. */
  readonly n: number;
}

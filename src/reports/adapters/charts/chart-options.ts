import type { ColourName } from '../../domain/chart-looks.js';
import { numberWords } from '../../domain/forms/number-words.js';
import type { Vocabulary } from '../../domain/forms/vocabulary.js';
import { dayNumber, dayOfNumber } from '../../../kernel/iso-week.js';
import { chartFontFamilies } from './draw-svg.js';

/** What all charts of one report need. */
export interface ChartStyle {
  readonly colours: Readonly<Record<ColourName, string>>;
  readonly vocabulary: Vocabulary;
}

const FONT_PX = 12;
const MONTHS_BETWEEN_TICKS = 2;
const QUARTER_MONTHS = 3;

export function chartFont(): { readonly family: string; readonly size: number } {
  return { family: chartFontFamilies(), size: FONT_PX };
}

/** What every chart has in common: as large as its canvas, drawn at once. */
export const FIXED = {
  responsive: false,
  animation: false,
  events: [],
  devicePixelRatio: 1,
  locale: 'en',
  layout: { padding: { top: 6, right: 8 } },
} as const;

/** A y scale with plain numbers; the zero line is stronger than the others. */
export function valueAxis(
  { colours, vocabulary }: ChartStyle,
  show: (value: number) => number = (value) => value,
) {
  return {
    border: { display: false },
    grid: {
      color: ({ tick }: { tick: { value: number } }) =>
        tick.value === 0 ? colours['ink-quiet'] : colours.line,
    },
    ticks: {
      color: colours['ink-quiet'],
      font: chartFont(),
      maxTicksLimit: 6,
      callback: (value: string | number) => axisNumber(show(Number(value)), vocabulary),
    },
  } as const;
}

function axisNumber(value: number, vocabulary: Vocabulary): string {
  const decimals = Number.isInteger(value) ? 0 : 1;
  return numberWords(value, decimals, vocabulary);
}

interface Tick {
  readonly day: number;
  readonly label: string;
}

/** An x scale in day numbers, marked at the first of months; January shows the year. */
export function dayAxis(
  { colours, vocabulary }: ChartStyle,
  { fromDay, toDay }: { readonly fromDay: number; readonly toDay: number },
  isNarrow: boolean,
) {
  const ticks = monthTicks(fromDay, toDay, {
    everyMonths: isNarrow ? QUARTER_MONTHS : MONTHS_BETWEEN_TICKS,
    vocabulary,
  });
  return {
    type: 'linear',
    min: fromDay,
    max: toDay,
    border: { color: colours['ink-quiet'] },
    grid: { color: colours.line },
    afterBuildTicks: (scale: { ticks: unknown }) => {
      scale.ticks = ticks.map(({ day }) => ({ value: day }));
    },
    ticks: {
      color: colours['ink-quiet'],
      font: chartFont(),
      maxRotation: 0,
      autoSkip: false,
      callback: (_value: string | number, at: number) => ticks[at]?.label ?? '',
    },
  } as const;
}

/** The first days of every second or third month between two day numbers, with what stands under them. */
export function monthTicks(
  fromDay: number,
  toDay: number,
  { everyMonths, vocabulary }: { readonly everyMonths: number; readonly vocabulary: Vocabulary },
): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let month = monthIndex(fromDay); ; month += 1) {
    const day = dayNumber(firstOfMonth(month));
    if (day > toDay) return ticks;
    if (day >= fromDay && month % everyMonths === 0) ticks.push({ day, label: tickLabel(month, vocabulary) });
  }
}

const MONTHS = 12;

function monthIndex(day: number): number {
  const text = dayOfNumber(day);
  return Number(text.slice(0, 4)) * MONTHS + Number(text.slice(5, 7)) - 1;
}

function firstOfMonth(index: number): string {
  const year = String(Math.floor(index / MONTHS)).padStart(4, '0');
  return `${year}-${String((index % MONTHS) + 1).padStart(2, '0')}-01`;
}

function tickLabel(index: number, { monthsShort }: Vocabulary): string {
  const month = index % MONTHS;
  return month === 0 ? String(index / MONTHS) : (monthsShort[month] ?? '');
}

import type { IndexPoint, MonthValue, SeriesName, YearPoint } from '../service/records.js';
import { monthWords, weekOfMs, weekStartMs, weekWords } from '../words/dates.js';
import { alarmKeyWords } from '../words/alarms.js';
import { BAND_LABEL, TOPIC_LABEL } from '../words/labels.js';
import { indexWords } from '../words/numbers.js';
import { bandWords, countWords, knownCount, remarkOf } from '../words/states.js';
import { counted, listed, t } from '../language/say.js';

const WEEK_MS = 7 * 86_400_000;

/** What a line is drawn on: from −end to +end, with a line at every step. */
export interface TrendScale {
  readonly name: string;
  readonly end: number;
  readonly step: number;
}

const INDEX_SCALE: TrendScale = { name: t`Index`, end: 100, step: 50 };
const EVENT_VALUE_SCALE: TrendScale = { name: t`Event value`, end: 9, step: 3 };

/** One point of a line; `index` null is a gap. */
export interface TrendPoint {
  /** Milliseconds. */
  readonly x: number;
  /** “16–22 November 2026 (week 47)” or “1971”. */
  readonly when: string;
  /** On the scale of the line. */
  readonly index: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Developments; null where nobody could have seen any. */
  readonly n: number | null;
  /** 100: the mean of the first 52 covered weeks; null without one, as for years. */
  readonly intensity: number | null;
  /** The period is not over. */
  readonly partial: boolean;
  /** Why there is no figure, or what to keep in mind; null where nothing is to be said. */
  readonly remark: string | null;
  /** Alarms raised in this period, as `detector:side`. */
  readonly raised: readonly string[];
  readonly href: string | null;
}

export interface Trend {
  readonly name: SeriesName;
  readonly scale: TrendScale;
  readonly points: readonly TrendPoint[];
}

function missingWeek(x: number): TrendPoint {
  const nothing = {
    index: null,
    low: null,
    high: null,
    n: null,
    intensity: null,
    partial: false,
    raised: [],
    href: null,
  };
  return { x, when: weekWords(weekOfMs(x)), remark: t`no record`, ...nothing };
}

/** The weekly line of one series; weeks without a record are gaps, never zero. `running` is the week that is not over. */
export function weekTrend(points: readonly IndexPoint[], name: SeriesName, running: string | null): Trend {
  const own = points.filter(({ indicator }) => indicator === name);
  const byStart = new Map(own.map((point) => [weekStartMs(point.week), point]));
  const starts = [...byStart.keys()].toSorted((a, b) => a - b);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return { name, scale: INDEX_SCALE, points: [] };
  const all: TrendPoint[] = [];
  for (let x = first; x <= last; x += WEEK_MS) {
    const point = byStart.get(x);
    const before = byStart.get(x - WEEK_MS)?.alarms ?? [];
    all.push(
      point === undefined
        ? missingWeek(x)
        : weekPoint(point, x, { before, isRunning: point.week === running }),
    );
  }
  return { name, scale: INDEX_SCALE, points: all };
}

/** An alarm is marked where it was raised; the first week of the period counts as raising what stands in it. */
function weekPoint(
  point: IndexPoint,
  x: number,
  { before, isRunning }: { readonly before: readonly string[]; readonly isRunning: boolean },
): TrendPoint {
  return {
    x,
    // Two years of five lines have more weeks than are ever read out: in words when it is asked for.
    get when() {
      return weekWords(point.week);
    },
    index: point.index,
    low: point.low,
    high: point.high,
    n: knownCount(point),
    intensity: point.intensity,
    partial: isRunning || point.state === 'partial',
    remark: remarkOf(point, isRunning),
    raised: (point.alarms ?? []).filter((alarm) => !before.includes(alarm)),
    href: `/weeks/${point.indicator}/${point.week}`,
  };
}

/** The yearly line of one series; the running year is partial. */
export function yearTrend(points: readonly YearPoint[], name: SeriesName, thisYear: number): Trend {
  const own = points.filter(({ indicator }) => indicator === name).toSorted((a, b) => a.year - b.year);
  return {
    name,
    scale: INDEX_SCALE,
    points: own.map((point) => ({
      x: Date.UTC(point.year, 0, 1),
      when: String(point.year),
      index: point.index,
      low: point.low,
      high: point.high,
      n: point.n,
      intensity: null,
      partial: point.year === thisYear,
      remark:
        point.index === null ? t`not enough evidence` : point.year === thisYear ? t`year not over` : null,
      raised: [],
      href: `/years/${point.indicator}/${point.year}`,
    })),
  };
}

/** The event value of one series by month; a month is a state that was arrived at, so that it has no range. */
export function monthTrend(points: readonly MonthValue[], name: SeriesName, thisMonth: string): Trend {
  const own = points.filter(({ indicator }) => indicator === name);
  return {
    name,
    scale: EVENT_VALUE_SCALE,
    points: own.map(({ month, value, band, n }) => ({
      ...{ x: Date.parse(`${month}-01`), when: monthWords(month), index: value, low: null, high: null, n },
      partial: month === thisMonth,
      remark: month === thisMonth ? listed([BAND_LABEL[band], t`month not over`]) : BAND_LABEL[band],
      ...{ intensity: null, raised: [], href: null },
    })),
  };
}

/** A point in words, as it is read out and shown in the lines of its box. */
export function pointLines(point: TrendPoint, { name }: TrendScale = INDEX_SCALE): readonly string[] {
  const lines: string[] = [];
  if (point.index === null) lines.push(t`No index: ${point.remark ?? t`no record`}`);
  else lines.push(t`${name} ${indexWords(point.index)}`);
  if (point.low !== null && point.high !== null) lines.push(t`90% range ${bandWords(point.low, point.high)}`);
  lines.push(countWords(point.n));
  if (point.index !== null && point.remark !== null) lines.push(point.remark);
  lines.push(...point.raised.map((alarm) => t`Alarm: ${alarmKeyWords(alarm)}`));
  return lines;
}

/** The line in a sentence or two: where it stands, since when, its highest and lowest point, its gaps. */
export function trendSummary(trend: Trend): string {
  const known = trend.points.filter((point): point is TrendPoint & { index: number } => point.index !== null);
  const last = known.at(-1);
  if (last === undefined) return t`${TOPIC_LABEL[trend.name]}: no figure in this period.`;
  const highest = known.reduce((best, point) => (point.index > best.index ? point : best));
  const lowest = known.reduce((best, point) => (point.index < best.index ? point : best));
  const gaps = trend.points.length - known.length;
  const gapWords = gaps === 0 ? '' : t`${gaps} of ${trend.points.length} periods have no figure.`;
  const raised = trend.points.reduce((sum, point) => sum + point.raised.length, 0);
  const alarmWords = raised === 0 ? '' : counted(raised, '{n} alarm marked.', '{n} alarms marked.');
  const when = last.partial ? t`${last.when}, not over` : last.when;
  const lastWords =
    last.low === null || last.high === null
      ? t`Last ${indexWords(last.index)} (${when}).`
      : t`Last ${indexWords(last.index)} (${when}), 90% range ${bandWords(last.low, last.high)}.`;
  const extremes = t`Highest ${indexWords(highest.index)} (${highest.when}), lowest ${indexWords(lowest.index)} (${lowest.when}).`;
  return [lastWords, extremes, gapWords, alarmWords].filter((words) => words !== '').join(' ');
}

/** Whether a point has a gap on both sides, so that it must be drawn as a dot to be seen. */
export function standsAlone(points: readonly TrendPoint[], at: number): boolean {
  const known = (index: number): boolean => (points[index]?.index ?? null) !== null;
  return known(at) && !known(at - 1) && !known(at + 1);
}

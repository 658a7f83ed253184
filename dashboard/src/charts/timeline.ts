import type { DateRange, Development } from '../service/records.js';
import { dateWords, dayMs } from '../words/dates.js';
import { DIRECTION_LABEL, TOPIC_LABEL } from '../words/labels.js';
import { scoreWords } from '../words/numbers.js';
import type { Topic } from '../../../src/kernel/words.js';
import { TOPICS } from '../../../src/kernel/words.js';
import { counted, listed, t } from '../language/say.js';
import { isBounded } from './bounded.js';

const DAY_MS = 86_400_000;

/**
 * How a date is drawn: a dot where the day is known, an upright tick for a month or less, a bar over a longer period,
 * and a thin line over the bounds of what no document dates.
 */
export type MarkKind = 'dot' | 'tick' | 'bar' | 'line';

export interface TimelineItem {
  readonly development: Development;
  readonly topic: Topic;
  readonly fromMs: number;
  /** End of the last day. */
  readonly toMs: number;
  readonly kind: MarkKind;
}

export interface PlacedItem extends TimelineItem {
  /** Row from the top over all topics, 0 first. */
  readonly row: number;
}

/** Rows of one topic on the timeline. */
export interface TopicBand {
  readonly topic: Topic;
  readonly firstRow: number;
  readonly rows: number;
}

export interface Timeline {
  readonly items: readonly PlacedItem[];
  readonly bands: readonly TopicBand[];
  readonly rows: number;
  /** What is not bounded on both sides: listed beside the timeline. */
  readonly undated: readonly Development[];
}

const TICK_LENGTH_DAYS = 31;

function kindOf({ precision, from, to }: DateRange & { from: string; to: string }): MarkKind {
  if (precision === 'undated') return 'line';
  if (precision === 'day' && from === to) return 'dot';
  return dayMs(to) - dayMs(from) < TICK_LENGTH_DAYS * DAY_MS ? 'tick' : 'bar';
}

function itemOf(development: Development): TimelineItem | null {
  const { date } = development;
  if (!isBounded(date)) return null;
  const [fromMs, toMs] = [dayMs(date.from), dayMs(date.to) + DAY_MS];
  const topic = development.indicators[0] ?? 'other';
  return { development, topic, fromMs, toMs, kind: kindOf(date) };
}

function isItem(item: TimelineItem | null): item is TimelineItem {
  return item !== null;
}

/** Puts items of one topic into rows so that none touches another; `clearMs` is kept free around each. */
function packed(items: readonly TimelineItem[], firstRow: number, clearMs: number): PlacedItem[] {
  const rowEnds: number[] = [];
  const inOrder = items.toSorted(
    (a, b) => a.fromMs - b.fromMs || b.toMs - a.toMs || (a.development.id < b.development.id ? -1 : 1),
  );
  return inOrder.map((item) => {
    const free = rowEnds.findIndex((end) => end + clearMs <= item.fromMs);
    const row = free < 0 ? rowEnds.length : free;
    rowEnds[row] = item.toMs;
    return { ...item, row: firstRow + row };
  });
}

/** Lays developments out by topic; `clearMs` is how much time one mark takes up on the screen. */
export function layOut(developments: readonly Development[], clearMs: number): Timeline {
  const drawn = developments.map(itemOf).filter(isItem);
  const items: PlacedItem[] = [];
  const bands: TopicBand[] = [];
  let rows = 0;
  for (const topic of TOPICS) {
    const own = packed(
      drawn.filter((item) => item.topic === topic),
      rows,
      clearMs,
    );
    if (own.length === 0) continue;
    const count = Math.max(...own.map(({ row }) => row)) - rows + 1;
    items.push(...own);
    bands.push({ topic, firstRow: rows, rows: count });
    rows += count;
  }
  const inTime = items.toSorted((a, b) => a.fromMs - b.fromMs || a.row - b.row);
  return { items: inTime, bands, rows, undated: developments.filter(({ date }) => !isBounded(date)) };
}

/** What the box of words and the screen reader say of one item. */
export function itemLines({ development }: TimelineItem): readonly string[] {
  const topics = listed(development.indicators.map((topic) => TOPIC_LABEL[topic]));
  return [
    development.what,
    t`${topics === '' ? t`No indicator` : topics} · ${DIRECTION_LABEL[development.direction]}, score ${scoreWords(development.score)}`,
    ...(development.core ? [] : [t`Context, not directly bilateral`]),
  ];
}

/** Item in one sentence, date first. */
export function itemWords(item: TimelineItem): string {
  return `${dateWords(item.development.date)}: ${itemLines(item).join('. ')}`;
}

/** The timeline in a sentence: how many, from when to when, how exactly known. */
export function timelineSummary({ items, undated }: Timeline): string {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined) return t`No dated developments.`;
  const count = (kind: MarkKind): number => items.filter((item) => item.kind === kind).length;
  const all = counted(
    items.length,
    '{n} development from {0} to {1}.',
    '{n} developments from {0} to {1}.',
    dateWords(first.development.date),
    dateWords(last.development.date),
  );
  return `${all} ${t`${count('dot')} known to the day, ${count('tick')} to the month, ${count('bar')} to a longer period; ${count('line')} that no document dates but that lie between two known dates; ${undated.length} undated, listed below.`}`;
}

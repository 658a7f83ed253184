import type { DateRange } from '../../kernel/dates.js';
import { EVENT_TYPES, TOPICS, type EventType } from '../../kernel/words.js';
import type { CountedDevelopment } from './counted-development.js';

/**
 * Developments side by side, a column per fact: a million of them are a few dozen megabytes of numbers instead of
 * millions of objects, and a week is summed without making any.
 */
export interface DevelopmentColumns {
  readonly ids: readonly string[];
  readonly dates: readonly DateRange[];
  readonly scores: Float64Array;
  readonly publishers: Float64Array;
  /** Event type and deed, see {@link kindOf}. */
  readonly kinds: Uint8Array;
  /** Where each row's topics end; they begin where those of the row before end. */
  readonly topicEnds: Uint32Array;
  /** Places in TOPICS. */
  readonly topics: Uint8Array;
  /** p of each topic, 0 … 1. */
  readonly confidences: Float64Array;
}

const TOPIC_PLACES = new Map(TOPICS.map((topic, place) => [topic, place]));
const TYPE_PLACES = new Map<EventType | null, number>([
  [null, 0],
  ...EVENT_TYPES.map((type, place) => [type, place + 1] as const),
]);

/** Event type and deed in one number: the type's place, 0 for none, doubled; odd for deeds. */
function kindOf(eventType: EventType | null, material: boolean): number {
  return 2 * (TYPE_PLACES.get(eventType) ?? 0) + (material ? 1 : 0);
}

/** Whether a row's kind is a deed. */
export function isDeed(kind: number): boolean {
  return (kind & 1) === 1;
}

/** Where a row's topics begin in {@link DevelopmentColumns.topics}. */
export function topicsFrom({ topicEnds }: DevelopmentColumns, row: number): number {
  return row === 0 ? 0 : (topicEnds[row - 1] ?? 0);
}

/** One development of the columns, as an object. */
export function developmentIn(columns: DevelopmentColumns, row: number): CountedDevelopment {
  const [id, date] = [columns.ids[row], columns.dates[row]];
  if (id === undefined || date === undefined) throw new RangeError(`There is no row ${row}.`);
  const kind = columns.kinds[row] ?? 0;
  const indicators: CountedDevelopment['indicators'][number][] = [];
  for (let at = topicsFrom(columns, row); at < (columns.topicEnds[row] ?? 0); at += 1) {
    const name = TOPICS[columns.topics[at] ?? -1];
    if (name !== undefined) indicators.push({ name, confidence: columns.confidences[at] ?? 0 });
  }
  return {
    id,
    date,
    indicators,
    score: columns.scores[row] ?? 0,
    publishers: columns.publishers[row] ?? 0,
    eventType: EVENT_TYPES[(kind >> 1) - 1] ?? null,
    material: isDeed(kind),
  };
}

/** All developments of the columns, one after the other. */
export function* developmentsIn(columns: DevelopmentColumns): Generator<CountedDevelopment> {
  for (let row = 0; row < columns.ids.length; row += 1) yield developmentIn(columns, row);
}

/** Takes in developments one by one. */
export class ColumnsBuilder {
  private readonly ids: string[] = [];
  private readonly dates: DateRange[] = [];
  private readonly scores: number[] = [];
  private readonly publishers: number[] = [];
  private readonly kinds: number[] = [];
  private readonly topicEnds: number[] = [];
  private readonly topics: number[] = [];
  private readonly confidences: number[] = [];

  add({ id, date, indicators, score, eventType, material, publishers }: CountedDevelopment): this {
    this.ids.push(id);
    this.dates.push(date);
    this.scores.push(score);
    this.publishers.push(publishers);
    this.kinds.push(kindOf(eventType, material));
    for (const { name, confidence } of indicators) {
      this.topics.push(TOPIC_PLACES.get(name) ?? 0);
      this.confidences.push(confidence);
    }
    this.topicEnds.push(this.topics.length);
    return this;
  }

  build(): DevelopmentColumns {
    return {
      // A copy, since an array that grew holds room for more.
      ...{ ids: this.ids.slice(), dates: this.dates.slice() },
      scores: new Float64Array(this.scores),
      publishers: new Float64Array(this.publishers),
      kinds: new Uint8Array(this.kinds),
      topicEnds: new Uint32Array(this.topicEnds),
      topics: new Uint8Array(this.topics),
      confidences: new Float64Array(this.confidences),
    };
  }
}

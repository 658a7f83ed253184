import { z } from 'zod';
import { PRECISIONS, type DateRange } from '../../kernel/dates.js';
import { EVENT_TYPES, STATUSES, TOPICS, type EventType, type Status } from '../../kernel/words.js';
import type { CountableDevelopment } from '../domain/development-reader.js';

/** Pages of the table gathered at a time, 8 KB each: so few that what is read is let go of while it is young. */
export const PAGES_AT_ONCE = 100;

/** Between the values of a column: no id and no JSON holds such a sign. */
const SEPARATOR = '\u001e';

/**
 * Each column of some rows of `development_version d` as one text, all in the same order: a million rows cost the
 * driver more than the database, and some hundred long texts hardly anything.
 */
export const GATHERED = Object.entries({
  ids: 'd.development_id',
  from: "coalesce(d.date_from::text, '')",
  to: "coalesce(d.date_to::text, '')",
  precisions: 'd.date_precision',
  topics: 'd.indicators::text',
  scores: 'd.score::text',
  types: "coalesce(d.event_type, '')",
  statuses: 'd.status',
  publishers: 'd.publishers::text',
})
  .map(([name, value]) => `coalesce(string_agg(${value}, chr(30)), '') AS "${name}"`)
  .concat('count(*)::int AS rows')
  .join(', ');

const text = z.string();
const gatheredRow = z.tuple([
  z.object({
    ...{ ids: text, from: text, to: text, precisions: text, topics: text, scores: text, types: text },
    ...{ statuses: text, publishers: text, rows: z.number() },
  }),
]);
const topicsSchema = z.array(z.object({ name: z.enum(TOPICS), confidence: z.number() }));

const WORDS = {
  precisions: new Map<string, DateRange['precision']>(PRECISIONS.map((word) => [word, word])),
  types: new Map<string, EventType | null>([['', null], ...EVENT_TYPES.map((word) => [word, word] as const)]),
  statuses: new Map<string, Status>(STATUSES.map((word) => [word, word])),
};

/** Reads what {@link GATHERED} selects; throws where a value is none that the numbers know. */
export function gatheredReader(): (gathered: unknown) => CountableDevelopment[] {
  const { topicsIn, dateIn } = sameOnce();
  return (gathered) => {
    const [{ rows, ...texts }] = gatheredRow.parse(gathered);
    if (rows === 0) return [];
    const ids = texts.ids.split(SEPARATOR);
    const [from, to] = [texts.from.split(SEPARATOR), texts.to.split(SEPARATOR)];
    const precisions = texts.precisions.split(SEPARATOR);
    const topics = texts.topics.split(SEPARATOR);
    const scores = texts.scores.split(SEPARATOR);
    const types = texts.types.split(SEPARATOR);
    const statuses = texts.statuses.split(SEPARATOR);
    const publishers = texts.publishers.split(SEPARATOR);
    if (ids.length !== rows) throw new Error(`Read ${ids.length} developments where there are ${rows}.`);
    return ids.map((id, row) => ({
      id,
      date: dateIn(from[row] ?? '', to[row] ?? '', wordIn(WORDS.precisions, precisions[row], id)),
      topics: topicsIn(topics[row] ?? ''),
      score: numberIn(scores[row], id),
      eventType: wordIn(WORDS.types, types[row], id),
      status: wordIn(WORDS.statuses, statuses[row], id),
      publishers: numberIn(publishers[row], id),
    }));
  };
}

function wordIn<T>(words: ReadonlyMap<string, T>, word: string | undefined, id: string): T {
  const known = words.get(word ?? '');
  if (known === undefined)
    throw new Error(`Development ${id} holds "${word}", which is none of the words known.`);
  return known;
}

function numberIn(digits: string | undefined, id: string): number {
  const number = Number(digits);
  if (!Number.isFinite(number)) throw new Error(`Development ${id} holds "${digits}" for a number.`);
  return number;
}

/** Makes each day and each list of topics once: a million records hold few of them. */
export function sameOnce(): {
  readonly topicsIn: (json: string) => CountableDevelopment['topics'];
  readonly dateIn: (from: string, to: string, precision: DateRange['precision']) => DateRange;
} {
  const topics = new Map<string, CountableDevelopment['topics']>();
  const dates = new Map<string, DateRange>();
  return {
    topicsIn: (json) => kept(topics, json, () => topicsSchema.parse(JSON.parse(json))),
    dateIn: (from, to, precision) =>
      kept(dates, precision === 'day' && from === to ? from : `${from} ${to} ${precision}`, () => ({
        from: from === '' ? null : from,
        to: to === '' ? null : to,
        precision,
      })),
  };
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

import { DIRECTIONS, ORIGINS, STATUSES, TOPICS } from '../../../src/kernel/words.js';
import type { Direction, Origin, Status, Topic } from '../../../src/kernel/words.js';
import { chosen, dayIn } from '../address/query.js';
import type { Arguments } from '../service/reader.js';
import { dateWords } from '../words/dates.js';
import { DIRECTION_LABEL, ORIGIN_LABEL, STATUS_LABEL, TOPIC_LABEL } from '../words/labels.js';
import { t } from '../language/say.js';

/** What the list of developments is narrowed to; it stands in the address. */
export interface DevelopmentsQuery {
  readonly indicator: readonly Topic[];
  readonly direction: readonly Direction[];
  readonly origin: readonly Origin[];
  readonly status: readonly Status[];
  readonly core: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly text: string;
  readonly cursor: string | null;
}

/** Reads the filters from the address; unknown words are left out. */
export function developmentsQuery(query: URLSearchParams): DevelopmentsQuery {
  return {
    indicator: chosen(query, 'indicator', TOPICS),
    direction: chosen(query, 'direction', DIRECTIONS),
    origin: chosen(query, 'origin', ORIGINS),
    status: chosen(query, 'status', STATUSES),
    core: query.get('core') === 'true',
    from: dayIn(query, 'from'),
    to: dayIn(query, 'to'),
    text: (query.get('q') ?? '').trim(),
    cursor: query.get('cursor'),
  };
}

/** The same as arguments of the service. */
export function developmentsArguments(query: DevelopmentsQuery): Arguments {
  return {
    indicator: query.indicator.join(','),
    direction: query.direction.join(','),
    origin: query.origin.join(','),
    status: query.status.join(','),
    core: query.core ? 'true' : null,
    from: query.from,
    to: query.to,
    q: query.text,
  };
}

function period({ from, to }: DevelopmentsQuery): string | null {
  if (from !== null && to !== null) return dateWords({ from, to, precision: 'day' });
  const day = (date: string): string => dateWords({ from: date, to: date, precision: 'day' });
  if (from !== null) return t`from ${day(from)}`;
  return to === null ? null : t`until ${day(to)}`;
}

/** The filters in words, for the line above the list; empty where nothing is narrowed. */
export function filterWords(query: DevelopmentsQuery): string {
  const either = (words: readonly string[]): string | null =>
    words.length === 0 ? null : words.reduce((all, word) => t`${all} or ${word}`);
  return [
    either(query.indicator.map((topic) => TOPIC_LABEL[topic])),
    either(query.direction.map((direction) => DIRECTION_LABEL[direction])),
    either(query.origin.map((origin) => ORIGIN_LABEL[origin])),
    either(query.status.map((status) => STATUS_LABEL[status])),
    query.core ? t`directly bilateral` : null,
    period(query),
    query.text === '' ? null : t`“${query.text}”`,
  ]
    .filter((words) => words !== null)
    .join(' · ');
}

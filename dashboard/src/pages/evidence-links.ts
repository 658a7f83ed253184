import { element } from '../dom/element.js';
import type { Visit } from '../frame/visit.js';
import { development } from '../service/records.js';
import { weekStartMs } from '../words/dates.js';
import { developmentAddress } from './development-item.js';
import { foreign } from './marks.js';
import { t } from '../language/say.js';

const DAY_MS = 86_400_000;
const MOST_SHOWN = 6;

/** What developments are called, by id. */
export type Names = ReadonlyMap<string, string>;

/** First and last day of an ISO week, `YYYY-MM-DD`. */
export function daysOfWeek(week: string): { readonly from: string; readonly to: string } {
  const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const start = weekStartMs(week);
  return { from: day(start), to: day(start + 6 * DAY_MS) };
}

/** Names of the developments of some weeks; what cannot be read goes by its id. */
export async function namesIn(weeks: readonly string[], visit: Visit): Promise<Names> {
  const answers = await Promise.all(
    [...new Set(weeks)].map((week) => visit.reader.all('/developments', daysOfWeek(week), development)),
  );
  return new Map(
    answers.flatMap((answer) =>
      answer.kind === 'answer' ? answer.value.map(({ id, what }): [string, string] => [id, what]) : [],
    ),
  );
}

/** Links to the developments that a claim rests on; the first few are shown, the others fold away. */
export function evidenceLinks(ids: readonly string[], names: Names, visit: Visit): HTMLElement | null {
  if (ids.length === 0) return null;
  const items = ids.map((id) =>
    element(
      'li',
      {},
      element('a', { href: visit.link(developmentAddress(id)) }, foreign('span', names.get(id) ?? id)),
    ),
  );
  const rest = items.slice(MOST_SHOWN);
  return element(
    'div',
    { class: 'evidence-links' },
    element('ul', {}, ...items.slice(0, MOST_SHOWN)),
    rest.length > 0 &&
      element('details', {}, element('summary', {}, t`${rest.length} more`), element('ul', {}, ...rest)),
  );
}

import { asOfIn } from '../../address/query.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import type { Visit } from '../../frame/visit.js';
import type { Answer } from '../../service/problem.js';
import type { DateRange, Development, DiplomaticPromise } from '../../service/records.js';
import { development, promise } from '../../service/records.js';
import { dateWords } from '../../words/dates.js';
import { developmentAddress } from '../development-item.js';
import { foreign } from '../marks.js';
import { t } from '../../language/say.js';

const SHOWN = 6;

/** Something with a date ahead. */
interface Ahead {
  readonly date: DateRange;
  readonly what: string;
  readonly kind: 'scheduled' | 'due';
  readonly href: string;
}

/** What is scheduled or due on or after a day, the nearest first. */
export function aheadOf(
  day: string,
  planned: readonly Development[],
  promises: readonly DiplomaticPromise[],
): readonly Ahead[] {
  const scheduled = planned.flatMap(({ id, what, scheduled: date }) =>
    date === null ? [] : [{ date, what, kind: 'scheduled' as const, href: developmentAddress(id) }],
  );
  const due = promises
    .filter(({ state }) => state === 'open' || state === 'progressing' || state === 'stalled')
    .flatMap(({ id, what, due: date }) =>
      date === null ? [] : [{ date, what, kind: 'due' as const, href: `/promises#${id}` }],
    );
  return [...scheduled, ...due]
    .filter(({ date }) => date.to !== null && date.to >= day)
    .toSorted((a, b) => ((a.date.to ?? '') < (b.date.to ?? '') ? -1 : 1));
}

async function readAhead(visit: Visit): Promise<Answer<readonly Ahead[]>> {
  const day = (asOfIn(visit.query) ?? new Date().toISOString()).slice(0, 10);
  const [planned, promises] = await Promise.all([
    visit.reader.page('/developments', { status: 'planned,agreed', origin: 'news', limit: 200 }, development),
    visit.reader.all('/promises', {}, promise),
  ]);
  if (planned.kind === 'problem') return planned;
  if (promises.kind === 'problem') return promises;
  return { ...planned, value: aheadOf(day, planned.value.items, promises.value).slice(0, SHOWN) };
}

function aheadItem({ date, what, kind, href }: Ahead, visit: Visit): HTMLElement {
  return element(
    'li',
    {},
    element(
      'span',
      { class: 'when' },
      kind === 'due' ? t`Due ${dateWords(date)}:` : t`Announced for ${dateWords(date)}:`,
    ),
    element('a', { href: visit.link(href) }, foreign('span', what)),
  );
}

/** Visits that are scheduled and promises that fall due. */
export function watchPanel(visit: Visit): Panel {
  return panel<readonly Ahead[]>({
    title: t`What to watch`,
    skeletonLines: 3,
    load: () => readAhead(visit),
    empty: (ahead) => (ahead.length === 0 ? t`Nothing with a date ahead is on record.` : null),
    draw: (ahead) => [
      element('ul', { class: 'plain', role: 'list' }, ...ahead.map((one) => aheadItem(one, visit))),
    ],
  });
}

import { momentIn } from '../../address/query.js';
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
import { timesAnnounced } from '../promise-age.js';
import { counted, t } from '../../language/say.js';

const SHOWN = 6;

/** Something with a date ahead. */
interface Ahead {
  readonly date: DateRange;
  readonly what: string;
  readonly kind: 'scheduled' | 'due';
  readonly href: string;
  /** How often it was announced, 1 or more. */
  readonly times: number;
}

/**
 * What is scheduled or due on or after a day, the nearest first. One visit that is announced again and again stands
 * once: as its promise where it has one, else as the news that was last of those with the same words and days.
 */
export function aheadOf(
  day: string,
  planned: readonly Development[],
  promises: readonly DiplomaticPromise[],
): readonly Ahead[] {
  const standing = promises.filter(
    ({ state, due: date }) =>
      date !== null && (state === 'open' || state === 'progressing' || state === 'stalled'),
  );
  const ofPromises = new Set(standing.flatMap(({ history }) => history.map((step) => step.developmentId)));
  const scheduled = new Map<string, Ahead>();
  for (const { id, what, scheduled: date } of planned) {
    if (date === null || ofPromises.has(id)) continue;
    const key = `${date.from ?? ''} ${date.to ?? ''} ${what.toLowerCase()}`;
    const known = scheduled.get(key) ?? {
      date,
      what,
      kind: 'scheduled',
      href: developmentAddress(id),
      times: 0,
    };
    scheduled.set(key, { ...known, times: known.times + 1 });
  }
  const due = standing.flatMap((one): Ahead[] => {
    const { id, what, due: date } = one;
    return date === null
      ? []
      : [{ date, what, kind: 'due', href: `/promises#${id}`, times: timesAnnounced(one) }];
  });
  return [...scheduled.values(), ...due]
    .filter(({ date }) => date.to !== null && date.to >= day)
    .toSorted((a, b) => ((a.date.to ?? '') < (b.date.to ?? '') ? -1 : 1));
}

async function readAhead(visit: Visit): Promise<Answer<readonly Ahead[]>> {
  const day = momentIn(visit.query).slice(0, 10);
  const [planned, promises] = await Promise.all([
    visit.reader.page('/developments', { status: 'planned,agreed', origin: 'news', limit: 200 }, development),
    visit.reader.all('/promises', {}, promise),
  ]);
  if (planned.kind === 'problem') return planned;
  if (promises.kind === 'problem') return promises;
  return { ...planned, value: aheadOf(day, planned.value.items, promises.value).slice(0, SHOWN) };
}

function aheadItem({ date, what, kind, href, times }: Ahead, visit: Visit): HTMLElement {
  return element(
    'li',
    {},
    element(
      'span',
      { class: 'when' },
      kind === 'due' ? t`Due ${dateWords(date)}:` : t`Announced for ${dateWords(date)}:`,
    ),
    element('a', { href: visit.link(href) }, foreign('span', what)),
    times > 1 && ` ${counted(times, '(announced {n} time)', '(announced {n} times)')}`,
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

import { PROMISE_STATES } from '../../../../src/kernel/words.js';
import { chartFigure } from '../../charts/figure.js';
import { promiseYears, undatedPromises } from '../../charts/promise-course.js';
import { addressOf, momentIn } from '../../address/query.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { dataTable } from '../../dom/table.js';
import type { Visit } from '../../frame/visit.js';
import { promiseSummary, type KeptRate, type PromiseSummary } from '../../service/promises.js';
import type { Answer } from '../../service/problem.js';
import type { DiplomaticPromise } from '../../service/records.js';
import { promise } from '../../service/records.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { shareWords } from '../../words/numbers.js';
import { foreign, topicTag } from '../marks.js';
import { counted, t } from '../../language/say.js';

/** The rates of all indicators, and every promise for the course over the years. */
export interface Kept {
  readonly summary: PromiseSummary;
  readonly promises: readonly DiplomaticPromise[];
}

export async function readKept({ reader }: Visit): Promise<Answer<Kept>> {
  const [summary, promises] = await Promise.all([
    reader.read('/promises/summary', {}, promiseSummary),
    reader.all('/promises', {}, promise),
  ]);
  if (summary.kind === 'problem') return summary;
  if (promises.kind === 'problem') return promises;
  return { ...summary, value: { summary: summary.value, promises: promises.value } };
}

/** “1 of 2 delivered”; a percentage only where enough are settled for one. */
export function rateWords({
  delivered,
  cancelled,
  share,
}: Pick<KeptRate, 'delivered' | 'cancelled' | 'share'>): string {
  const known = delivered + cancelled;
  if (known === 0) return t`none settled yet`;
  const counts = t`${delivered} of ${known} delivered`;
  return share === null ? counts : `${counts} (${shareWords(share)})`;
}

const UNDELIVERED = PROMISE_STATES.filter((state) => state !== 'delivered').join(',');

/** How many were not delivered, whatever became of them; leads to them in the ledger. */
function undeliveredLink({ indicator, promises, delivered }: KeptRate, visit: Visit): Child {
  const count = promises - delivered;
  if (count === 0) return t`none`;
  const href = visit.link(`${addressOf('/promises', { state: UNDELIVERED, indicator })}#ledger`);
  const label = counted(
    count,
    '{n} promise of {0} not delivered',
    '{n} promises of {0} not delivered',
    TOPIC_LABEL[indicator],
  );
  return element('a', { href, 'aria-label': label }, counted(count, '{n} promise', '{n} promises'));
}

function ratesTable({ indicators }: PromiseSummary, visit: Visit): HTMLElement {
  return dataTable<KeptRate>({
    caption: t`Promises kept, per indicator`,
    rows: indicators,
    folds: true,
    columns: [
      { head: t`Indicator`, name: t`Indicator`, cell: ({ indicator }) => topicTag(indicator) },
      { head: t`Promises`, name: t`Promises`, numeric: true, cell: ({ promises }) => promises },
      { head: t`Of those whose fate is known`, name: t`Fate known`, cell: rateWords },
      {
        head: t`Not delivered`,
        name: t`Not delivered`,
        cell: (rate) => undeliveredLink(rate, visit),
      },
      { head: t`Still to be kept`, name: t`Open`, cell: openNames },
    ],
  });
}

function openNames({ indicator, open }: KeptRate): Child {
  if (open.length === 0) return t`none`;
  return element(
    'details',
    {},
    element(
      'summary',
      {
        'aria-label': counted(
          open.length,
          '{n} promise of {0} still to be kept',
          '{n} promises of {0} still to be kept',
          TOPIC_LABEL[indicator],
        ),
      },
      counted(open.length, '{n} promise', '{n} promises'),
    ),
    element(
      'ul',
      { class: 'plain', role: 'list' },
      ...open.map(({ id, what }) =>
        element('li', {}, element('a', { href: `#${id}` }, foreign('span', what))),
      ),
    ),
  );
}

function courseFigure({ promises }: Kept, visit: Visit): HTMLElement | null {
  const day = momentIn(visit.query);
  const years = promiseYears(promises, Number(day.slice(0, 4)));
  const last = years.at(-1);
  if (last === undefined) return null;
  const undated = undatedPromises(promises);
  const beside =
    undated === 0
      ? ''
      : counted(
          undated,
          '{n} promise without a date is not drawn.',
          '{n} promises without a date are not drawn.',
        );
  return chartFigure({
    title: t`Announced against delivered`,
    name: t`Promises made and delivered, by year`,
    summary:
      `${t`By the end of ${last.year}: ${last.made} promised, ${last.kept} delivered.`} ${beside}`.trim(),
    legend: element('p', { class: 'legend' }, t`Dashed: promised so far. Solid: delivered so far.`),
    size: 'plot-small',
    load: async () => {
      const { drawPromises } = await import('../../charts/draw-promises.js');
      return (canvas, colours) => drawPromises(canvas, years, colours);
    },
    table: () =>
      dataTable({
        caption: t`Promises made and delivered, by year`,
        rows: years,
        inSteps: true,
        columns: [
          { head: t`Year`, name: t`Year`, cell: ({ year }) => year },
          { head: t`Promised so far`, name: t`Promised`, numeric: true, cell: ({ made }) => made },
          { head: t`Delivered so far`, name: t`Delivered`, numeric: true, cell: ({ kept }) => kept },
        ],
      }),
    csv: () => years.map(({ year, made, kept }) => ({ year, promisedSoFar: made, deliveredSoFar: kept })),
    visit,
  });
}

/** What was kept of what was promised: counts per indicator, and the course over the years. */
export function drawnKept(kept: Kept, visit: Visit): readonly Child[] {
  return [ratesTable(kept.summary, visit), courseFigure(kept, visit)];
}

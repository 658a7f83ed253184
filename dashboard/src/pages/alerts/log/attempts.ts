import { changed } from '../../../address/query.js';
import type { Child } from '../../../dom/element.js';
import { element } from '../../../dom/element.js';
import { dataTable } from '../../../dom/table.js';
import type { Visit } from '../../../frame/visit.js';
import type { Attempt } from '../../../service/deliveries.js';
import { CHANNEL_NAME, OUTCOME_LABEL } from '../../../words/alerts.js';
import { instantWords } from '../../../words/dates.js';
import { numberWords } from '../../../words/numbers.js';
import { outsideName } from '../../marks.js';
import { replayOne } from './replay.js';
import type { Replaying } from './replay.js';
import { clauses, counted, t } from '../../../language/say.js';

/** What was told, by which rule. */
export function toldCell(
  { title, ruleName }: { readonly title: string; readonly ruleName: string },
  page: string | null,
): HTMLElement {
  const words = title === '' ? t`(no title)` : title;
  return element(
    'div',
    {},
    page === null
      ? element('span', { dir: 'auto' }, words)
      : element('a', { href: page, dir: 'auto' }, words),
    element('p', { class: 'quiet' }, outsideName(ruleName)),
  );
}

/** By which way, and where to. */
export function wayCell({ channel, target }: Pick<Attempt, 'channel' | 'target'>): HTMLElement {
  return element(
    'div',
    {},
    CHANNEL_NAME[channel],
    element('p', { class: 'quiet target' }, target === '' ? t`address erased` : target),
  );
}

function outcomeCell({ outcome, message, nextTryAt, latencyMs }: Attempt): HTMLElement {
  const next = nextTryAt === null ? [] : [t`next try ${instantWords(nextTryAt)}`];
  return element(
    'div',
    {},
    element(
      'span',
      { class: outcome === 'delivered' ? 'status status-on' : 'status status-bad' },
      OUTCOME_LABEL[outcome],
    ),
    element(
      'p',
      { class: 'quiet', dir: 'auto' },
      clauses([message, t`${numberWords(latencyMs)} ms`, ...next]),
    ),
  );
}

/** The first kilobyte of what the other side said. */
function answerCell({ status, answer }: Attempt): Child {
  const code = status === null ? t`none` : String(status);
  if (answer === '') return code;
  return element(
    'details',
    {},
    element('summary', {}, code),
    element('pre', { class: 'json', tabindex: 0, dir: 'auto' }, answer),
  );
}

/** The attempts as a table; on a phone each is a card. */
export function attemptsTable(
  attempts: readonly Attempt[],
  visit: Visit,
  replaying: Replaying | null,
): HTMLElement {
  return dataTable<Attempt>({
    caption: t`Attempts, the newest first. Times in UTC.`,
    folds: true,
    rows: attempts,
    columns: [
      {
        ...{ head: t`When`, name: t`When`, class: 'may-break' },
        cell: ({ at, attempt }) =>
          element(
            'div',
            {},
            element('time', { datetime: at }, instantWords(at)),
            element('p', { class: 'quiet' }, t`attempt ${attempt}`),
          ),
      },
      { head: t`What`, name: t`What`, cell: (row) => toldCell(row, null), class: 'wide-column' },
      { head: t`To`, name: t`To`, cell: wayCell },
      { head: t`Outcome`, name: t`Outcome`, cell: outcomeCell, class: 'wide-column' },
      { head: t`Answer`, name: t`Answer`, cell: answerCell },
      {
        ...{ head: t`More`, name: t`More` },
        cell: ({ notificationId, title }) =>
          element(
            'div',
            {},
            element(
              'a',
              {
                href: changed(visit, { notification: notificationId, cursor: null }),
                'aria-label': t`All attempts of ${title}`,
              },
              t`All attempts`,
            ),
            replaying !== null && replayOne(notificationId, title, replaying),
          ),
      },
    ],
  });
}

/** “12 attempts”. */
export const attemptsWords = (count: number): string => counted(count, '{n} attempt', '{n} attempts');

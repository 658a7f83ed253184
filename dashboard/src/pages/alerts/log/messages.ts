import { addressOf } from '../../../address/query.js';
import { element } from '../../../dom/element.js';
import { dataTable } from '../../../dom/table.js';
import type { Visit } from '../../../frame/visit.js';
import type { Message } from '../../../service/deliveries.js';
import { REPLAYABLE } from '../../../service/deliveries.js';
import {
  MESSAGE_KIND_LABEL,
  MESSAGE_STATE_LABEL,
  reasonWords,
  SEVERITY_LABEL,
} from '../../../words/alerts.js';
import { instantWords } from '../../../words/dates.js';
import { outsideName } from '../../marks.js';
import { toldCell, wayCell } from './attempts.js';
import type { Replaying } from './replay.js';
import { replayOne } from './replay.js';
import { counted, t } from '../../../language/say.js';

const BAD = ['dead', 'cancelled'];

function whenWords({ state, dueAt, settledAt }: Message): string | null {
  if (state === 'held') return t`until ${instantWords(dueAt)}`;
  if (state === 'owed') return t`next try ${instantWords(dueAt)}`;
  return settledAt === null ? null : instantWords(settledAt);
}

function stateCell(message: Message): HTMLElement {
  const { state, stateReason } = message;
  const mark = state === 'delivered' ? 'status-on' : BAD.includes(state) ? 'status-bad' : 'status-off';
  const words = [stateReason === '' ? null : reasonWords(stateReason), whenWords(message)].filter(
    (part) => part !== null,
  );
  return element(
    'div',
    {},
    element('span', { class: `status ${mark}` }, MESSAGE_STATE_LABEL[state]),
    words.length > 0 && element('p', { class: 'quiet', dir: 'auto' }, words.join('; ')),
  );
}

function moreCell({ id, attempts, title, state, kind }: Message, replaying: Replaying | null): HTMLElement {
  const canReplay = REPLAYABLE.some((one) => one === state) && kind !== 'test';
  return element(
    'div',
    {},
    attempts === 0
      ? t`not tried`
      : element(
          'a',
          { href: addressOf('/deliveries', { notification: id }) },
          counted(attempts, '{n} attempt', '{n} attempts'),
        ),
    replaying !== null && canReplay && replayOne(id, title, replaying),
  );
}

/** The messages as a table; on a phone each is a card. */
export function messagesTable(
  messages: readonly Message[],
  visit: Visit,
  replaying: Replaying | null,
): HTMLElement {
  return dataTable<Message>({
    caption: t`Messages, the newest first. Times in UTC.`,
    folds: true,
    rows: messages,
    columns: [
      {
        ...{ head: t`Made`, name: t`Made`, class: 'may-break' },
        cell: ({ createdAt, kind, severity }) =>
          element(
            'div',
            {},
            element('time', { datetime: createdAt }, instantWords(createdAt)),
            element(
              'p',
              { class: 'quiet' },
              `${MESSAGE_KIND_LABEL[kind]}, ${SEVERITY_LABEL[severity].toLowerCase()}`,
            ),
          ),
      },
      {
        ...{ head: t`What`, name: t`What`, class: 'wide-column' },
        cell: (row) => toldCell(row, row.kind === 'test' ? null : visit.link(row.page)),
      },
      {
        ...{ head: t`Why`, name: t`Why`, class: 'wide-column' },
        cell: ({ why }) => outsideName(why),
      },
      { head: t`To`, name: t`To`, cell: wayCell },
      { head: t`State`, name: t`State`, cell: stateCell },
      { head: t`Attempts`, name: t`Attempts`, cell: (row) => moreCell(row, replaying) },
    ],
  });
}

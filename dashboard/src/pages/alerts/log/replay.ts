import { element } from '../../../dom/element.js';
import type { Visit } from '../../../frame/visit.js';
import { REPLAYABLE, replay } from '../../../service/deliveries.js';
import { MESSAGE_STATE_LABEL } from '../../../words/alerts.js';
import { actButton } from '../act-button.js';
import { actForm } from '../act-form.js';
import { tickedField } from '../fields.js';
import { labelled } from '../timing-fields.js';
import { periodIn } from './log-query.js';
import { t } from '../../../language/say.js';

/** With what right something is sent once more, and who hears what came of it. */
export interface Replaying {
  readonly csrfToken: string;
  readonly done: (sentence: string) => void;
}

interface Replayed {
  readonly replayed: number;
  readonly message: string;
}

/** A button that sends one message once more, whatever became of it. */
export function replayOne(id: string, title: string, { csrfToken, done }: Replaying): HTMLElement {
  return actButton<Replayed>({
    action: t`Send again`,
    of: title,
    send: () => replay(csrfToken, { notifications: [id], states: REPLAYABLE }),
    done: ({ message }) => {
      done(message);
    },
  });
}

/** A form that sends the messages of a range once more, filled with the range that is shown. */
export function replayRange({ query }: Visit, { csrfToken, done }: Replaying): HTMLElement {
  const day = (name: string): HTMLInputElement =>
    element('input', { type: 'date', value: query.get(name), required: name === 'from' });
  const [from, to] = [day('from'), day('to')];
  const states = tickedField({
    legend: t`Messages that were`,
    options: REPLAYABLE,
    label: (one) => MESSAGE_STATE_LABEL[one],
    chosen: ['dead'],
  });
  const subscription = query.get('subscription');
  const ofOne =
    subscription === null ? t`of every subscription you see` : t`of the one subscription that is shown`;
  const send = () => {
    const wanted = states.read();
    if (wanted.length === 0) return t`Tick at least one of the three.`;
    const range = periodIn(new URLSearchParams({ from: from.value, to: to.value }));
    return replay(csrfToken, { ...range, subscription, states: wanted });
  };
  return element(
    'details',
    {},
    element('summary', {}, t`Send many once more`),
    actForm<Replayed>({
      action: t`Send them once more`,
      label: t`Send many once more`,
      fields: [
        element(
          'p',
          { class: 'quiet' },
          t`Messages made in these days, ${ofOne}. Each keeps its id, so that a receiver knows it again.`,
        ),
        element('div', { class: 'filter-days' }, labelled(t`From (UTC)`, from), labelled(t`To (UTC)`, to)),
        states.node,
      ],
      send,
      done: ({ message }) => {
        done(message);
      },
    }),
  );
}

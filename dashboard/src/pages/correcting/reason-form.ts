import { whileAtWork } from '../../dom/at-work.js';
import { element, fill, freshId } from '../../dom/element.js';
import type { Child } from '../../dom/element.js';
import { problemNote } from '../../dom/panel.js';
import type { Correction } from '../../service/corrections.js';
import type { Answer } from '../../service/problem.js';
import { t } from '../../language/say.js';

/** Reasons that the guide gives for what is no development; any other words do as well. */
const USUAL_REASONS: readonly string[] = [
  t`Only members of a larger meeting (R1)`,
  t`Sport, crime, weather, ranking (R2)`,
  t`Between a third country and one of the two (R3, R8)`,
  t`The war in Ukraine (R4)`,
  t`Analysis or opinion (R5)`,
  t`Domestic politics (R6)`,
  t`Prices and markets (R7)`,
  t`Looks back (R9)`,
  t`Private persons (R10)`,
];
const LONGEST_REASON = 500;

export interface ReasonForm {
  /** What the form does, on its button. */
  readonly action: string;
  /** Fields above the reason. */
  readonly fields: readonly Child[];
  readonly send: (reason: string) => Promise<Answer<Correction>>;
  readonly done: (correction: Correction) => void;
}

/** A form that changes something: its fields, a reason that must be given, and what came of it. */
export function reasonForm(spec: ReasonForm): HTMLFormElement {
  const [id, listId] = [freshId('reason'), freshId('reasons')];
  const reason = element('input', {
    type: 'text',
    id,
    required: true,
    maxlength: LONGEST_REASON,
    list: listId,
    autocomplete: 'off',
  });
  const usual = element(
    'datalist',
    { id: listId },
    ...USUAL_REASONS.map((words) => element('option', { value: words })),
  );
  const button = element('button', { type: 'submit' }, spec.action);
  const outcome = element('div', { role: 'status' });
  const form = element(
    'form',
    { class: 'correcting' },
    ...spec.fields,
    element('div', { class: 'filter' }, element('label', { for: id }, t`Reason`), reason, usual),
    button,
    outcome,
  );
  const send = (): Promise<void> =>
    whileAtWork([button], async () => {
      const answer = await spec.send(reason.value.trim());
      if (answer.kind === 'answer') spec.done(answer.value);
      else
        fill(
          outcome,
          problemNote(answer.problem, () => void send()),
        );
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  return form;
}

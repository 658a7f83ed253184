import { element, freshId } from '../../dom/element.js';
import type { DevelopmentDetail } from '../../service/compound.js';
import type { Correction } from '../../service/corrections.js';
import { enterCorrection } from '../../service/corrections.js';
import type { Development } from '../../service/records.js';
import { dateWords } from '../../words/dates.js';
import { foreign, languageByScript } from '../marks.js';
import { reasonForm } from './reason-form.js';
import { t } from '../../language/say.js';

interface Correcting {
  readonly csrfToken: string;
  readonly done: (correction: Correction) => void;
}

function folded(title: string, ...inside: readonly HTMLElement[]): HTMLElement {
  return element('details', {}, element('summary', {}, title), ...inside);
}

/** Says that another development of the time is the same act; null where there is none. */
export function mergeForm(
  detail: DevelopmentDetail,
  others: readonly Development[],
  { csrfToken, done }: Correcting,
): HTMLElement | null {
  const candidates = others.filter(({ id }) => id !== detail.id);
  if (candidates.length === 0) return null;
  const select = element(
    'select',
    { id: freshId('merge'), required: true },
    element('option', { value: '' }, t`Choose a development`),
    ...candidates.map(({ id, what, date }) =>
      element('option', { value: id, lang: languageByScript(what) }, `${dateWords(date)}: ${what}`),
    ),
  );
  const field = element(
    'div',
    { class: 'filter' },
    element('label', { for: select.id }, t`The same act as`),
    select,
  );
  const form = reasonForm({
    action: t`Merge them`,
    fields: [field],
    send: (reason) =>
      enterCorrection(csrfToken, { kind: 'merge', developmentIds: [detail.id, select.value] }, reason),
    done,
  });
  return folded(t`Merge with another development`, form);
}

/** Says that some of the reports are of another act; null where there is one report. */
export function splitForm(detail: DevelopmentDetail, { csrfToken, done }: Correcting): HTMLElement | null {
  if (detail.reports.length < 2) return null;
  const boxes = detail.reports.map(({ article }) => {
    const input = element('input', { type: 'checkbox', id: freshId('split'), value: article.id });
    const label = element(
      'label',
      { for: input.id },
      foreign('span', `${article.title} (${article.publisher})`, article.language),
    );
    return { input, node: element('div', { class: 'chip' }, input, label) };
  });
  const fields = element(
    'fieldset',
    { class: 'filter' },
    element('legend', {}, t`Reports of another act`),
    ...boxes.map(({ node }) => node),
  );
  const chosen = (): string[] => boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
  const form = reasonForm({
    action: t`Split them off`,
    fields: [fields],
    send: (reason) =>
      enterCorrection(csrfToken, { kind: 'split', developmentId: detail.id, articleIds: chosen() }, reason),
    done,
  });
  return folded(t`Split this development`, form);
}

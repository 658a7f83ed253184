import { element } from '../../dom/element.js';
import {
  REPORT_FORMS,
  reportAddress,
  type ReportEdition,
  type ReportLanguage,
  type ReportPlace,
} from '../../service/reports.js';
import { instantWords, weekWords } from '../../words/dates.js';
import { REPORT_FORM_LABEL, reportIndexWords, reportLineWords } from '../../words/reports.js';
import { t } from '../../language/say.js';

/** A published report: what it says first, as of when, and its forms in the language chosen. */
export function editionItem(report: ReportEdition, language: ReportLanguage): HTMLElement {
  const { week, edition, newest, bottomLine } = report;
  const name = weekWords(week);
  const place = { week, language, edition, asOf: null };
  return element(
    'li',
    {},
    element('h3', {}, element('a', { href: reportAddress(place, 'html') }, name)),
    element('p', {}, reportLineWords(bottomLine)),
    element('p', { class: 'quiet' }, `${reportIndexWords(bottomLine)} ${editionWords(report)}`),
    formLinks(t`Forms of ${name}, edition ${edition}`, place),
    edition < newest &&
      element('p', { class: 'quiet' }, t`Corrected: edition ${newest} says what is known since.`),
  );
}

function editionWords({ edition, asOf }: ReportEdition): string {
  return t`Edition ${edition}, as known at ${instantWords(asOf)}.`;
}

/** Links to every form of a week's report. */
export function formLinks(label: string, place: ReportPlace): HTMLElement {
  const links = REPORT_FORMS.map((form) =>
    element(
      'li',
      {},
      element('a', { href: reportAddress(place, form), 'data-form': form }, REPORT_FORM_LABEL[form]),
    ),
  );
  return element('ul', { class: 'report-forms', role: 'list', 'aria-label': label }, ...links);
}

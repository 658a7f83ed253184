import { asOfIn } from '../../address/query.js';
import { element, fill } from '../../dom/element.js';
import type { Visit } from '../../frame/visit.js';
import type { ReportLanguage } from '../../service/reports.js';
import { weekOfMs, weekWords } from '../../words/dates.js';
import { formLinks } from './edition-item.js';
import { t } from '../../language/say.js';

/** A day leads to the report of its week, published or made on demand from what is known. */
export function anyWeek(visit: () => Visit, language: () => ReportLanguage): HTMLElement {
  const day = element('input', { type: 'date', id: 'report-day', min: '1947-01-01', max: '2100-12-31' });
  const links = element('div', { class: 'any-week-links' });
  const show = (): void => {
    const ms = Date.parse(`${day.value}T00:00:00Z`);
    if (Number.isNaN(ms)) {
      fill(links);
      return;
    }
    const week = weekOfMs(ms);
    const name = t`Report of ${weekWords(week)}`;
    const place = { week, language: language(), edition: null, asOf: asOfIn(visit().query) };
    fill(links, element('p', {}, name), formLinks(name, place));
    visit().announce(name);
  };
  day.addEventListener('change', show);
  return element(
    'div',
    { class: 'any-week' },
    element('div', { class: 'filter' }, element('label', { for: 'report-day' }, t`A day of the week`), day),
    links,
  );
}

import { changed } from '../address/query.js';
import { element } from '../dom/element.js';
import { LANGUAGES, LANGUAGE_NAME } from '../language/choice.js';
import { LANGUAGE, keepLanguage } from '../language/language.js';
import { t } from '../language/say.js';
import type { Visit } from './visit.js';

/** The choice of the page's language. */
export interface LanguageControl {
  readonly form: HTMLElement;
  mark(visit: Visit): void;
}

/** Each language by its own name. The choice is kept, stands in the address for whoever it is sent to, and loads the page anew. */
export function languageControl(): LanguageControl {
  let latest: Visit | null = null;
  const select = element('select', { id: 'language', class: 'compact' });
  for (const language of LANGUAGES) {
    const attributes = { value: language, lang: language, selected: language === LANGUAGE };
    select.append(element('option', attributes, LANGUAGE_NAME[language]));
  }
  select.addEventListener('change', () => {
    const wanted = LANGUAGES.find((language) => language === select.value);
    if (wanted === undefined || latest === null) return;
    keepLanguage(wanted);
    location.assign(changed(latest, { lang: wanted }));
  });
  const form = element('div', { class: 'field' }, element('label', { for: 'language' }, t`Language`), select);
  return {
    form,
    mark: (visit) => {
      latest = visit;
    },
  };
}

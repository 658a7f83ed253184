import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import { t } from '../language/say.js';
import { knownControl } from './known.js';
import { languageControl } from './language-control.js';
import { navigation, signedInNavigation } from './navigation.js';
import type { Theme } from './theme.js';
import { THEMES, chooseTheme, chosenTheme } from './theme.js';
import type { Visit } from './visit.js';

const THEME_LABEL: Readonly<Record<Theme, string>> = {
  auto: t`theme¦System`,
  light: t`theme¦Light`,
  dark: t`theme¦Dark`,
};

/** The lasting parts around every page. */
export interface Frame {
  readonly main: HTMLElement;
  announce(sentence: string): void;
  arrived(visit: Visit): void;
}

function themeChoice(): HTMLElement {
  const select = element('select', { id: 'theme', class: 'compact' });
  for (const theme of THEMES) {
    select.append(element('option', { value: theme, selected: theme === chosenTheme() }, THEME_LABEL[theme]));
  }
  select.addEventListener('change', () => {
    const wanted = THEMES.find((theme) => theme === select.value);
    if (wanted !== undefined) chooseTheme(wanted);
  });
  return element('div', { class: 'field' }, element('label', { for: 'theme' }, t`Colours`), select);
}

/** On a narrow screen the button that unfolds what a reader sets once; on a wide one all of it stands open without a button. */
function folded(controls: readonly HTMLElement[]): readonly HTMLElement[] {
  const id = 'settings';
  const attributes = { type: 'button', class: 'quiet-button settings', 'aria-controls': id };
  const button = element('button', { ...attributes, 'aria-expanded': false }, t`Settings`);
  button.addEventListener('click', () => {
    button.ariaExpanded = String(button.ariaExpanded !== 'true');
  });
  return [button, element('div', { class: 'controls', id }, ...controls)];
}

function mastHead(
  home: HTMLElement,
  navs: readonly HTMLElement[],
  controls: readonly HTMLElement[],
): HTMLElement {
  const name = element('p', { class: 'name' }, home);
  return element(
    'header',
    { class: 'masthead' },
    element('div', { class: 'masthead-row' }, name, ...folded(controls)),
    ...navs,
  );
}

function footer(method: HTMLElement): HTMLElement {
  return element(
    'footer',
    { class: 'foot' },
    element(
      'p',
      {},
      t`All times are UTC; weeks are ISO weeks, Monday to Sunday. A week without data is missing, never zero.`,
    ),
    element(
      'p',
      {},
      method,
      ' · ',
      element('a', { href: '/api/docs', target: '_self' }, t`Programming interface`),
    ),
  );
}

/** Pages that others show in a frame, without head and foot. */
export function isEmbedded(path: string): boolean {
  return path.startsWith('/embed/');
}

/** Builds skip link, head, navigation, main part and foot into the body. */
export function buildFrame(): Frame {
  const [nav, inside] = [navigation(), signedInNavigation()];
  const known = knownControl();
  const language = languageControl();
  const home = element(
    'a',
    { href: '/' },
    ...sentence`Pakistan–Russia relations ${element('span', {}, t`name of the service¦tracker`)}`,
  );
  const method = element('a', { href: '/method' }, t`How the numbers are made`);
  const main = element('main', { id: 'main', tabindex: -1 });
  const voice = element('div', { class: 'visually-hidden', 'aria-live': 'polite', role: 'status' });
  const skip = element('a', { class: 'skip', href: '#main' }, t`Skip to the content`);
  document.body.replaceChildren(
    skip,
    mastHead(home, [nav.node, inside.node], [known.form, language.form, themeChoice()]),
    known.banner,
    main,
    footer(method),
    voice,
  );
  return {
    main,
    announce: (sentence) => {
      voice.textContent = sentence;
    },
    arrived: (visit) => {
      nav.mark(visit);
      inside.mark(visit);
      known.mark(visit);
      language.mark(visit);
      home.setAttribute('href', visit.link('/'));
      method.setAttribute('href', visit.link('/method'));
    },
  };
}

/** The head of a page: its title, which takes the focus on arrival, and a sentence on what it shows. */
export function pageHead(title: string, lead?: string | HTMLElement | null): HTMLElement {
  const intro = typeof lead === 'string' ? element('p', { class: 'lead' }, lead) : lead;
  return element('div', { class: 'page-head' }, element('h1', { tabindex: -1 }, title), intro);
}

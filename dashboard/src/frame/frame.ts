import { asOfIn, changed, dayIn, keepingDay } from '../address/query.js';
import { term } from '../dom/term.js';
import { element, fill } from '../dom/element.js';
import { instantWords } from '../words/dates.js';
import type { Theme } from './theme.js';
import { THEMES, chooseTheme, chosenTheme } from './theme.js';
import type { Visit } from './visit.js';

const SECTIONS = [
  { href: '/', label: 'Now' },
  { href: '/history', label: '1947–today' },
  { href: '/developments', label: 'Developments' },
  { href: '/promises', label: 'Promises' },
  { href: '/figures', label: 'Figures' },
  { href: '/feeds', label: 'Feeds' },
  { href: '/method', label: 'Method & sign-in' },
] as const;

const THEME_LABEL: Readonly<Record<Theme, string>> = { auto: 'System', light: 'Light', dark: 'Dark' };

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
  return element('div', { class: 'field' }, element('label', { for: 'theme' }, 'Colours'), select);
}

function navigation(): { node: HTMLElement; mark: (visit: Visit) => void } {
  const links = SECTIONS.map(({ href, label }) => element('a', { href, 'data-section': href }, label));
  const items = links.map((link) => element('li', {}, link));
  const node = element('nav', { class: 'sections', 'aria-label': 'Sections' }, element('ul', {}, ...items));
  const mark = (visit: Visit): void => {
    for (const link of links) {
      const section = link.dataset['section'] ?? '/';
      const here = section === '/' ? visit.path === '/' : visit.path.startsWith(section);
      link.setAttribute('href', keepingDay(section, visit.query));
      if (here) link.setAttribute('aria-current', visit.path === section ? 'page' : 'true');
      else link.removeAttribute('aria-current');
    }
  };
  return { node, mark };
}

function dayOfKnowledge(): { form: HTMLElement; banner: HTMLElement; mark: (visit: Visit) => void } {
  let latest: Visit | null = null;
  const input = element('input', { type: 'date', id: 'known', class: 'compact', min: '2000-01-01' });
  const set = (day: string): void => {
    if (latest !== null) latest.go(changed(latest, { known: day === '' ? null : day, cursor: null }));
  };
  input.addEventListener('change', () => {
    set(input.value);
  });
  const label = element('label', { for: 'known' }, 'As known on');
  const form = element('div', { class: 'field' }, label, term('asof', '?'), input);
  const banner = element('div', { class: 'known-banner', role: 'status', hidden: true });
  const mark = (visit: Visit): void => {
    latest = visit;
    const asOf = asOfIn(visit.query);
    input.value = dayIn(visit.query, 'known') ?? '';
    banner.hidden = asOf === null;
    if (asOf === null) return;
    const back = element('button', { type: 'button', class: 'quiet-button' }, 'Back to today');
    back.addEventListener('click', () => {
      set('');
    });
    fill(banner, element('p', {}, `You see what was known on ${instantWords(asOf)}.`), back);
  };
  return { form, banner, mark };
}

function mastHead(nav: HTMLElement, controls: readonly HTMLElement[]): HTMLElement {
  const name = element(
    'p',
    { class: 'name' },
    element('a', { href: '/' }, 'Pakistan–Russia relations ', element('span', {}, 'tracker')),
  );
  return element(
    'header',
    { class: 'masthead' },
    element('div', { class: 'masthead-row' }, name, element('div', { class: 'controls' }, ...controls)),
    nav,
  );
}

function footer(): HTMLElement {
  return element(
    'footer',
    { class: 'foot' },
    element(
      'p',
      {},
      'All times are UTC; weeks are ISO weeks, Monday to Sunday. A week without data is missing, never zero.',
    ),
    element(
      'p',
      {},
      element('a', { href: '/method' }, 'How the numbers are made'),
      ' · ',
      element('a', { href: '/api/docs', target: '_self' }, 'Programming interface'),
    ),
  );
}

/** Builds skip link, head, navigation, main part and foot into the body. */
export function buildFrame(): Frame {
  const nav = navigation();
  const known = dayOfKnowledge();
  const main = element('main', { id: 'main', tabindex: -1 });
  const voice = element('div', { class: 'visually-hidden', 'aria-live': 'polite', role: 'status' });
  const skip = element('a', { class: 'skip', href: '#main' }, 'Skip to the content');
  document.body.replaceChildren(
    skip,
    mastHead(nav.node, [known.form, themeChoice()]),
    known.banner,
    main,
    footer(),
    voice,
  );
  return {
    main,
    announce: (sentence) => {
      voice.textContent = sentence;
    },
    arrived: (visit) => {
      nav.mark(visit);
      known.mark(visit);
    },
  };
}

/** The head of a page: its title, which takes the focus on arrival, and a sentence on what it shows. */
export function pageHead(title: string, lead?: string | HTMLElement | null): HTMLElement {
  const intro = typeof lead === 'string' ? element('p', { class: 'lead' }, lead) : lead;
  return element('div', { class: 'page-head' }, element('h1', { tabindex: -1 }, title), intro);
}

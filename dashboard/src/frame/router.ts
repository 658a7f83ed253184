import { keepingChoices, placeOf } from '../address/query.js';
import { LANGUAGE, wishedLanguage } from '../language/language.js';
import { clock } from '../service/clock.js';
import { createOpener } from './opener.js';
import type { Shown } from './opener.js';
import type { PageEntry, Visit } from './visit.js';
import { matched, visitOf } from './visit.js';

/** What the router needs of the page around it. */
export interface Surroundings {
  readonly main: HTMLElement;
  readonly announce: (sentence: string) => void;
  /** Called after each change of place, to mark the navigation and the day of knowledge. */
  arrived(visit: Visit): void;
}

export interface Router {
  /** Shows the place in the address bar. */
  start(): void;
  go(address: string, replace?: boolean): void;
}

function entryAt(
  entries: readonly PageEntry[],
  missing: PageEntry,
  path: string,
): [PageEntry, Visit['parts']] {
  for (const entry of entries) {
    const parts = matched(entry.pattern, path);
    if (parts !== null) return [entry, parts];
  }
  return [missing, {}];
}

function samePage(shown: Shown | null, entry: PageEntry, visit: Visit): shown is Shown {
  if (shown?.entry !== entry || shown.visit.path !== visit.path) return false;
  return shown.visit.query.get('known') === visit.query.get('known') && shown.page.change !== undefined;
}

function scrollPlace(state: unknown): number {
  const held = typeof state === 'object' && state !== null && 'scroll' in state ? state.scroll : 0;
  return typeof held === 'number' ? held : 0;
}

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

/** The address of an inner link that was pressed, or null where the browser should follow it itself. */
function pressedAddress(event: MouseEvent): string | null {
  if (event.defaultPrevented || !isPlainClick(event) || !(event.target instanceof Element)) return null;
  const link = event.target.closest('a[href]');
  if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download'))
    return null;
  const url = new URL(link.href);
  const outside = url.origin !== location.origin || url.pathname.startsWith('/api/');
  const sameSpot = url.pathname === location.pathname && url.search === location.search && url.hash !== '';
  return outside || sameSpot ? null : `${url.pathname}${url.search}${url.hash}`;
}

/** Whether the address bar still names the place that is shown; a spot on the page makes no difference. */
function isAt({ path, query }: Visit): boolean {
  const here = placeOf(location.href);
  return here.path === path && here.query.toString() === query.toString();
}

/** An address in the language the address bar names, where it names one. */
function withLanguage(address: string): string {
  const lang = placeOf(location.href).query.get('lang');
  return lang === null || placeOf(address).query.has('lang')
    ? address
    : keepingChoices(address, new URLSearchParams({ lang }));
}

/** Moves between pages with the history of the browser; one page is shown at a time. */
export function createRouter(
  entries: readonly PageEntry[],
  missing: PageEntry,
  around: Surroundings,
): Router {
  const opener = createOpener(around.main);

  const show = (scrollTo: number, fresh = false): void => {
    const place = placeOf(location.href);
    const [entry, parts] = entryAt(entries, missing, place.path);
    const visit = visitOf(place, parts, { go, announce: around.announce });
    if (!fresh && samePage(opener.shown(), entry, visit)) opener.follow(visit);
    else void opener.open(entry, visit, { scrollTo, fresh });
    around.arrived(visit);
  };

  const go = (wanted: string, replace = false): void => {
    const address = withLanguage(wanted);
    history.replaceState({ scroll: window.scrollY }, '');
    if (replace) history.replaceState({ scroll: window.scrollY }, '', address);
    else history.pushState({ scroll: 0 }, '', address);
    show(0);
  };

  const start = (): void => {
    history.scrollRestoration = 'manual';
    document.addEventListener('click', (event) => {
      const address = pressedAddress(event);
      if (address === null) return;
      event.preventDefault();
      go(address);
    });
    window.addEventListener('popstate', (event) => {
      const shown = opener.shown();
      // A link to a spot on the page, such as the skip link, also comes here; the page stands already.
      if (shown !== null && isAt(shown.visit)) opener.stay();
      else if (wishedLanguage() === LANGUAGE) show(scrollPlace(event.state));
      else location.reload();
    });
    clock.onOtherDay(() => {
      show(window.scrollY, true);
    });
    show(0, true);
  };
  return { start, go };
}

import { withoutTurns } from '../../../src/kernel/turning-marks.js';
import { element } from '../dom/element.js';
import { problemNote } from '../dom/panel.js';
import { t } from '../language/say.js';
import { notFetched } from '../service/problem.js';
import type { OpenPage, PageEntry, PageKind, Visit } from './visit.js';

/** A page that is shown. */
export interface Shown {
  readonly entry: PageEntry;
  readonly visit: Visit;
  readonly page: OpenPage;
}

/** How a page is reached: the place to scroll to, and whether it is the first one shown. */
export interface Arrival {
  readonly scrollTo: number;
  readonly fresh: boolean;
}

/** A script that did not come is asked for anew only by a page that is loaded anew. */
const loadAnew = (): void => {
  location.reload();
};

/**
 * What stands where a page's code could not be fetched, as without a connection; tries again by itself once the browser
 * says that the connection is back. Not by the clock: where the script itself is missing that would go on for ever, and
 * without a connection the browser would put its own page in place of this one.
 */
function unfetchedPage(main: HTMLElement): OpenPage {
  const head = element('h1', { tabindex: -1 }, t`This page could not be fetched`);
  main.append(element('div', { class: 'page-head' }, head), problemNote(notFetched, loadAnew));
  addEventListener('online', loadAnew);
  return {
    ready: Promise.resolve(),
    close: () => {
      removeEventListener('online', loadAnew);
    },
  };
}

/** Shows one page at a time in the main part; its code is fetched first, and the page before stays until it is there. */
export interface Opener {
  readonly shown: () => Shown | null;
  open(entry: PageEntry, visit: Visit, arrival: Arrival): Promise<void>;
  /** Gives up a page that is still being fetched. */
  stay(): void;
  /** The shown page follows a change of the query. */
  follow(visit: Visit): void;
}

function arrive(main: HTMLElement, page: OpenPage, { scrollTo, fresh }: Arrival): Promise<() => void> {
  if (!fresh) main.querySelector('h1')?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return page.ready.then(() => () => {
    if (location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
    else if (scrollTo > 0) window.scrollTo(0, scrollTo);
  });
}

/** How to build a page once its code is here; where it does not come, a page that says so. */
async function fetched(entry: PageEntry, visit: Visit, main: HTMLElement): Promise<() => OpenPage> {
  try {
    const kind: PageKind = await entry.load();
    return () => {
      document.title = withoutTurns(t`${kind.title(visit)} · Pakistan–Russia relations tracker`);
      return kind.open(visit, main);
    };
  } catch (reason) {
    // A page's script is a file; the browser says only that fetching it failed, as a TypeError.
    if (!(reason instanceof TypeError)) throw reason;
    return () => unfetchedPage(main);
  }
}

/** The opener of the main part. */
export function createOpener(main: HTMLElement): Opener {
  let shown: Shown | null = null;
  let turn = 0;
  const stay = (): void => {
    turn += 1;
    main.removeAttribute('aria-busy');
  };
  return {
    shown: () => shown,
    stay,
    follow: (visit) => {
      if (shown === null) return;
      stay();
      shown.page.change?.(visit);
      shown = { ...shown, visit };
    },
    open: async (entry, visit, arrival) => {
      turn += 1;
      const own = turn;
      main.setAttribute('aria-busy', 'true');
      const build = await fetched(entry, visit, main);
      if (own !== turn) return;
      shown?.page.close?.();
      main.replaceChildren();
      main.removeAttribute('aria-busy');
      const page = build();
      shown = { entry, visit, page };
      const scroll = await arrive(main, page, arrival);
      if (shown.page === page) scroll();
    },
  };
}

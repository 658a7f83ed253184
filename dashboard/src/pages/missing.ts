import { element } from '../dom/element.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind } from '../frame/visit.js';

/** What an address shows that leads nowhere. */
export const missingPage: PageKind = {
  pattern: '',
  title: () => 'No such page',
  open: (visit, main) => {
    main.append(
      pageHead('There is no page at this address'),
      element(
        'p',
        {},
        'Start from ',
        element('a', { href: visit.link('/') }, 'the state of relations now'),
        ' or look it up in ',
        element('a', { href: visit.link('/developments') }, 'the list of developments'),
        '.',
      ),
    );
    return { ready: Promise.resolve() };
  },
};

import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind } from '../frame/visit.js';
import { t } from '../language/say.js';

/** What an address shows that leads nowhere. */
export const missingPage: PageKind = {
  title: () => t`No such page`,
  open: (visit, main) => {
    main.append(
      pageHead(t`There is no page at this address`),
      element(
        'p',
        {},
        ...sentence`Start from ${element('a', { href: visit.link('/') }, t`the state of relations now`)} or look it up in ${element('a', { href: visit.link('/developments') }, t`the list of developments`)}.`,
      ),
    );
    return { ready: Promise.resolve() };
  },
};

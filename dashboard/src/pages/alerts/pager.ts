import { changed } from '../../address/query.js';
import { element } from '../../dom/element.js';
import type { Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';

/** Links to the next page of a list and back to its newest; null where there is one page. */
export function pager(visit: Visit, nextCursor: string | null): HTMLElement | null {
  const isFirst = visit.query.get('cursor') === null;
  if (isFirst && nextCursor === null) return null;
  return element(
    'nav',
    { class: 'pager', 'aria-label': t`Pages of the list` },
    !isFirst && element('a', { href: changed(visit, { cursor: null }) }, t`Newest`),
    nextCursor !== null &&
      element('a', { href: changed(visit, { cursor: nextCursor }), rel: 'next' }, t`Older`),
  );
}

import { element } from '../../dom/element.js';
import { dataTable } from '../../dom/table.js';
import type { Visit } from '../../frame/visit.js';
import type { DevelopmentDetail } from '../../service/compound.js';
import { changed } from '../../address/query.js';
import { instantWords } from '../../words/dates.js';
import { foreign, scoreTag, statusTag } from '../marks.js';
import { t } from '../../language/say.js';

type Version = DevelopmentDetail['versions'][number];

/** What the record said earlier, and since when it says what it says; nothing where it never changed. */
export function versionSection({ versions }: DevelopmentDetail, visit: Visit): HTMLElement | null {
  if (versions.length < 2) return null;
  const when = ({ recordedAt }: Version): HTMLElement =>
    element('a', { href: changed(visit, { known: recordedAt.slice(0, 10) }) }, instantWords(recordedAt));
  return element(
    'section',
    {},
    element('h2', {}, t`How the record changed`),
    dataTable<Version>({
      caption: t`Versions of this record, newest first`,
      folds: true,
      rows: versions.toSorted((a, b) => b.version - a.version),
      columns: [
        { head: t`Version`, name: t`Version`, cell: ({ version }) => version },
        { head: t`Since`, name: t`Since`, cell: when },
        { head: t`What`, name: t`What`, cell: ({ what }) => foreign('span', what) },
        { head: t`Score`, name: t`Score`, cell: ({ direction, score }) => scoreTag(direction, score) },
        { head: t`Status`, name: t`Status`, cell: ({ status }) => statusTag(status) },
      ],
    }),
  );
}

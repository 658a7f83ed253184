import { element } from '../../dom/element.js';
import { dataTable } from '../../dom/table.js';
import { t } from '../../language/say.js';
import { dateWords } from '../../words/dates.js';
import { METHOD_LOG } from '../../words/method-log.js';

/** What changed in the methods, so that a figure that moved can be told from one that was made anew. */
export function revisionLog(): HTMLElement {
  return element(
    'section',
    { class: 'panel' },
    element('h2', {}, t`Changes of the methods`),
    element(
      'p',
      { class: 'intro' },
      t`A new method reads and counts the whole record anew; what was published before stays as it was, and “as known on” shows it.`,
    ),
    dataTable({
      caption: t`Changes of the methods, newest first`,
      rows: METHOD_LOG,
      folds: true,
      columns: [
        {
          head: t`Day`,
          name: t`Day`,
          cell: ({ day }) => dateWords({ from: day, to: day, precision: 'day' }),
        },
        { head: t`Part`, name: t`Part`, cell: ({ part }) => part },
        { head: t`What changed`, name: t`What changed`, cell: ({ what }) => what },
      ],
    }),
  );
}

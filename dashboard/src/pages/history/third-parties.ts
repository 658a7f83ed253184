import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { dataTable } from '../../dom/table.js';
import type { Visit } from '../../frame/visit.js';
import { counted, listed, t } from '../../language/say.js';
import type { ThirdPartyEvent } from '../../service/third-parties.js';
import { thirdPartyEvent } from '../../service/third-parties.js';
import { dateWords } from '../../words/dates.js';
import { THIRD_PARTY_LABEL } from '../../words/third-parties.js';
import { developmentAddress } from '../development-item.js';
import { foreign } from '../marks.js';

function eventTable(events: readonly ThirdPartyEvent[], visit: Visit): HTMLElement {
  return dataTable<ThirdPartyEvent>({
    caption: t`Acts of third parties, oldest first`,
    rows: events,
    folds: true,
    columns: [
      { head: t`When`, name: t`When`, cell: ({ date }) => dateWords(date) },
      {
        head: t`Third party`,
        name: t`Third party`,
        cell: (one) => listed(one.parties.map((party) => THIRD_PARTY_LABEL[party])),
      },
      {
        head: t`What`,
        name: t`What`,
        cell: ({ id, what }) =>
          element('a', { href: visit.link(developmentAddress(id)) }, foreign('span', what)),
      },
    ],
  });
}

/** What happened around the relations, from the documents; each as exactly dated as they say, each with its citation. */
export function thirdPartiesPanel(visit: Visit): Panel {
  return panel<readonly ThirdPartyEvent[]>({
    title: t`Third parties`,
    intro: t`What India, the United States, China and Afghanistan did, and sanctions, as the documents tell it: context beside the relations. They can be marked under the lines above, by party.`,
    load: () => visit.reader.all('/third-party-events', {}, thirdPartyEvent),
    empty: (events) => (events.length === 0 ? t`None is on record.` : null),
    draw: (events) => [
      element(
        'details',
        {},
        element(
          'summary',
          {},
          counted(events.length, '{n} act of a third party', '{n} acts of third parties'),
        ),
        eventTable(events, visit),
      ),
    ],
  });
}

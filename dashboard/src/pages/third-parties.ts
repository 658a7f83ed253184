import type { ThirdParty } from '../../../src/baseline/domain/third-parties.js';
import { THIRD_PARTIES } from '../../../src/baseline/domain/third-parties.js';
import { element } from '../dom/element.js';
import type { Panel } from '../dom/panel.js';
import { panel } from '../dom/panel.js';
import { dataTable } from '../dom/table.js';
import type { Visit } from '../frame/visit.js';
import { counted, listed, t } from '../language/say.js';
import { list, oneOf, record, text } from '../service/guards.js';
import type { Development } from '../service/records.js';
import { development } from '../service/records.js';
import { dateWords } from '../words/dates.js';
import { developmentAddress } from './development-item.js';
import { foreign } from './marks.js';

const PARTY_LABEL: Readonly<Record<ThirdParty, string>> = {
  india: t`India`,
  'united-states': t`United States`,
  china: t`China`,
  afghanistan: t`Afghanistan`,
  sanctions: t`Sanctions`,
};

interface Parties {
  readonly id: string;
  readonly parties: readonly ThirdParty[];
}

type ThirdPartyEvent = Development & Parties;

const parties = record<Parties>({ id: text, parties: list(oneOf(THIRD_PARTIES)) });
const event = (value: unknown, trail: Parameters<typeof parties>[1]): value is ThirdPartyEvent =>
  parties(value, trail) && development(value, trail);

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
        cell: (one) => listed(one.parties.map((party) => PARTY_LABEL[party])),
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
    intro: t`What India, the United States, China and Afghanistan did, and sanctions, as the documents tell it: context beside the relations. Those known to the month can be marked on the lines of the page Trends.`,
    load: () => visit.reader.all('/third-party-events', {}, event),
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

import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { Child } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { dataTable } from '../../dom/table.js';
import { term } from '../../dom/term.js';
import type { Visit } from '../../frame/visit.js';
import type { Alarm, WeekChange, WeekChanges } from '../../service/changes.js';
import { alarm } from '../../service/changes.js';
import type { Answer } from '../../service/problem.js';
import { changeWords } from '../../words/change.js';
import { weekWords } from '../../words/dates.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { alarmList } from '../alarm-item.js';
import type { Names } from '../evidence-links.js';
import { namesIn } from '../evidence-links.js';
import { flagList } from '../flag-list.js';
import { topicTag } from '../marks.js';
import { t } from '../../language/say.js';

/** What the last full week brought, with what stands from before. */
interface LastWeek extends WeekChanges {
  readonly alarms: readonly Alarm[];
  readonly names: Names;
}

/** Asks for the tested changes of the last full week. */
export type ReadLastWeek = () => Promise<Answer<WeekChanges>>;

async function readLastWeek(visit: Visit, lastWeek: ReadLastWeek): Promise<Answer<LastWeek>> {
  const [changes, standing] = await Promise.all([
    lastWeek(),
    visit.reader.all('/alarms', { standing: 'true' }, alarm),
  ]);
  if (changes.kind === 'problem') return changes;
  if (standing.kind === 'problem') return standing;
  const { week } = changes.value;
  const raised = await visit.reader.all('/alarms', { from: week }, alarm);
  if (raised.kind === 'problem') return raised;
  const alarms = [...new Map([...raised.value, ...standing.value].map((one) => [one.id, one])).values()];
  // A week may hold hundreds of developments; their names are needed only where something points at some.
  const pointedAt = [...(changes.value.flags.length > 0 ? [week] : []), ...alarms.map((one) => one.week)];
  const names = await namesIn(pointedAt, visit);
  return { ...changes, value: { ...changes.value, alarms, names } };
}

function changeTable({ week, changes }: LastWeek, visit: Visit): HTMLElement {
  return dataTable<WeekChange>({
    caption: t`Tested change, ${weekWords(week)}`,
    folds: true,
    rows: changes.toSorted(
      (a, b) => Number(b.indicator === 'composite') - Number(a.indicator === 'composite'),
    ),
    columns: [
      { head: t`Indicator`, name: t`Indicator`, cell: ({ indicator }) => topicTag(indicator) },
      {
        head: t`Change`,
        name: t`Change`,
        cell: (change) => {
          const { short } = changeWords(change);
          const isChange = change.word !== null && change.word !== 'none-shown';
          return isChange ? element('strong', {}, short) : element('span', {}, short);
        },
      },
      {
        head: t`In figures`,
        name: t`In figures`,
        cell: (change) =>
          element(
            'span',
            {},
            `${changeWords(change).long} `,
            element(
              'a',
              { href: visit.link(`/weeks/${change.indicator}/${week}`) },
              t`The week`,
              element('span', { class: 'visually-hidden' }, ` (${TOPIC_LABEL[change.indicator]})`),
            ),
          ),
      },
    ],
  });
}

function alarmSection({ alarms, names }: LastWeek, visit: Visit): HTMLElement {
  return element(
    'section',
    {},
    element('h3', {}, t`Alarms`),
    alarms.length === 0
      ? element('p', { class: 'quiet' }, t`No alarm stands, and the week raised none.`)
      : alarmList(alarms, names, visit),
    element('p', {}, element('a', { href: visit.link('/alarms') }, t`All alarms`)),
  );
}

function flagSection(value: LastWeek, visit: Visit): Child {
  if (value.flags.length === 0) return null;
  return element(
    'section',
    {},
    element('h3', {}, t`What sets the week apart`),
    flagList(value.week, value.flags, { names: value.names, visit }),
  );
}

/** What changed in the last full week and whether it is more than noise, the alarms, and what is new on record. */
export function changePanel(visit: Visit, lastWeek: ReadLastWeek): Panel {
  return panel<LastWeek>({
    title: t`What changed in the last full week`,
    intro: element(
      'span',
      {},
      ...sentence`A ${term('change', t`change`)} is named only where chance hardly explains it. “1.2 to 3.9 times” is how far this week’s rate may lie above or below the usual one.`,
    ),
    class: 'panel-change',
    skeletonLines: 12,
    load: () => readLastWeek(visit, lastWeek),
    empty: ({ changes }) =>
      changes.length === 0
        ? t`No full week is on record yet: the first change can be shown after half a year of weeks.`
        : null,
    draw: (value) => [changeTable(value, visit), alarmSection(value, visit), flagSection(value, visit)],
  });
}

import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import type { Column } from '../../dom/table.js';
import { dataTable } from '../../dom/table.js';
import { term } from '../../dom/term.js';
import type { Visit } from '../../frame/visit.js';
import type { WeekChange, WeekChanges } from '../../service/changes.js';
import type { Overview } from '../../service/overview.js';
import { now } from '../../service/clock.js';
import { overview } from '../../service/overview.js';
import type { Answer } from '../../service/problem.js';
import type { IndexPoint, SeriesName } from '../../service/records.js';
import { againstUsualWords } from '../../words/change.js';
import { agoWords, instantWords, shortWeekWords, weekWords } from '../../words/dates.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { indexWords } from '../../words/numbers.js';
import { balanceWords, bandWords, knownCount, stateLabel, stateSentence } from '../../words/states.js';
import { topicTag } from '../marks.js';
import { scaleStrip } from '../scale-strip.js';
import type { ReadLastWeek } from './change-panel.js';
import { clauses, counted, t } from '../../language/say.js';

/** How things stand, and the last full week's test; null where that could not be read. */
interface StateNow {
  readonly overview: Overview;
  readonly lastWeek: WeekChanges | null;
}

interface Row {
  readonly name: SeriesName;
  readonly latest: IndexPoint | null;
  /** Null before any full week is on record. */
  readonly change: WeekChange | null;
}

const OLD_AFTER_MS = 24 * 3_600_000;

function indexCell({ latest }: Row): HTMLElement {
  if (latest?.index === null || latest?.index === undefined) return element('span', {}, '–');
  return element('strong', { class: 'index-figure' }, indexWords(latest.index));
}

function whyLink({ indicator, week }: IndexPoint, visit: Visit): HTMLElement {
  const subject = element(
    'span',
    { class: 'visually-hidden' },
    `: ${t`the arithmetic, ${TOPIC_LABEL[indicator]}`}`,
  );
  return element('a', { href: visit.link(`/weeks/${indicator}/${week}`) }, t`Why`, subject);
}

function meaning(point: IndexPoint): string {
  const { low, high, state } = point;
  const balance = balanceWords(low, high);
  // That the week is not over, and the reason in full, are said once in the headline.
  const remark = state === 'partial' ? null : stateLabel(point);
  if (balance === null || low === null || high === null) return `${t`No figure: ${remark ?? t`no range`}.`} `;
  return `${t`${clauses([`${balance} (${bandWords(low, high)})`, ...(remark === null ? [] : [remark])])}.`} `;
}

function meaningCell({ latest }: Row, visit: Visit): HTMLElement {
  if (latest === null) return element('span', {}, t`No week on record.`);
  return element('span', {}, meaning(latest), whyLink(latest, visit));
}

const hasFigure = ({ index }: IndexPoint): boolean => index !== null;

function usualColumn({ week }: WeekChanges): Column<Row> {
  return {
    head: t`Last full week (${shortWeekWords(week)}) against the usual`,
    name: t`Last full week`,
    cell: ({ change }) => againstUsualWords(change),
  };
}

function rowsOf({ overview, lastWeek }: StateNow): readonly Row[] {
  return overview.items
    .map(({ name, latest }) => ({
      name,
      latest,
      change: lastWeek?.changes.find(({ indicator }) => indicator === name) ?? null,
    }))
    .toSorted((a, b) => Number(b.name === 'composite') - Number(a.name === 'composite'));
}

/** A dash where nobody could have seen any: nothing seen is not nothing happened. */
const thisWeekCell = ({ latest }: Row): number | string =>
  (latest === null ? null : knownCount(latest)) ?? '–';

function stateTable(now: StateNow, visit: Visit): HTMLElement {
  return dataTable<Row>({
    caption: t`Index per indicator, from −100 (conflict) to +100 (cooperation)`,
    folds: true,
    rows: rowsOf(now),
    columns: [
      { head: t`Indicator`, name: t`Indicator`, cell: ({ name }) => topicTag(name) },
      { head: term('index', t`Index`), name: t`Index`, numeric: true, cell: indexCell },
      {
        head: term('range', t`90% range`),
        name: t`Range`,
        cell: ({ latest }) => latest !== null && hasFigure(latest) && scaleStrip(latest),
      },
      {
        head: t`In words`,
        name: t`In words`,
        class: 'wide-column',
        cell: (row) => meaningCell(row, visit),
      },
      ...(now.lastWeek === null ? [] : [usualColumn(now.lastWeek)]),
      { head: t`This week`, name: t`This week`, numeric: true, cell: thisWeekCell },
    ],
  });
}

function headline({ items, currentWeek, baseline }: Overview): HTMLElement {
  const latest = items.find(({ name }) => name === 'composite')?.latest ?? null;
  const balance = latest === null ? null : balanceWords(latest.low, latest.high);
  if (latest?.index === null || latest?.index === undefined || balance === null) {
    const why = latest === null ? t`Nothing has been recorded yet.` : stateSentence(latest);
    return element(
      'p',
      { class: 'headline' },
      t`No index for ${weekWords(currentWeek)}.`,
      ' ',
      why,
      ' ',
      counted(
        baseline.developments,
        'The baseline holds {n} development since 1947.',
        'The baseline holds {n} developments since 1947.',
      ),
    );
  }
  return element(
    'p',
    { class: 'headline' },
    ...sentence`${balance}: ${element('strong', {}, indexWords(latest.index))} on a scale from −100 to +100, week of ${weekWords(latest.week)}.`,
    ' ',
    (latest.state === 'partial' || latest.week === currentWeek) &&
      t`The week is not over: the figure can still move.`,
  );
}

function freshness(overview: Overview): HTMLElement {
  const { dataCutOff, classifierVersion, asOf } = overview;
  const at = asOf === null ? now() : new Date(asOf);
  const isOld = dataCutOff !== null && at.getTime() - Date.parse(dataCutOff) > OLD_AFTER_MS;
  const words =
    dataCutOff === null
      ? t`nothing recorded yet`
      : `${instantWords(dataCutOff)} (${agoWords(dataCutOff, at)})`;
  return element(
    'div',
    { class: isOld ? 'note note-stale' : 'freshness' },
    element(
      'p',
      {},
      ...sentence`${term('cutoff', t`Data cut-off`)}: ${words}. Classifier version ${classifierVersion}.`,
      ' ',
      isOld && t`This is more than a day old: look at the feeds.`,
    ),
  );
}

async function readState(visit: Visit, lastWeek: ReadLastWeek): Promise<Answer<StateNow>> {
  const [state, changes] = await Promise.all([visit.reader.read('/indicators', {}, overview), lastWeek()]);
  if (state.kind === 'problem') return state;
  return {
    ...state,
    value: { overview: state.value, lastWeek: changes.kind === 'answer' ? changes.value : null },
  };
}

/**
 * Index of every indicator now, with its range or why there is none, whether the last full week was usual, and how
 * fresh that is.
 */
export function statePanel(visit: Visit, lastWeek: ReadLastWeek): Panel {
  return panel<StateNow>({
    title: t`The state of relations`,
    class: 'panel-state',
    load: () => readState(visit, lastWeek),
    skeletonLines: 9,
    draw: (now) => [headline(now.overview), stateTable(now, visit), freshness(now.overview)],
  });
}

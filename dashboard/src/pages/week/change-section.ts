import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { dataTable } from '../../dom/table.js';
import type { Visit } from '../../frame/visit.js';
import type { Alarm, RateComparison, WeekChange, WeekChanges } from '../../service/changes.js';
import type { SeriesName } from '../../service/records.js';
import { changeWords, timesWords } from '../../words/change.js';
import { numberWords, oneDecimal, shareWords, threeDecimals } from '../../words/numbers.js';
import { alarmList } from '../alarm-item.js';
import type { Names } from '../evidence-links.js';
import { flagList } from '../flag-list.js';
import { counted, t } from '../../language/say.js';

/** What stands beside the index in a week: the test, alarms, flags. */
export interface WeekContext extends WeekChanges {
  readonly indicator: SeriesName;
  /** Alarms that stood in the week. */
  readonly alarms: readonly Alarm[];
  readonly names: Names;
}

interface Comparison extends RateComparison {
  readonly name: string;
}

function comparisonsTable({ n, test }: WeekChange): HTMLElement | null {
  if (test === null) return null;
  const rows: readonly Comparison[] = [
    { name: t`Long comparison (decides)`, ...test.long },
    ...(test.short === null ? [] : [{ name: t`Short comparison (shown beside)`, ...test.short }]),
  ];
  return dataTable<Comparison>({
    caption: counted(n, '{n} development in the week, compared', '{n} developments in the week, compared'),
    folds: true,
    rows,
    columns: [
      { head: t`Comparison`, name: t`Comparison`, cell: ({ name }) => name },
      {
        head: t`Covered weeks before`,
        name: t`Weeks before`,
        numeric: true,
        cell: ({ referenceWeeks }) => referenceWeeks,
      },
      { head: t`Usual`, name: t`Usual`, numeric: true, cell: ({ usual }) => oneDecimal(usual) },
      {
        head: t`This week`,
        name: t`This week`,
        numeric: true,
        cell: ({ rateRatio }) => t`${oneDecimal(rateRatio)} times the usual`,
      },
      { head: t`90% range`, name: t`90% range`, cell: timesWords },
    ],
  });
}

function probability(p: number): string {
  const LEAST = 0.001;
  return p < LEAST ? t`under ${threeDecimals(LEAST)}` : threeDecimals(p);
}

function testNotes({ test }: WeekChange): Child {
  if (test === null) return null;
  const usual =
    test.usualConflictShare === null
      ? null
      : t`Conflict’s usual share: ${shareWords(test.usualConflictShare)}.`;
  return element(
    'p',
    { class: 'quiet' },
    t`Probability that chance alone does this: to the number of developments ${probability(test.rateP)}, to a larger share of conflict ${probability(test.conflictRoseP)}, to a smaller one ${probability(test.conflictFellP)}.`,
    ' ',
    usual,
    ' ',
    t`All indicators are tested together, so that of what is called a change at most ${numberWords(5)} in 100 are expected to be chance.`,
    ' ',
    t`The range is that of one count alone: it may leave out one where no change is named.`,
  );
}

/** The tested change of the week, both comparisons and the probabilities. */
export function changeSection(context: WeekContext): HTMLElement {
  const change = context.changes.find(({ indicator }) => indicator === context.indicator);
  const words = change === undefined ? null : changeWords(change);
  return element(
    'section',
    {},
    element('h3', {}, t`Change of the week`),
    change === undefined || words === null
      ? element('p', { class: 'empty' }, t`This week was not tested.`)
      : element('p', {}, element('strong', {}, t`${words.short}.`), ' ', words.long),
    change !== undefined && comparisonsTable(change),
    change !== undefined && testNotes(change),
  );
}

/** Alarms that stood in the week, and what sets it apart. */
export function alarmSections(context: WeekContext, visit: Visit): readonly Child[] {
  const { alarms, names, week, indicator } = context;
  const flags = context.flags.filter((flag) => flag.indicator === indicator);
  return [
    element(
      'section',
      {},
      element('h3', {}, t`Alarms`),
      alarms.length === 0
        ? element('p', { class: 'quiet' }, t`No alarm stood in this week.`)
        : alarmList(alarms, names, visit),
    ),
    flags.length > 0 &&
      element(
        'section',
        {},
        element('h3', {}, t`What sets the week apart`),
        flagList(week, flags, { names, visit }),
      ),
  ];
}

import type { Trend } from '../../charts/trend.js';
import { weekTrend } from '../../charts/trend.js';
import type { ContextMark } from '../../charts/marks-on-lines.js';
import { contextOf, marksOf } from '../../charts/marks-on-lines.js';
import { hasFigures } from '../../charts/intensity-row.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel, problemNote } from '../../dom/panel.js';
import { sentence } from '../../dom/sentence.js';
import { runningWeek } from '../../frame/running-week.js';
import type { Visit } from '../../frame/visit.js';
import { counted, t } from '../../language/say.js';
import type { Answer } from '../../service/problem.js';
import { notFetched } from '../../service/problem.js';
import type { Development, IndexPoint, SeriesName } from '../../service/records.js';
import { weeksOnRecord } from '../../service/weeks-on-record.js';
import { indexPoint } from '../../service/records.js';
import { dayMs } from '../../words/dates.js';
import { developmentAddress, developmentItem } from '../development-item.js';
import { readOutletNames, type OutletNames } from '../outlet-names.js';
import type { DaysFault, Period } from './choice.js';
import { comparedWith, daysFaults, weeksOf } from './choice.js';
import { daysWords } from './days-words.js';
import type { compareTable } from './compare-table.js';
import { lineFigures } from './line-figures.js';
import { marksOfLines, notable } from './marks-of-lines.js';
import { movedMostSection } from './moved-most.js';
import type { Shown } from './shown.js';
import { now } from '../../service/clock.js';

const MOST_CONTEXT = 20;

interface Loaded {
  readonly points: readonly IndexPoint[];
  readonly before: readonly IndexPoint[];
  readonly marked: readonly Development[];
  readonly context: readonly Development[];
  readonly names: OutletNames;
  /** Weeks on record that the same sources watched; null where the lines have an intensity, or it could not be read. */
  readonly weeksOnRecord: number | null;
  /** Builds the table of a comparison; fetched only where two periods are compared, null where it did not come. */
  readonly table: typeof compareTable | null;
}

async function pointsOf({ visit, choice }: Shown, period: Period): Promise<Answer<readonly IndexPoint[]>> {
  const weeks = weeksOf(period);
  const answers = await Promise.all(
    choice.lines.map((indicator) => visit.reader.all('/index', { ...weeks, indicator }, indexPoint)),
  );
  const points: IndexPoint[] = [];
  let readAt = now();
  for (const answer of answers) {
    if (answer.kind === 'problem') return answer;
    points.push(...answer.value);
    readAt = answer.readAt;
  }
  return { kind: 'answer', value: points, readAt };
}

/** Asked for only where no week has an intensity, whose empty row says how many weeks there are of those it needs. */
async function comparableWeeks(points: readonly IndexPoint[], { visit }: Shown): Promise<number | null> {
  if (points.some(({ intensity }) => intensity !== null)) return null;
  const answer = await visit.reader.read('/changes', {}, weeksOnRecord);
  if (answer.kind === 'problem') return null;
  const all = answer.value.changes.find(({ indicator }) => indicator === 'composite');
  return all?.comparableWeeks ?? 0;
}

async function load(shown: Shown): Promise<Answer<Loaded>> {
  const { choice } = shown;
  const compared = choice.compare === null ? null : comparedWith(choice.period, choice.compare);
  const [points, before, marked, context, names, table] = await Promise.all([
    pointsOf(shown, choice.period),
    compared === null ? null : pointsOf(shown, compared),
    marksOfLines(shown),
    notable(shown, choice.context, { core: 'false', limit: MOST_CONTEXT }),
    readOutletNames(shown.visit),
    compared === null ? null : import('./compare-table.js').catch(() => null),
  ]);
  if (points.kind === 'problem') return points;
  if (before?.kind === 'problem') return before;
  if (marked.kind === 'problem') return marked;
  if (context.kind === 'problem') return context;
  const value = {
    points: points.value,
    before: before?.value ?? [],
    marked: marked.value,
    context: context.value,
    names,
    weeksOnRecord: await comparableWeeks(points.value, shown),
    table: table?.compareTable ?? null,
  };
  return { ...points, value };
}

/** Moves the line of an earlier period onto the one it is compared with. */
function movedBy(trend: Trend, ms: number): Trend {
  return { ...trend, points: trend.points.map((point) => ({ ...point, x: point.x + ms })) };
}

/** The compared period's lines, each point at the moment of the shown period it stands for. */
function beforesOf({ before }: Loaded, { choice, visit }: Shown): ReadonlyMap<SeriesName, Trend> {
  if (choice.compare === null) return new Map();
  const weekMs = 7 * 86_400_000;
  const shift = Math.round((dayMs(choice.period.from) - dayMs(choice.compare)) / weekMs) * weekMs;
  const running = runningWeek(visit.query);
  return new Map(choice.lines.map((name) => [name, movedBy(weekTrend(before, name, running), shift)]));
}

function markedList({ marked, names }: Loaded, visit: Visit): HTMLElement | null {
  if (marked.length === 0) return null;
  return element(
    'details',
    { class: 'marked' },
    element(
      'summary',
      {},
      counted(marked.length, '{n} development marked on the lines', '{n} developments marked on the lines'),
    ),
    element('p', { class: 'intro' }, t`Of each line those of this period that moved it most.`),
    element(
      'ol',
      { class: 'developments', role: 'list' },
      ...marked.map((one) => developmentItem(one, visit, names)),
    ),
  );
}

function contextList(
  context: readonly ContextMark[],
  { choice, visit }: Shown,
  names: OutletNames,
): HTMLElement | null {
  if (!choice.context) return null;
  if (context.length === 0) {
    return element(
      'p',
      { class: 'empty' },
      t`Nothing that is context only, such as acts of third countries or sanctions, is on record to the month in this period.`,
    );
  }
  return element(
    'section',
    {},
    element('h3', {}, t`What happened around`),
    element(
      'ol',
      { class: 'developments', role: 'list' },
      ...context.map((mark) => developmentItem(mark.development, visit, names)),
    ),
  );
}

/** The two periods as a table; where its code did not come, that is said in its place. */
function comparison({ table }: Loaded, periods: Parameters<typeof compareTable>[0]): HTMLElement {
  const again = (): void => {
    location.reload();
  };
  return table === null ? problemNote(notFetched, again) : table(periods);
}

/** In place of empty frames: what is missing, and where there is something to see. */
function noFigures(visit: Visit): HTMLElement {
  const longView = element('a', { href: visit.link('/history') }, t`1947–today`);
  return element(
    'p',
    { class: 'empty' },
    ...sentence`No week of this period has a figure. A week has one once feeds, or an imported archive, told of five developments within half a year. ${longView} shows the years before.`,
  );
}

function drawn(loaded: Loaded, shown: Shown): readonly Child[] {
  const { choice, visit } = shown;
  const running = runningWeek(visit.query);
  const trends = choice.lines.map((name) => weekTrend(loaded.points, name, running));
  if (trends.every(({ points }) => points.length === 0)) {
    return [
      element(
        'p',
        { class: 'empty' },
        t`No week of this period is on record. The long view shows the years before the first news.`,
      ),
    ];
  }
  const address = (id: string): string => visit.link(developmentAddress(id));
  const befores = beforesOf(loaded, shown);
  const context = contextOf(loaded.context);
  const marks = new Map(choice.lines.map((name) => [name, marksOf(loaded.marked, name, address)]));
  const compared = choice.compare === null ? null : comparedWith(choice.period, choice.compare);
  return [
    movedMostSection(loaded.points, { lines: choice.lines, running }, visit),
    hasFigures([...trends, ...befores.values()])
      ? lineFigures({ trends, befores, marks, context, weeksOnRecord: loaded.weeksOnRecord, shown })
      : noFigures(visit),
    compared === null
      ? null
      : comparison(loaded, [
          { period: choice.period, trends },
          { period: compared, trends: choice.lines.map((name) => weekTrend(loaded.before, name, running)) },
        ]),
    contextList(context, shown, loaded.names),
    markedList(loaded, visit),
  ];
}

const DAYS_FAULT: Readonly<Record<DaysFault, string>> = {
  'no-first': t`The address names no first day that is a date.`,
  'no-last': t`The last day in the address is no date.`,
  'ends-before': t`The period in the address ends before it begins.`,
  'no-compared': t`The day in the address to compare with is no date: nothing is compared.`,
};

/** What of the days in the address could not be followed, and what is shown instead. */
function daysNote({ choice, visit, today }: Shown): HTMLElement | null {
  const faults = daysFaults(visit.query, today);
  if (faults.length === 0) return null;
  const words = faults.map((fault) => DAYS_FAULT[fault]);
  return element('p', { class: 'note' }, `${words.join(' ')} ${t`Shown: ${daysWords(choice.period)}.`}`);
}

/** All lines of the period, one under the other over one axis of time. */
export function linesPanel(place: { readonly shown: () => Shown }): Panel {
  return panel<Loaded>({
    title: t`Week by week`,
    intro: t`Direction above: the index with its 90% range, shaded. Intensity below: how much happened, 100 being usual. Breaks are weeks without a figure; the dashed end is the week that is not over. Drag over a chart to look closer.`,
    skeletonLines: 14,
    class: 'panel-tall',
    load: () => load(place.shown()),
    draw: (loaded) => [daysNote(place.shown()), ...drawn(loaded, place.shown())],
  });
}

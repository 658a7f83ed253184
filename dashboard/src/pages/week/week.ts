import { isIsoWeek } from '../../../../src/kernel/iso-week.js';
import { asOfIn, momentIn } from '../../address/query.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { sentence } from '../../dom/sentence.js';
import { pageHead } from '../../frame/frame.js';
import { runningWeek } from '../../frame/running-week.js';
import type { OpenPage, PageKind, Visit } from '../../frame/visit.js';
import type { WeekArithmetic } from '../../service/arithmetic.js';
import { weekArithmetic } from '../../service/arithmetic.js';
import { alarm, weekChanges } from '../../service/changes.js';
import type { Answer } from '../../service/problem.js';
import type { SeriesName } from '../../service/records.js';
import { SERIES, development, indexPoint } from '../../service/records.js';
import { weekOfMs, weekStartMs, weekWords } from '../../words/dates.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { stateSentence } from '../../words/states.js';
import { daysOfWeek, namesIn } from '../evidence-links.js';
import { indicatorsThereAre, noIndicatorTitle, refuse } from '../no-such.js';
import type { WeekContext } from './change-section.js';
import { alarmSections, changeSection } from './change-section.js';
import { isOver, revisionsPanel } from './revisions.js';
import { indexFormula, resultLine, weekNotes } from './formula.js';
import { termsTable, weekColumns } from './terms.js';
import { withoutSection } from './without.js';
import { t } from '../../language/say.js';

const WEEK_MS = 7 * 86_400_000;
/** Weeks back from which publishers are offered: older reports count for less than a tenth. */
const WEEKS_OF_SOURCES = 26;

interface Subject {
  readonly indicator: SeriesName;
  readonly week: string;
}

/** What the address names; null where it names no indicator or no week there is, such as week 99. */
function subjectOf({ parts }: Visit): Subject | null {
  const indicator = SERIES.find((series) => series === parts['indicator']);
  const week = parts['week'] ?? '';
  return indicator === undefined || !isIsoWeek(week) ? null : { indicator, week };
}

function titleOf(visit: Visit): string {
  const subject = subjectOf(visit);
  if (subject !== null) return `${TOPIC_LABEL[subject.indicator]}, ${weekWords(subject.week)}`;
  const { indicator = '', week = '' } = visit.parts;
  return SERIES.some((series) => series === indicator)
    ? t`There is no week “${week}”`
    : noIndicatorTitle(indicator);
}

/** Where the address names nothing there is: the same week of each indicator, or the week that runs. */
function refuseWeek(visit: Visit, main: HTMLElement): OpenPage {
  const { indicator = '', week = '' } = visit.parts;
  const running = runningWeek(visit.query);
  if (!SERIES.some((series) => series === indicator)) {
    const there = isIsoWeek(week) ? week : running;
    const others = indicatorsThereAre(visit, (name) => `/weeks/${name}/${there}`);
    return refuse(main, titleOf(visit), others);
  }
  const link = element('a', { href: visit.link(`/weeks/${indicator}/${running}`) }, weekWords(running));
  return refuse(
    main,
    titleOf(visit),
    element('p', {}, t`Weeks are written like 2026-W47; a year has 52 of them, or 53.`),
    element('p', {}, ...sentence`Go to the running week: ${link}.`),
  );
}

/** Where the series has no such week: not the interface's own words, which speak of addresses. */
function inWords<T>(answer: Answer<T>, { query }: Visit): Answer<T> {
  if (answer.kind === 'answer' || answer.problem.kind !== 'not-found' || asOfIn(query) !== null)
    return answer;
  return {
    kind: 'problem',
    problem: {
      kind: 'not-found',
      title: t`There is no figure for this week.`,
      remedy: t`The series begins with the first news on record and ends with the running week.`,
    },
  };
}

function placeOf({ indicator, week }: Subject): string {
  return `/index/${indicator}/${encodeURIComponent(week)}`;
}

interface Arithmetic {
  readonly arithmetic: WeekArithmetic;
  readonly publishers: readonly string[];
}

/** Publishers of a half year’s reports, the most frequent first; none where they cannot be read. */
async function publishersOf({ week }: Subject, visit: Visit): Promise<readonly string[]> {
  const from = new Date(weekStartMs(week) - WEEKS_OF_SOURCES * WEEK_MS).toISOString().slice(0, 10);
  const answer = await visit.reader.all(
    '/developments',
    { from, to: daysOfWeek(week).to, origin: 'news' },
    development,
  );
  if (answer.kind === 'problem') return [];
  const counts = new Map<string, number>();
  for (const { publisher } of answer.value.flatMap(({ sources }) => sources))
    counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([publisher]) => publisher);
}

async function readArithmetic(subject: Subject, visit: Visit): Promise<Answer<Arithmetic>> {
  const answer = inWords(await visit.reader.read(placeOf(subject), {}, weekArithmetic), visit);
  if (answer.kind === 'problem') return answer;
  const publishers = await publishersOf(subject, visit);
  return { ...answer, value: { arithmetic: answer.value, publishers } };
}

/** Why there is no figure or what to keep in mind, and that the week is not over where its state does not say so. */
function statusWords(point: WeekArithmetic['point'], visit: Visit): string | null {
  const state = stateSentence(point);
  if (point.state === 'partial' || point.week !== runningWeek(visit.query)) return state;
  const running = t`The week is not over: the figure can still move.`;
  return state === null ? running : `${running} ${state}`;
}

function arithmeticPanel(subject: Subject, visit: Visit): Panel {
  return panel<Arithmetic>({
    title: t`How this figure comes about`,
    skeletonLines: 10,
    load: () => readArithmetic(subject, visit),
    draw: ({ arithmetic, publishers }): readonly Child[] => [
      resultLine(arithmetic.point, statusWords(arithmetic.point, visit)),
      !arithmetic.shown &&
        element(
          'p',
          { class: 'note' },
          t`The reckoning below is shown so that it can be checked; as a figure it does not stand.`,
        ),
      indexFormula(arithmetic.sums, arithmetic.estimate.index),
      weekNotes(arithmetic),
      element(
        'section',
        {},
        element('h3', {}, t`Every development in it`),
        termsTable(arithmetic.terms, weekColumns(visit), visit),
      ),
      withoutSection({ place: placeOf(subject), terms: arithmetic.terms, publishers }, visit),
    ],
  });
}

async function readContext({ indicator, week }: Subject, visit: Visit): Promise<Answer<WeekContext>> {
  const [changes, alarms, points] = await Promise.all([
    visit.reader.read('/changes', { week }, weekChanges).then((answer) => inWords(answer, visit)),
    visit.reader.all('/alarms', { indicator, to: week }, alarm),
    visit.reader.all('/index', { indicator, from: week, to: week }, indexPoint),
  ]);
  if (changes.kind === 'problem') return changes;
  if (alarms.kind === 'problem') return alarms;
  if (points.kind === 'problem') return points;
  const stood = alarms.value.filter(({ until }) => until === null || until >= week);
  const names = await namesIn([week, ...stood.map((one) => one.week)], visit);
  return { ...changes, value: { ...changes.value, indicator, alarms: stood, names } };
}

function contextPanel(subject: Subject, visit: Visit): Panel {
  return panel<WeekContext>({
    title: t`Is it unusual?`,
    skeletonLines: 6,
    load: () => readContext(subject, visit),
    draw: (context) => [changeSection(context), ...alarmSections(context, visit)],
  });
}

function neighbours({ indicator, week }: Subject, visit: Visit): HTMLElement {
  const other = (weeks: number): string =>
    visit.link(`/weeks/${indicator}/${weekOfMs(weekStartMs(week) + weeks * WEEK_MS)}`);
  return element(
    'nav',
    { class: 'pager', 'aria-label': t`Weeks beside` },
    element('a', { href: other(-1), rel: 'prev' }, t`Week before`),
    element('a', { href: other(1), rel: 'next' }, t`Week after`),
  );
}

/** One point of an index: its arithmetic down to each development, whether it is unusual, and what it hangs on. */
export const weekPage: PageKind = {
  title: titleOf,
  open: (visit, main) => {
    const subject = subjectOf(visit);
    if (subject === null) return refuseWeek(visit, main);
    const panels = [
      contextPanel(subject, visit),
      arithmeticPanel(subject, visit),
      ...(isOver(subject.week, momentIn(visit.query))
        ? [revisionsPanel(subject.indicator, subject.week, visit)]
        : []),
    ];
    main.append(
      element('p', { class: 'crumb' }, element('a', { href: visit.link('/') }, t`State of relations now`)),
      pageHead(titleOf(visit)),
      ...panels.map(({ node }) => node),
      neighbours(subject, visit),
    );
    return { ready: Promise.all(panels.map((one) => one.reload())) };
  },
};

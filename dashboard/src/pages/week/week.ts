import { asOfIn } from '../../address/query.js';
import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
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

function subjectOf(visit: Visit): Subject {
  const indicator = SERIES.find((series) => series === visit.parts['indicator']) ?? 'composite';
  return { indicator, week: visit.parts['week'] ?? '' };
}

const isWeek = (week: string): boolean => /^\d{4}-W\d{2}$/.test(week);

function titleOf(visit: Visit): string {
  const { indicator, week } = subjectOf(visit);
  return isWeek(week) ? `${TOPIC_LABEL[indicator]}, ${weekWords(week)}` : TOPIC_LABEL[indicator];
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
  const answer = await visit.reader.read(placeOf(subject), {}, weekArithmetic);
  if (answer.kind === 'problem') return answer;
  const publishers = await publishersOf(subject, visit);
  return { ...answer, value: { arithmetic: answer.value, publishers } };
}

function arithmeticPanel(subject: Subject, visit: Visit): Panel {
  return panel<Arithmetic>({
    title: t`How this figure comes about`,
    skeletonLines: 10,
    load: () => readArithmetic(subject, visit),
    draw: ({ arithmetic, publishers }): readonly Child[] => [
      resultLine(arithmetic.point, stateSentence(arithmetic.point)),
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
    visit.reader.read('/changes', { week }, weekChanges),
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

function neighbours({ indicator, week }: Subject, visit: Visit): HTMLElement | null {
  if (!isWeek(week)) return null;
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
    const panels = [
      contextPanel(subject, visit),
      arithmeticPanel(subject, visit),
      ...(isOver(subject.week, asOfIn(visit.query))
        ? [revisionsPanel(subject.indicator, subject.week, visit)]
        : []),
    ];
    main.append(
      element('p', { class: 'crumb' }, element('a', { href: visit.link('/') }, t`State of relations now`)),
      pageHead(titleOf(visit)),
      ...panels.map(({ node }) => node),
      neighbours(subject, visit) ?? '',
    );
    return { ready: Promise.all(panels.map((one) => one.reload())) };
  },
};

import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import { dataTable } from '../../dom/table.js';
import type { Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import type { IndexPoint, SeriesName } from '../../service/records.js';
import { weekStartMs, weekWords } from '../../words/dates.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { indexWords } from '../../words/numbers.js';

const WEEK_MS = 7 * 86_400_000;
const MOST_PER_LINE = 3;

/** How far an index went from one week to the next. */
export interface Move {
  readonly indicator: SeriesName;
  readonly week: string;
  /** −100 … +100, of the week before and of the week. */
  readonly from: number;
  readonly to: number;
  readonly developments: number;
}

/** Whose weeks are looked at, and the week that is not over. */
export interface OfLine {
  readonly name: SeriesName;
  readonly running: string;
}

const sizeOf = ({ from, to }: Move): number => Math.abs(to - from);

/**
 * The weeks in which one line went furthest from the week before, the furthest first and then the latest. All whole weeks
 * with a figure are looked at, also those of a short record: a larger move that the line shows must not be passed over.
 */
export function movedMost(points: readonly IndexPoint[], { name, running }: OfLine): readonly Move[] {
  const whole = ({ week, state, index }: IndexPoint): number | null =>
    state === 'partial' || week === running ? null : index;
  const own = points.filter(({ indicator }) => indicator === name);
  const byStart = new Map(own.map((point) => [weekStartMs(point.week), whole(point)]));
  return own
    .flatMap((point): readonly Move[] => {
      const from = byStart.get(weekStartMs(point.week) - WEEK_MS) ?? null;
      const to = whole(point);
      if (from === null || to === null || from === to) return [];
      return [{ indicator: name, week: point.week, from, to, developments: point.n }];
    })
    .toSorted((a, b) => sizeOf(b) - sizeOf(a) || (a.week < b.week ? 1 : -1))
    .slice(0, MOST_PER_LINE);
}

function weekLink({ indicator, week }: Move, visit: Visit): HTMLElement {
  return element('a', { href: visit.link(`/weeks/${indicator}/${week}`) }, weekWords(week));
}

function movesTable(moves: readonly Move[], visit: Visit): HTMLElement {
  return dataTable<Move>({
    caption: t`Weeks in which each line moved most`,
    rows: moves,
    folds: true,
    columns: [
      { head: t`Line`, name: t`Line`, cell: ({ indicator }) => TOPIC_LABEL[indicator] },
      { head: t`Week`, name: t`Week`, cell: (move) => weekLink(move, visit) },
      {
        head: t`Index, week before → week`,
        name: t`Index`,
        numeric: true,
        cell: ({ from, to }) => `${indexWords(from)} → ${indexWords(to)}`,
      },
      { head: t`Points`, name: t`Points`, numeric: true, cell: ({ from, to }) => indexWords(to - from) },
      {
        head: t`Developments`,
        name: t`Developments`,
        numeric: true,
        cell: ({ developments }) => developments,
      },
    ],
  });
}

/** What the section is about: lines of a period, and the week that is not over. */
export interface MovedLines {
  readonly lines: readonly SeriesName[];
  readonly running: string;
}

/**
 * Where a period's lines moved most, the first line's week in a sentence and three weeks of each in a table; each leads
 * to the week's own page, which has the cause. Null where no two weeks in a row have a figure.
 */
export function movedMostSection(
  points: readonly IndexPoint[],
  { lines, running }: MovedLines,
  visit: Visit,
): HTMLElement | null {
  const ordered = lines.toSorted((a, b) => Number(b === 'composite') - Number(a === 'composite'));
  const moves = ordered.flatMap((name) => movedMost(points, { name, running }));
  const [first] = moves;
  if (first === undefined) return null;
  const lead: readonly Child[] = sentence`${TOPIC_LABEL[first.indicator]}: the largest move of a week was ${weekLink(first, visit)}, from ${indexWords(first.from)} to ${indexWords(first.to)}. The week’s page says why.`;
  return element(
    'section',
    { class: 'moved-most' },
    element('p', {}, ...lead),
    element(
      'details',
      {},
      element('summary', {}, t`Weeks that moved most, line by line`),
      element(
        'p',
        { class: 'intro' },
        t`Points of the index from one week to the next, whole weeks with a figure only. Whether a week’s happenings were more than chance is tested on its own page.`,
      ),
      movesTable(moves, visit),
    ),
  );
}

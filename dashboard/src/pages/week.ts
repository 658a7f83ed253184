import { asOfIn } from '../address/query.js';
import type { Child } from '../dom/element.js';
import { element } from '../dom/element.js';
import { panel } from '../dom/panel.js';
import { dataTable } from '../dom/table.js';
import { term } from '../dom/term.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { ExplainedTerm, Explanation } from '../service/compound.js';
import { explanation } from '../service/compound.js';
import type { SeriesName } from '../service/records.js';
import { SERIES } from '../service/records.js';
import { dateWords, weekWords } from '../words/dates.js';
import { TOPIC_LABEL } from '../words/labels.js';
import {
  countWords,
  indexWords,
  numberWords,
  scoreWords,
  shareWords,
  signedNumber,
  threeDecimals,
} from '../words/numbers.js';
import { balanceWords, bandWords, stateSentence } from '../words/states.js';
import { developmentAddress } from './development-item.js';
import { foreign } from './marks.js';
import { isOver, revisionsPanel } from './week-revisions.js';

const SMALLEST_SHOWN = 0.005;

function subjectOf(visit: Visit): { name: SeriesName; week: string } {
  const name = SERIES.find((series) => series === visit.parts['indicator']) ?? 'composite';
  return { name, week: visit.parts['week'] ?? '' };
}

function titleOf(visit: Visit): string {
  const { name, week } = subjectOf(visit);
  return /^\d{4}-W\d{2}$/.test(week) ? `${TOPIC_LABEL[name]}, ${weekWords(week)}` : TOPIC_LABEL[name];
}

function result({ point }: Explanation): HTMLElement {
  const remark = stateSentence(point);
  if (point.index === null) return element('p', { class: 'headline' }, `No index. ${remark ?? ''}`);
  const balance = balanceWords(point.low, point.high);
  const band =
    point.low === null || point.high === null ? '' : ` (90% range ${bandWords(point.low, point.high)})`;
  return element(
    'p',
    { class: 'headline' },
    balance === null ? 'Index ' : `${balance}: `,
    element('strong', {}, indexWords(point.index)),
    `${band}. ${remark ?? ''}`,
  );
}

function formula({ point, cooperation, conflict, neutralScorePoints }: Explanation): HTMLElement {
  const [c, x, s] = [threeDecimals(cooperation), threeDecimals(conflict), numberWords(neutralScorePoints)];
  const line = `100 × (${c} − ${x}) ÷ (${c} + ${x} + ${s})${point.index === null ? '' : ` = ${indexWords(point.index)}`}`;
  return element(
    'div',
    { class: 'formula' },
    element('p', {}, element('code', {}, line)),
    element(
      'p',
      { class: 'quiet' },
      `${c} is what cooperation adds up to, ${x} conflict; each happening counts half after eight weeks. ${s} points of damping keep a single event from filling the scale.`,
    ),
    element(
      'p',
      { class: 'quiet' },
      `Coverage of the week: ${shareWords(point.coverage)}. ${countWords(point.n, 'development')} in the week itself.`,
    ),
  );
}

function termsTable(terms: readonly ExplainedTerm[], visit: Visit): HTMLElement {
  return dataTable<ExplainedTerm>({
    caption: 'What counts, largest contribution first',
    folds: true,
    rows: terms.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
    columns: [
      {
        head: 'Development',
        name: 'Development',
        cell: ({ developmentId, what }) =>
          element('a', { href: visit.link(developmentAddress(developmentId)) }, foreign('span', what)),
      },
      { head: 'When', name: 'When', cell: ({ date }) => dateWords(date) },
      { head: term('score', 'Score'), name: 'Score', numeric: true, cell: ({ score }) => scoreWords(score) },
      { head: 'Publishers', name: 'Publishers', numeric: true, cell: ({ publishers }) => publishers },
      {
        head: term('weight', '× weight'),
        name: 'Weight',
        numeric: true,
        cell: ({ weight }) => threeDecimals(weight),
      },
      { head: '÷ coverage', name: 'Coverage', numeric: true, cell: ({ coverage }) => shareWords(coverage) },
      {
        head: '× age',
        name: 'Age factor',
        numeric: true,
        cell: ({ decay, ageWeeks }) => `${threeDecimals(decay)} (${countWords(ageWeeks, 'week')})`,
      },
      {
        head: '= adds',
        name: 'Adds',
        numeric: true,
        cell: ({ contribution }) => element('strong', {}, signedNumber(contribution)),
      },
    ],
  });
}

/** What shows at two decimals; very old developments stay in the sums but not in the list. */
function isVisible({ contribution }: ExplainedTerm): boolean {
  return Math.abs(contribution) >= SMALLEST_SHOWN;
}

function drawn(value: Explanation, visit: Visit): readonly Child[] {
  const shown = value.terms.filter(isVisible);
  const faded = value.terms.length - shown.length;
  return [
    result(value),
    formula(value),
    shown.length === 0
      ? element('p', { class: 'empty' }, 'No development counts in this week.')
      : termsTable(shown, visit),
    faded > 0 &&
      element(
        'p',
        { class: 'quiet' },
        `${countWords(faded, 'older development')} add less than ${SMALLEST_SHOWN} each.`,
      ),
  ];
}

/** The arithmetic behind one point of an index, down to each development. */
export const weekPage: PageKind = {
  pattern: '/weeks/:indicator/:week',
  title: titleOf,
  open: (visit, main) => {
    const { name, week } = subjectOf(visit);
    const body = panel<Explanation>({
      title: 'How this figure comes about',
      skeletonLines: 10,
      load: () => visit.reader.read(`/index/${name}/${encodeURIComponent(week)}`, {}, explanation),
      draw: (value) => drawn(value, visit),
    });
    const revisions = isOver(week, asOfIn(visit.query)) ? revisionsPanel(name, week, visit) : null;
    main.append(
      element('p', { class: 'crumb' }, element('a', { href: visit.link('/') }, 'State of relations now')),
      pageHead(titleOf(visit)),
      body.node,
      ...(revisions === null ? [] : [revisions.node]),
    );
    return { ready: Promise.all([body.reload(), revisions?.reload()]) };
  },
};

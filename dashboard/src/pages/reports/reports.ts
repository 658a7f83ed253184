import { changed, chosen } from '../../address/query.js';
import { element } from '../../dom/element.js';
import type { Child } from '../../dom/element.js';
import { panel, type Panel } from '../../dom/panel.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import type { Answer } from '../../service/problem.js';
import type { Page } from '../../service/reader.js';
import {
  REPORT_LANGUAGES,
  reportComparison,
  reportEdition,
  type ReportComparison,
  type ReportEdition,
  type ReportLanguage,
} from '../../service/reports.js';
import { weekOfMs } from '../../words/dates.js';
import { choiceButtons } from '../choice-buttons.js';
import { anyWeek } from './any-week.js';
import { comparedWeeks, comparisonDrawn, comparisonForm } from './comparison.js';
import { editionItem } from './edition-item.js';
import { LANGUAGE_NAME } from '../../language/choice.js';
import { LANGUAGE } from '../../language/language.js';
import { counted, t } from '../../language/say.js';
import { clock } from '../../service/clock.js';

const PAGE_SIZE = 26;
const MOST_COMPARABLE = 500;
const WEEKS_OFFERED = 53;
const WEEK_MS = 604_800_000;

function languageOf({ query }: Visit): ReportLanguage {
  return chosen(query, 'language', REPORT_LANGUAGES)[0] ?? LANGUAGE;
}

function pager(visit: Visit, nextCursor: string | null): HTMLElement | null {
  const isFirst = visit.query.get('cursor') === null;
  if (isFirst && nextCursor === null) return null;
  return element(
    'nav',
    { class: 'pager', 'aria-label': t`Pages of the list` },
    !isFirst && element('a', { href: changed(visit, { cursor: null }) }, t`Newest`),
    nextCursor !== null &&
      element('a', { href: changed(visit, { cursor: nextCursor }), rel: 'next' }, t`Older`),
  );
}

function archiveDrawn({ items, nextCursor }: Page<ReportEdition>, visit: Visit): readonly Child[] {
  const language = languageOf(visit);
  const count =
    nextCursor === null
      ? counted(items.length, '{n} report here', '{n} reports here')
      : counted(items.length, '{n} report here, and more', '{n} reports here, and more');
  visit.announce(count);
  return [
    element(
      'div',
      { class: 'list-head' },
      element('p', {}, t`${count}. Newest first.`),
      element('a', { href: '/feeds/reports.atom', target: '_self', class: 'text-button' }, t`Atom feed`),
    ),
    element('ul', { class: 'plain', role: 'list' }, ...items.map((item) => editionItem(item, language))),
    pager(visit, nextCursor),
  ];
}

function archivePanel(current: { visit: Visit }): Panel {
  return panel<Page<ReportEdition>>({
    title: t`Published reports`,
    skeletonLines: 10,
    load: () => {
      const { query, reader } = current.visit;
      return reader.page('/reports', { limit: PAGE_SIZE, cursor: query.get('cursor') }, reportEdition);
    },
    empty: ({ items }) =>
      items.length === 0
        ? t`No report has been published yet. The first is made on the coming Monday for the week before; below, the report of any past week can be made now.`
        : null,
    draw: (page) => archiveDrawn(page, current.visit),
  });
}

interface Compared {
  readonly weeks: readonly string[];
  readonly comparison: ReportComparison | null;
}

/** Weeks that are over, whose reports can be made on demand. */
function lastWeeks(nowMs: number): readonly string[] {
  return Array.from({ length: WEEKS_OFFERED }, (_, back) => weekOfMs(nowMs - (back + 1) * WEEK_MS));
}

async function readCompared(visit: Visit): Promise<Answer<Compared>> {
  const listed = await visit.reader.page('/reports', { limit: MOST_COMPARABLE }, reportEdition);
  if (listed.kind === 'problem') return listed;
  const published = listed.value.items.map(({ week }) => week);
  const asked = comparedWeeks(visit);
  const named = asked === null ? [] : [asked.week, asked.other];
  const weeks = [...new Set([...published, ...named, ...lastWeeks(clock.nowMs())])].toSorted().toReversed();
  if (asked === null) return { ...listed, value: { weeks, comparison: null } };
  const { week, other } = asked;
  const answer = await visit.reader.read('/reports/compare', { week, with: other }, reportComparison);
  return answer.kind === 'problem' ? answer : { ...answer, value: { weeks, comparison: answer.value } };
}

function comparisonPanel(current: { visit: Visit }): Panel {
  return panel<Compared>({
    title: t`Compare two weeks`,
    load: () => readCompared(current.visit),
    draw: ({ weeks, comparison }) => [
      comparisonForm(weeks, current.visit),
      ...(comparison === null ? [] : comparisonDrawn(comparison)),
    ],
  });
}

/** The archive of weekly reports: every edition with its forms, two weeks compared, and any week on demand. */
export const reportsPage: PageKind = {
  title: () => t`Reports`,
  open: (visit, main) => {
    const current = { visit };
    const archive = archivePanel(current);
    const comparison = comparisonPanel(current);
    const language = choiceButtons<ReportLanguage>({
      legend: t`Language of the reports`,
      options: REPORT_LANGUAGES,
      label: (one) => LANGUAGE_NAME[one],
      current: languageOf(visit),
      choose: (one) => {
        current.visit.go(changed(current.visit, { language: one === LANGUAGE ? null : one }), true);
      },
    });
    const demand = element(
      'section',
      { class: 'panel', 'aria-labelledby': 'any-week' },
      element('h2', { id: 'any-week' }, t`The report of any week`),
      anyWeek(
        () => current.visit,
        () => languageOf(current.visit),
      ),
    );
    main.append(
      pageHead(
        t`Reports`,
        t`One report a week. A published report never changes. Where people correct what it says, a new edition says what it changes; what becomes known late is told by the next report.`,
      ),
      language,
      archive.node,
      comparison.node,
      demand,
    );
    return {
      ready: Promise.all([archive.reload(), comparison.reload()]),
      change: (next) => {
        current.visit = next;
        void archive.reload();
        void comparison.reload();
      },
    };
  },
};

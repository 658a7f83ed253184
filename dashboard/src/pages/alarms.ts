import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import type { Child } from '../dom/element.js';
import type { Panel } from '../dom/panel.js';
import { panel } from '../dom/panel.js';
import { term } from '../dom/term.js';
import { addressOf, changed, chosen } from '../address/query.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { Alarm } from '../service/changes.js';
import { ALARM_SIDES, DETECTORS, alarm } from '../service/changes.js';
import type { Answer } from '../service/problem.js';
import type { Arguments, Page } from '../service/reader.js';
import { SERIES } from '../service/records.js';
import { listTakeAway } from '../take-away/take-away.js';
import { DETECTOR_LABEL, SIDE_LABEL } from '../words/alarms.js';
import { TOPIC_LABEL } from '../words/labels.js';
import { alarmList } from './alarm-item.js';
import type { Names } from './evidence-links.js';
import { namesIn } from './evidence-links.js';
import type { OnFilter } from './filters.js';
import { filterForm, manyOf } from './filters.js';
import { counted, t } from '../language/say.js';

const PAGE_SIZE = 30;
const STANDING = ['true'] as const;

interface Listed extends Page<Alarm> {
  readonly names: Names;
}

function alarmArguments(query: URLSearchParams): Arguments {
  return {
    indicator: chosen(query, 'indicator', SERIES).join(','),
    detector: chosen(query, 'detector', DETECTORS).join(','),
    side: chosen(query, 'side', ALARM_SIDES).join(','),
    standing: query.get('standing') === 'true' ? 'true' : null,
  };
}

function filterFields({ query }: Visit, on: OnFilter): readonly HTMLElement[] {
  const series = { legend: t`Indicator`, name: 'indicator', options: SERIES };
  const side = { legend: t`Side`, name: 'side', options: ALARM_SIDES };
  const detector = { legend: t`What was found`, name: 'detector', options: DETECTORS };
  const standing = { legend: t`Time`, name: 'standing', options: STANDING };
  return [
    manyOf({ ...series, label: (one) => TOPIC_LABEL[one], chosen: chosen(query, 'indicator', SERIES) }, on),
    manyOf({ ...side, label: (one) => SIDE_LABEL[one], chosen: chosen(query, 'side', ALARM_SIDES) }, on),
    manyOf(
      { ...detector, label: (one) => DETECTOR_LABEL[one], chosen: chosen(query, 'detector', DETECTORS) },
      on,
    ),
    manyOf(
      { ...standing, label: () => t`Only those that stand`, chosen: chosen(query, 'standing', STANDING) },
      on,
    ),
  ];
}

async function readAlarms(visit: Visit): Promise<Answer<Listed>> {
  const { query, reader } = visit;
  const page = await reader.page(
    '/alarms',
    { ...alarmArguments(query), limit: PAGE_SIZE, cursor: query.get('cursor') },
    alarm,
  );
  if (page.kind === 'problem') return page;
  const names = await namesIn(
    page.value.items.map(({ week }) => week),
    visit,
  );
  return { ...page, value: { ...page.value, names } };
}

function pager(visit: Visit, { nextCursor }: Listed): HTMLElement | null {
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

function emptyWords(visit: Visit): Child {
  const isNarrowed = Object.values(alarmArguments(visit.query)).some(
    (value) => value !== null && value !== '',
  );
  if (!isNarrowed)
    return t`No alarm has been raised. Alarms begin when 26 covered weeks are on record; none is raised for less than usual.`;
  const all = element('a', { href: addressOf('/alarms', { known: visit.query.get('known') }) }, t`Show all`);
  return element('span', {}, t`No alarm fits these filters.`, ' ', all);
}

function listPanel(current: { visit: Visit }): Panel {
  return panel<Listed>({
    title: t`History`,
    skeletonLines: 12,
    load: () => readAlarms(current.visit),
    empty: ({ items }) => (items.length === 0 ? emptyWords(current.visit) : null),
    draw: (page) => {
      const { visit } = current;
      const count =
        page.nextCursor === null
          ? counted(page.items.length, '{n} alarm here', '{n} alarms here')
          : counted(page.items.length, '{n} alarm here, and more', '{n} alarms here, and more');
      visit.announce(count);
      return [
        element(
          'div',
          { class: 'list-head' },
          element('p', {}, t`${count}. Newest first.`),
          listTakeAway(visit, { path: '/alarms', query: alarmArguments(visit.query), name: t`Alarms` }),
        ),
        alarmList(page.items, page.names, visit),
        pager(visit, page),
      ];
    },
  });
}

/** Every alarm, standing and past, narrowed by filters that stand in the address. */
export const alarmsPage: PageKind = {
  title: () => t`Alarms`,
  open: (visit, main) => {
    const current = { visit };
    const list = listPanel(current);
    const filters = filterForm(visit, filterFields);
    const lead = element(
      'p',
      { class: 'lead' },
      ...sentence`An ${term('alarm', t`alarm`)} says that there was more cooperation or more conflict than chance explains, or a grave single deed. Less than usual is never an alarm: it could not be told from silence.`,
    );
    main.append(
      pageHead(t`Alarms`, lead),
      element(
        'div',
        { class: 'with-filters' },
        element(
          'details',
          { class: 'filter-box', open: matchMedia('(min-width: 60rem)').matches },
          element('summary', {}, t`Filters`),
          filters.node,
        ),
        list.node,
      ),
    );
    return {
      ready: list.reload(),
      change: (next) => {
        current.visit = next;
        filters.follow(next);
        void list.reload();
      },
    };
  },
};

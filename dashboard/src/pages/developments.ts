import { DIRECTIONS, ORIGINS, STATUSES, TOPICS } from '../../../src/kernel/words.js';
import { addressOf, changed } from '../address/query.js';
import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import type { Child } from '../dom/element.js';
import type { Panel } from '../dom/panel.js';
import { panel } from '../dom/panel.js';
import { term } from '../dom/term.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { Page } from '../service/reader.js';
import type { Development } from '../service/records.js';
import { development } from '../service/records.js';
import { DIRECTION_LABEL, ORIGIN_LABEL, STATUS_LABEL, TOPIC_LABEL } from '../words/labels.js';
import { developmentItem } from './development-item.js';
import { developmentsArguments, developmentsQuery, filterWords } from './developments-query.js';
import type { DevelopmentsQuery } from './developments-query.js';
import type { OnFilter } from './filters.js';
import { dayField, filterForm, manyOf, textField } from './filters.js';
import { counted, t } from '../language/say.js';

const PAGE_SIZE = 50;

const BILATERAL = ['true'] as const;

function wordFilters(query: DevelopmentsQuery, on: OnFilter): readonly HTMLElement[] {
  const topic = { legend: t`Indicator`, name: 'indicator', options: TOPICS, chosen: query.indicator };
  const direction = { legend: t`Direction`, name: 'direction', options: DIRECTIONS, chosen: query.direction };
  const origin = { legend: t`Origin`, name: 'origin', options: ORIGINS, chosen: query.origin };
  const status = { legend: t`Status`, name: 'status', options: STATUSES, chosen: query.status };
  const core = { legend: t`Relation`, name: 'core', options: BILATERAL, chosen: query.core ? BILATERAL : [] };
  return [
    manyOf({ ...topic, label: (one) => TOPIC_LABEL[one] }, on),
    manyOf({ ...direction, label: (one) => DIRECTION_LABEL[one] }, on),
    manyOf({ ...origin, label: (one) => ORIGIN_LABEL[one] }, on),
    manyOf({ ...status, label: (one) => STATUS_LABEL[one] }, on),
    manyOf({ ...core, label: () => t`Directly bilateral only` }, on),
  ];
}

function filterFields(visit: Visit, on: OnFilter): readonly HTMLElement[] {
  const query = developmentsQuery(visit.query);
  return [
    textField(t`Words in the text`, 'q', query.text, on),
    ...wordFilters(query, on),
    element(
      'div',
      { class: 'filter-days' },
      dayField(t`From (UTC)`, 'from', query.from, on),
      dayField(t`To (UTC)`, 'to', query.to, on),
    ),
  ];
}

function pager(visit: Visit, page: Page<Development>): HTMLElement | null {
  const isFirst = visit.query.get('cursor') === null;
  if (isFirst && page.nextCursor === null) return null;
  return element(
    'nav',
    { class: 'pager', 'aria-label': t`Pages of the list` },
    !isFirst && element('a', { href: changed(visit, { cursor: null }) }, t`Newest`),
    page.nextCursor !== null &&
      element('a', { href: changed(visit, { cursor: page.nextCursor }), rel: 'next' }, t`Next ${PAGE_SIZE}`),
  );
}

function hereWords(count: number, isMore: boolean): string {
  return isMore
    ? counted(count, '{n} development here, and more', '{n} developments here, and more')
    : counted(count, '{n} development here', '{n} developments here');
}

function listOf(visit: Visit, page: Page<Development>): readonly Child[] {
  const query = developmentsQuery(visit.query);
  const words = filterWords(query);
  const csv = visit.reader.csv('/developments', developmentsArguments(query));
  return [
    element(
      'div',
      { class: 'list-head' },
      element(
        'p',
        {},
        `${hereWords(page.items.length, page.nextCursor !== null)}${words === '' ? '' : `: ${words}`}. ${t`Newest first, undated last.`}`,
      ),
      element('a', { href: csv, class: 'text-button', download: true }, t`CSV`),
    ),
    element(
      'ol',
      { class: 'developments', role: 'list' },
      ...page.items.map((item) => developmentItem(item, visit)),
    ),
    pager(visit, page),
  ];
}

function emptyWords(visit: Visit): Child {
  const words = filterWords(developmentsQuery(visit.query));
  if (words === '') return t`No development is on record yet.`;
  const all = element(
    'a',
    { href: addressOf('/developments', { known: visit.query.get('known') }) },
    t`Show all`,
  );
  return element('span', {}, t`Nothing fits: ${words}.`, ' ', all);
}

function listPanel(current: { visit: Visit }): Panel {
  return panel<Page<Development>>({
    title: t`List`,
    skeletonLines: 16,
    load: () => {
      const query = developmentsQuery(current.visit.query);
      const filtered = { ...developmentsArguments(query), limit: PAGE_SIZE, cursor: query.cursor };
      return current.visit.reader.page('/developments', filtered, development);
    },
    empty: ({ items }) => (items.length === 0 ? emptyWords(current.visit) : null),
    draw: (page) => {
      current.visit.announce(counted(page.items.length, '{n} development shown', '{n} developments shown'));
      return listOf(current.visit, page);
    },
  });
}

function filterBox(visit: Visit, form: HTMLElement): HTMLElement {
  const isNarrowed = filterWords(developmentsQuery(visit.query)) !== '';
  const isWide = matchMedia('(min-width: 60rem)').matches;
  return element(
    'details',
    { class: 'filter-box', open: isNarrowed || isWide },
    element('summary', {}, t`Filters`),
    form,
  );
}

/** Every development, narrowed by filters that stand in the address. */
export const developmentsPage: PageKind = {
  title: () => t`Developments`,
  open: (visit, main) => {
    const current = { visit };
    const list = listPanel(current);
    const lead = element(
      'p',
      { class: 'lead' },
      ...sentence`Every ${term('development', t`development`)} with its ${term('score', t`score`)} and ${term('status', t`status`)}; each opens to its sources and to how it was read.`,
    );
    const filters = filterForm(visit, filterFields);
    main.append(
      pageHead(t`Developments`, lead),
      element('div', { class: 'with-filters' }, filterBox(visit, filters.node), list.node),
    );
    return {
      ready: list.reload(),
      change: (next) => {
        current.visit = next;
        filters.follow(next);
        if (next.query.get('cursor') !== null) list.node.scrollIntoView();
        void list.reload();
      },
    };
  },
};

import { DIRECTIONS, ORIGINS, STATUSES, TOPICS } from '../../../src/kernel/words.js';
import { addressOf } from '../address/query.js';
import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import type { Child } from '../dom/element.js';
import type { LongList } from '../dom/long-list.js';
import { longList } from '../dom/long-list.js';
import type { Panel } from '../dom/panel.js';
import { panel } from '../dom/panel.js';
import { term } from '../dom/term.js';
import { pageHead } from '../frame/frame.js';
import { onPrint } from '../frame/printing.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { DevelopmentCounts } from '../service/counts.js';
import { developmentCounts } from '../service/counts.js';
import type { Answer } from '../service/problem.js';
import type { Page } from '../service/reader.js';
import { listTakeAway } from '../take-away/take-away.js';
import { showCounts } from './filter-counts.js';
import { savedViews } from './saved-views/saved-views.js';
import type { Development } from '../service/records.js';
import { development } from '../service/records.js';
import { DIRECTION_LABEL, ORIGIN_LABEL, STATUS_LABEL, TOPIC_LABEL } from '../words/labels.js';
import { daysNote } from './days-note.js';
import { developmentItem } from './development-item.js';
import { readOutletNames, type OutletNames } from './outlet-names.js';
import { developmentsArguments, developmentsQuery, filterWords } from './developments-query.js';
import type { DevelopmentsQuery } from './developments-query.js';
import type { OnFilter } from './filters.js';
import { dayField, filterForm, manyOf, textField } from './filters.js';
import { counted, t } from '../language/say.js';

const PAGE_SIZE = 100;

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

interface Loaded {
  readonly first: Page<Development>;
  readonly counts: DevelopmentCounts;
  readonly names: OutletNames;
}

function headWords(total: number, words: string): string {
  const how = t`Newest first, undated last.`;
  const many = counted(total, '{n} development', '{n} developments');
  return words === '' ? `${many}. ${how}` : `${many}: ${words}. ${how}`;
}

function listOf(
  visit: Visit,
  { first, counts, names }: Loaded,
  hold: (list: LongList) => void,
): readonly Child[] {
  const query = developmentsQuery(visit.query);
  const filtered = developmentsArguments(query);
  const words = filterWords(query);
  const list = longList<Development>({
    class: 'developments',
    total: counts.total,
    first,
    more: (cursor) =>
      visit.reader.page('/developments', { ...filtered, limit: PAGE_SIZE, cursor }, development),
    row: (item) => developmentItem(item, visit, names),
    announce: (fetched) => {
      visit.announce(t`${fetched} of ${counts.total} developments are here.`);
    },
  });
  hold(list);
  const name = words === '' ? t`Developments` : t`Developments: ${words}`;
  return [
    element('p', {}, headWords(counts.total, words)),
    listTakeAway(visit, { path: '/developments', query: filtered, name }),
    list.node,
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

async function load(visit: Visit): Promise<Answer<Loaded>> {
  const filtered = developmentsArguments(developmentsQuery(visit.query));
  const [first, counts, names] = await Promise.all([
    visit.reader.page('/developments', { ...filtered, limit: PAGE_SIZE }, development),
    visit.reader.read('/development-counts', filtered, developmentCounts),
    readOutletNames(visit),
  ]);
  if (first.kind === 'problem') return first;
  if (counts.kind === 'problem') return counts;
  return { ...first, value: { first: first.value, counts: counts.value, names } };
}

/** The list, and how to let go of it. */
interface HeldList {
  readonly panel: Panel;
  readonly close: () => void;
}

function listPanel(current: { visit: Visit }, onCounts: (counts: DevelopmentCounts) => void): HeldList {
  let held: LongList | null = null;
  const close = (): void => {
    held?.close();
    held = null;
  };
  const list = panel<Loaded>({
    title: t`List`,
    skeletonLines: 16,
    load: () => load(current.visit),
    empty: ({ counts }) => {
      onCounts(counts);
      return counts.total === 0 ? emptyWords(current.visit) : null;
    },
    draw: (loaded) => {
      close();
      current.visit.announce(counted(loaded.counts.total, '{n} development fits', '{n} developments fit'));
      return listOf(current.visit, loaded, (one) => {
        held = one;
      });
    },
  });
  const stop = onPrint(
    () => held?.forPaper(),
    () => held?.forScreen(),
  );
  return {
    panel: list,
    close: () => {
      stop();
      close();
    },
  };
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
    const lead = element(
      'p',
      { class: 'lead' },
      ...sentence`Every ${term('development', t`development`)} with its ${term('score', t`score`)} and ${term('status', t`status`)}; each opens to its sources and to how it was read.`,
    );
    const filters = filterForm(visit, filterFields);
    const list = listPanel(current, (counts) => {
      showCounts(filters.node, counts);
    });
    const beside = element(
      'div',
      {},
      filterBox(visit, filters.node),
      savedViews(() => current.visit),
    );
    const days = daysNote();
    days.follow(visit.query);
    main.append(
      pageHead(t`Developments`, lead),
      days.node,
      element('div', { class: 'with-filters' }, beside, list.panel.node),
    );
    return {
      ready: list.panel.reload(),
      change: (next) => {
        current.visit = next;
        filters.follow(next);
        days.follow(next.query);
        void list.panel.reload();
      },
      close: list.close,
    };
  },
};

import { CHANNELS, SUBSCRIPTION_STATES } from '../../../../../src/alerts/domain/subscription.js';
import { changed, chosen } from '../../../address/query.js';
import { element, fill } from '../../../dom/element.js';
import { sentence } from '../../../dom/sentence.js';
import type { Panel } from '../../../dom/panel.js';
import { panel } from '../../../dom/panel.js';
import type { Visit } from '../../../frame/visit.js';
import type { Endpoint } from '../../../service/endpoints.js';
import { endpoint } from '../../../service/endpoints.js';
import type { Answer } from '../../../service/problem.js';
import type { Arguments, Page } from '../../../service/reader.js';
import { CHANNEL_NAME, SUBSCRIPTION_STATE_LABEL } from '../../../words/alerts.js';
import type { OnFilter } from '../../filters.js';
import { filterForm, manyOf, oneField } from '../../filters.js';
import { pager } from '../pager.js';
import type { OpenInside, Sitting } from '../signed-in-page.js';
import type { Watched } from '../watched.js';
import { readWatched } from '../watched.js';
import { endpointForm } from './endpoint-form.js';
import { endpointItem } from './endpoint-item.js';
import { counted, t } from '../../../language/say.js';
import { listTakeAway } from '../../../take-away/take-away.js';

const PAGE_SIZE = 50;
const ALL = 'all';

/** What the list is narrowed to, as arguments of the service. */
function argumentsOf({ query }: Visit, { name, seesAll }: Sitting): Arguments {
  const isOwn = seesAll && query.get('whose') !== ALL;
  return {
    state: chosen(query, 'state', SUBSCRIPTION_STATES).join(','),
    channel: CHANNELS.find((channel) => channel === query.get('channel')) ?? null,
    rule: query.get('rule'),
    owner: isOwn ? name : null,
  };
}

function filterFields(visit: Visit, sitting: Sitting, on: OnFilter): readonly HTMLElement[] {
  const whose = {
    ...{ label: t`Whose`, name: 'whose', any: t`My own`, chosen: visit.query.get('whose') },
    options: [[ALL, t`Everybody’s, with the readers by mail`]] as const,
  };
  const channel = {
    ...{ label: t`Sent by`, name: 'channel', any: t`Any way`, chosen: visit.query.get('channel') },
    options: CHANNELS.map((one) => [one, CHANNEL_NAME[one]] as const),
  };
  const state = {
    ...{ legend: t`State`, name: 'state', options: SUBSCRIPTION_STATES },
    chosen: chosen(visit.query, 'state', SUBSCRIPTION_STATES),
  };
  return [
    ...(sitting.seesAll ? [oneField(whose, on)] : []),
    oneField(channel, on),
    manyOf({ ...state, label: (one) => SUBSCRIPTION_STATE_LABEL[one] }, on),
  ];
}

interface Place {
  visit: Visit;
}

interface Loaded {
  readonly page: Page<Endpoint>;
  readonly watched: Watched;
}

async function load({ visit }: Place, sitting: Sitting): Promise<Answer<Loaded>> {
  const wanted = { ...argumentsOf(visit, sitting), limit: PAGE_SIZE, cursor: visit.query.get('cursor') };
  const [page, watched] = await Promise.all([
    visit.reader.page('/subscriptions', wanted, endpoint),
    readWatched(visit),
  ]);
  if (page.kind === 'problem') return page;
  if (watched.kind === 'problem') return watched;
  return { ...page, value: { page: page.value, watched: watched.value } };
}

function listHead({ visit }: Place, sitting: Sitting, { page, watched }: Loaded): HTMLElement {
  const rule = visit.query.get('rule');
  const of = rule === null ? null : t`to “${watched.nameOf(rule)}”`;
  const count = page.items.length;
  return element(
    'div',
    { class: 'list-head' },
    element(
      'p',
      {},
      [counted(count, '{n} subscription', '{n} subscriptions'), of].filter((part) => part !== null).join(' '),
      rule !== null && ' · ',
      rule !== null && element('a', { href: changed(visit, { rule: null, cursor: null }) }, t`Show all`),
    ),
    listTakeAway(visit, {
      path: '/subscriptions',
      query: argumentsOf(visit, sitting),
      name: t`Subscriptions`,
    }),
  );
}

function emptyWords({ visit }: Place): HTMLElement {
  const isNarrowed = ['state', 'channel', 'rule'].some((name) => visit.query.get(name) !== null);
  if (!isNarrowed)
    return element(
      'span',
      {},
      ...sentence`You have no subscription yet. “New subscription” makes one for a webhook, a chat, a phone or a feed reader; alerts by mail are ${element('a', { href: visit.link('/subscribe') }, t`signed up for by their reader`)}.`,
    );
  const all = changed(visit, { state: null, channel: null, rule: null, cursor: null });
  return element('span', {}, t`Nothing fits the filters.`, ' ', element('a', { href: all }, t`Show all`));
}

function listPanel(place: Place, sitting: Sitting): Panel {
  const own: Panel = panel<Loaded>({
    title: t`List`,
    skeletonLines: 8,
    load: () => load(place, sitting),
    empty: ({ page }) => (page.items.length === 0 ? emptyWords(place) : null),
    draw: (loaded) => [
      listHead(place, sitting, loaded),
      element(
        'ul',
        { class: 'promises', role: 'list' },
        ...loaded.page.items.map((one) =>
          endpointItem(one, {
            ...{ sitting, visit: place.visit },
            done: (sentence) => {
              place.visit.announce(sentence);
              void own.reload();
            },
          }),
        ),
      ),
      pager(place.visit, loaded.page.nextCursor),
    ],
  });
  return own;
}

/** The subscriptions, and the form where the address asks for one. */
export const openEndpoints: OpenInside = (visit, sitting) => {
  const place: Place = { visit };
  const list = listPanel(place, sitting);
  const filters = filterForm(visit, (at, on) => filterFields(at, sitting, on));
  const box = element('div', {});
  const add = element(
    'a',
    { class: 'button-link', href: changed(visit, { add: 'new' }) },
    t`New subscription`,
  );
  const showForm = (): Promise<void> => {
    const wanted = place.visit.query.get('add');
    add.hidden = wanted !== null || !sitting.mayChange;
    if (wanted === null || !sitting.mayChange) {
      fill(box);
      return Promise.resolve();
    }
    const form = endpointForm(wanted, { sitting, visit: place.visit, made: () => void list.reload() });
    fill(box, form.node);
    if (place.visit !== visit) form.node.querySelector<HTMLElement>('h2')?.focus();
    return form.reload();
  };
  return {
    nodes: [
      element('p', {}, add),
      box,
      element('details', { class: 'filter-box' }, element('summary', {}, t`Filters`), filters.node),
      list.node,
    ],
    ready: Promise.all([list.reload(), showForm()]),
    change: (next) => {
      const isSameForm = next.query.get('add') === place.visit.query.get('add');
      place.visit = next;
      filters.follow(next);
      add.setAttribute('href', changed(next, { add: 'new' }));
      if (isSameForm) void list.reload();
      else void showForm();
    },
  };
};

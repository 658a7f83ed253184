import { NOTIFICATION_STATES } from '../../../../../src/alerts/domain/notification.js';
import { addressOf, changed, chosen, dayIn } from '../../../address/query.js';
import type { Child } from '../../../dom/element.js';
import { element, fill } from '../../../dom/element.js';
import { sentence } from '../../../dom/sentence.js';
import type { Panel } from '../../../dom/panel.js';
import { panel } from '../../../dom/panel.js';
import type { Visit } from '../../../frame/visit.js';
import type { Attempt, Message } from '../../../service/deliveries.js';
import { attempt, message, OUTCOMES } from '../../../service/deliveries.js';
import type { Answer } from '../../../service/problem.js';
import type { Page } from '../../../service/reader.js';
import { MESSAGE_STATE_LABEL, OUTCOME_LABEL } from '../../../words/alerts.js';
import { choiceButtons } from '../../choice-buttons.js';
import { daysNote } from '../../days-note.js';
import type { OnFilter } from '../../filters.js';
import { dayField, filterForm, manyOf, oneField } from '../../filters.js';
import { pager } from '../pager.js';
import type { OpenInside, Sitting } from '../signed-in-page.js';
import type { Watched } from '../watched.js';
import { readWatched } from '../watched.js';
import { attemptsTable, attemptsWords } from './attempts.js';
import { isNarrowed, logArguments, viewIn, VIEWS } from './log-query.js';
import type { View } from './log-query.js';
import { messagesTable } from './messages.js';
import type { Replaying } from './replay.js';
import { replayRange } from './replay.js';
import { counted, t } from '../../../language/say.js';
import { listTakeAway } from '../../../take-away/take-away.js';

const PAGE_SIZE = 50;
const PATH: Readonly<Record<View, string>> = {
  attempts: '/deliveries',
  messages: '/deliveries/notifications',
};
const VIEW_LABEL: Readonly<Record<View, string>> = {
  attempts: t`Attempts to send`,
  messages: t`Messages owed`,
};

interface Place {
  visit: Visit;
}

type Loaded =
  | { readonly view: 'attempts'; readonly page: Page<Attempt> }
  | { readonly view: 'messages'; readonly page: Page<Message> };

async function load({ visit }: Place): Promise<Answer<Loaded>> {
  const { query } = visit;
  const wanted = { ...logArguments(query), limit: PAGE_SIZE, cursor: query.get('cursor') };
  if (viewIn(query) === 'messages') {
    const answer = await visit.reader.page(PATH.messages, wanted, message);
    return answer.kind === 'problem'
      ? answer
      : { ...answer, value: { view: 'messages', page: answer.value } };
  }
  const answer = await visit.reader.page(PATH.attempts, wanted, attempt);
  return answer.kind === 'problem' ? answer : { ...answer, value: { view: 'attempts', page: answer.value } };
}

function filterFields(visit: Visit, watched: Watched | null, on: OnFilter): readonly HTMLElement[] {
  const { query } = visit;
  const rule = {
    ...{ label: t`Rule or topic`, name: 'rule', any: t`Any`, chosen: query.get('rule') },
    options: watched === null ? [] : [...watched.rules, ...watched.topics],
  };
  const outcome = {
    legend: t`Outcome`,
    name: 'outcome',
    options: OUTCOMES,
    chosen: chosen(query, 'outcome', OUTCOMES),
  };
  const state = {
    ...{ legend: t`State`, name: 'state', options: NOTIFICATION_STATES },
    chosen: chosen(query, 'state', NOTIFICATION_STATES),
  };
  return [
    viewIn(query) === 'messages'
      ? manyOf({ ...state, label: (one) => MESSAGE_STATE_LABEL[one] }, on)
      : manyOf({ ...outcome, label: (one) => OUTCOME_LABEL[one] }, on),
    oneField(rule, on),
    element(
      'div',
      { class: 'filter-days' },
      dayField(t`From (UTC)`, 'from', dayIn(query, 'from'), on),
      dayField(t`To (UTC)`, 'to', dayIn(query, 'to'), on),
    ),
  ];
}

/** The list without filters; what is shown of it stays. */
function showAll({ query }: Visit): HTMLElement {
  return element('a', { href: addressOf('/deliveries', { view: query.get('view') }) }, t`Show all`);
}

function listHead({ visit }: Place, { view, page }: Loaded): HTMLElement {
  const { query } = visit;
  const count = page.items.length;
  const words = view === 'messages' ? counted(count, '{n} message', '{n} messages') : attemptsWords(count);
  const one =
    query.get('notification') !== null
      ? t`of one message`
      : query.get('subscription') !== null
        ? t`of one subscription`
        : '';
  return element(
    'div',
    { class: 'list-head' },
    element('p', {}, `${words} ${one}`.trim(), ' · ', isNarrowed(query) ? showAll(visit) : t`newest first`),
    listTakeAway(visit, {
      path: PATH[view],
      query: logArguments(query),
      name: view === 'messages' ? t`Messages` : t`Attempts`,
    }),
  );
}

function emptyWords({ visit }: Place): HTMLElement {
  if (isNarrowed(visit.query)) return element('span', {}, t`Nothing fits the filters.`, ' ', showAll(visit));
  return element(
    'span',
    {},
    ...sentence`Nothing was sent yet. A subscription sends when its rule fires; a test message can be sent from ${element('a', { href: visit.link('/subscriptions') }, t`the subscriptions`)}.`,
  );
}

function drawn(place: Place, loaded: Loaded, replaying: Replaying | null): readonly Child[] {
  const { visit } = place;
  return [
    listHead(place, loaded),
    loaded.view === 'messages'
      ? messagesTable(loaded.page.items, visit, replaying)
      : attemptsTable(loaded.page.items, visit, replaying),
    pager(visit, loaded.page.nextCursor),
  ];
}

function listPanel(place: Place, replaying: Replaying | null): Panel {
  return panel<Loaded>({
    title: t`List`,
    skeletonLines: 12,
    load: () => load(place),
    empty: ({ page }) => (page.items.length === 0 ? emptyWords(place) : null),
    draw: (loaded) => drawn(place, loaded, replaying),
  });
}

function views(place: Place): HTMLElement {
  return choiceButtons({
    legend: t`What is listed`,
    options: VIEWS,
    label: (view) => VIEW_LABEL[view],
    current: viewIn(place.visit.query),
    choose: (view) => {
      const other = { view: view === 'attempts' ? null : view, notification: null, cursor: null };
      place.visit.go(changed(place.visit, { ...other, outcome: null, state: null }));
    },
  });
}

/** With what right somebody replays; null for those who may only look. */
function replayingOf({ csrfToken, mayChange }: Sitting, done: (sentence: string) => void): Replaying | null {
  return mayChange ? { csrfToken, done } : null;
}

/** The log of deliveries: attempts or messages, narrowed by filters that stand in the address. */
export const openLog: OpenInside = (visit, sitting) => {
  const place: Place = { visit };
  const said = element('div', { role: 'status' });
  const replaying = replayingOf(sitting, (sentence) => {
    fill(said, element('p', { class: 'note' }, sentence));
    void list.reload();
  });
  const list = listPanel(place, replaying);
  let watched: Watched | null = null;
  const filters = filterForm(visit, (at, on) => filterFields(at, watched, on));
  const [viewBox, many] = [element('div', {}), element('div', {})];
  const days = daysNote();
  const follow = (): void => {
    days.follow(place.visit.query);
    // Whoever just pressed one of the two keeps the focus on it.
    if (!viewBox.contains(document.activeElement)) fill(viewBox, views(place));
    fill(many, replaying === null ? null : replayRange(place.visit, replaying));
  };
  const names = readWatched(visit).then((answer) => {
    if (answer.kind === 'problem') return;
    watched = answer.value;
    filters.follow(place.visit);
  });
  follow();
  return {
    nodes: [
      viewBox,
      element(
        'details',
        { class: 'filter-box', open: isNarrowed(visit.query) },
        element('summary', {}, t`Filters`),
        filters.node,
      ),
      days.node,
      said,
      list.node,
      many,
    ],
    ready: Promise.all([list.reload(), names]),
    change: (next) => {
      place.visit = next;
      filters.follow(next);
      follow();
      fill(said);
      void list.reload();
    },
  };
};

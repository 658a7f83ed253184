import { INDICATORS, PROMISE_STATES } from '../../../src/kernel/words.js';
import { asOfIn, momentIn, chosen } from '../address/query.js';
import type { Child } from '../dom/element.js';
import { element } from '../dom/element.js';
import { sentence } from '../dom/sentence.js';
import { panel } from '../dom/panel.js';
import { term } from '../dom/term.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { SourceDocument } from '../service/compound.js';
import { sourceDocument } from '../service/compound.js';
import type { Session } from '../service/session.js';
import { session } from '../service/session.js';
import type { Answer } from '../service/problem.js';
import { ask } from '../service/reader.js';
import type { DiplomaticPromise } from '../service/records.js';
import { promise } from '../service/records.js';
import { listTakeAway } from '../take-away/take-away.js';
import { dateWords } from '../words/dates.js';
import { PROMISE_STATE_LABEL, TOPIC_LABEL } from '../words/labels.js';
import { amountWords } from '../words/numbers.js';
import { citationItem } from './development/citations.js';
import type { OnFilter } from './filters.js';
import { filterForm, manyOf } from './filters.js';
import { foreign, topicTag } from './marks.js';
import { byHandForm, type Hand } from './ledger/by-hand.js';
import { possibleList, stepsList } from './ledger/steps.js';
import { drawnKept, readKept, type Kept } from './ledger/summary.js';
import { ageWords, timesAnnounced } from './promise-age.js';
import { counted, listed, t } from '../language/say.js';

interface Ledger {
  readonly promises: readonly DiplomaticPromise[];
  readonly documents: readonly SourceDocument[];
  readonly session: Session;
}

const NOT_SIGNED_IN: Session = {
  signedIn: false,
  csrfToken: null,
  name: null,
  role: null,
  identityProvider: null,
};

function argumentsOf(visit: Visit): { state: string; indicator: string } {
  return {
    state: chosen(visit.query, 'state', PROMISE_STATES).join(','),
    indicator: chosen(visit.query, 'indicator', INDICATORS).join(','),
  };
}

async function readLedger(visit: Visit): Promise<Answer<Ledger>> {
  const [promises, documents, signedIn] = await Promise.all([
    visit.reader.all('/promises', argumentsOf(visit), promise),
    visit.reader.all('/documents', {}, sourceDocument),
    ask('/api/v1/session', session),
  ]);
  if (promises.kind === 'problem') return promises;
  return {
    ...promises,
    value: {
      promises: promises.value,
      documents: documents.kind === 'answer' ? documents.value : [],
      session: signedIn.kind === 'answer' ? signedIn.value : NOT_SIGNED_IN,
    },
  };
}

function promiseItem(item: DiplomaticPromise, ledger: Ledger, visit: Visit, done: Hand['done']): HTMLElement {
  const day = momentIn(visit.query).slice(0, 10);
  const age = ageWords(item, day);
  const times = timesAnnounced(item);
  const fact = (name: string, value: Child): HTMLElement =>
    element('div', {}, element('dt', {}, name), element('dd', {}, value));
  const due =
    item.due === null
      ? t`no date given`
      : item.overdue === true
        ? t`${dateWords(item.due)} (passed)`
        : dateWords(item.due);
  const isAlterable = ledger.session.signedIn && asOfIn(visit.query) === null;
  return element(
    'li',
    { class: 'promise', id: item.id },
    element(
      'p',
      { class: 'tags' },
      element('span', { class: `promise-state promise-${item.state}` }, PROMISE_STATE_LABEL[item.state]),
      ...item.indicators.map(topicTag),
      item.origin === 'news' && element('span', { class: 'tag quiet' }, t`from the news`),
      item.byHand.state !== null && element('span', { class: 'tag quiet' }, t`state set by hand`),
    ),
    element('h3', {}, foreign('span', item.what)),
    element(
      'dl',
      { class: 'facts' },
      fact(t`Who owes whom`, t`${item.parties.owes} to ${item.parties.owed}`),
      item.amount !== null && fact(t`Amount`, amountWords(item.amount)),
      fact(t`Promised`, age === null ? dateWords(item.openedOn) : listed([dateWords(item.openedOn), age])),
      fact(t`Due`, due),
      times > 1 && fact(t`Announced`, counted(times, '{n} time', '{n} times')),
    ),
    element(
      'details',
      {},
      element('summary', {}, t`Course and sources`),
      stepsList(item, visit),
      possibleList(item, visit),
      element(
        'ul',
        { class: 'plain', role: 'list' },
        ...item.citations.map((citation) => citationItem(citation, ledger.documents)),
      ),
      isAlterable && byHandForm(item, { csrfToken: ledger.session.csrfToken, done }),
    ),
  );
}

function tally(promises: readonly DiplomaticPromise[]): string {
  const parts = PROMISE_STATES.map(
    (state) => [state, promises.filter((item) => item.state === state).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([state, count]) => t`${PROMISE_STATE_LABEL[state].toLowerCase()}: ${count}`);
  return counted(promises.length, '{n} promise ({0}).', '{n} promises ({0}).', listed(parts));
}

function drawn(ledger: Ledger, visit: Visit, done: Hand['done']): readonly Child[] {
  const inOrder = ledger.promises.toSorted((a, b) =>
    (a.openedOn.from ?? '') < (b.openedOn.from ?? '') ? 1 : -1,
  );
  return [
    element(
      'div',
      { class: 'list-head' },
      element('p', {}, `${tally(ledger.promises)} ${t`Newest first.`}`),
      listTakeAway(visit, { path: '/promises', query: argumentsOf(visit), name: t`Promises` }),
    ),
    element(
      'ul',
      { class: 'promises', role: 'list' },
      ...inOrder.map((item) => promiseItem(item, ledger, visit, done)),
    ),
  ];
}

function filterFields({ query }: Visit, on: OnFilter): readonly HTMLElement[] {
  const state = {
    legend: t`State`,
    name: 'state',
    options: PROMISE_STATES,
    chosen: chosen(query, 'state', PROMISE_STATES),
  };
  const topic = {
    legend: t`Indicator`,
    name: 'indicator',
    options: INDICATORS,
    chosen: chosen(query, 'indicator', INDICATORS),
  };
  return [
    manyOf({ ...state, label: (one) => PROMISE_STATE_LABEL[one] }, on),
    manyOf({ ...topic, label: (one) => TOPIC_LABEL[one] }, on),
  ];
}

/** The ledger: what was promised, by whom, how often, and what became of it. */
export const promisesPage: PageKind = {
  title: () => t`Promises`,
  open: (visit, main) => {
    const current = { visit };
    const kept = panel<Kept>({
      title: t`What was kept`,
      skeletonLines: 8,
      load: () => readKept(current.visit),
      draw: (value) => drawnKept(value, current.visit),
    });
    const done = (sentence: string): void => {
      current.visit.announce(sentence);
      void kept.reload();
      void ledger.reload();
    };
    const ledger = panel<Ledger>({
      title: t`Ledger`,
      skeletonLines: 14,
      load: () => readLedger(current.visit),
      empty: ({ promises }) => (promises.length === 0 ? t`No promise fits these filters.` : null),
      draw: (value) => drawn(value, current.visit, done),
    });
    ledger.node.id = 'ledger';
    ledger.node.tabIndex = -1;
    const lead = element(
      'p',
      { class: 'lead' },
      ...sentence`Every ${term('promise', t`promise`)} on record, and whether it was kept. Announced is not done.`,
    );
    const filters = filterForm(visit, filterFields);
    main.append(pageHead(t`Promises`, lead), kept.node, filters.node, ledger.node);
    return {
      ready: Promise.all([kept.reload(), ledger.reload()]),
      change: (next) => {
        current.visit = next;
        filters.follow(next);
        void ledger.reload().then(() => {
          // Where a link above leads here, the reader is to stand before what it promised.
          if (location.hash !== '#ledger') return;
          ledger.node.focus({ preventScroll: true });
          ledger.node.scrollIntoView();
        });
      },
    };
  },
};

import { changed } from '../../../address/query.js';
import { element, fill } from '../../../dom/element.js';
import type { Panel } from '../../../dom/panel.js';
import { panel } from '../../../dom/panel.js';
import type { Visit } from '../../../frame/visit.js';
import type { Answer } from '../../../service/problem.js';
import type { Silence } from '../../../service/silences.js';
import { endSilence, silence } from '../../../service/silences.js';
import { mutedWords, periodWords, STANDING_LABEL, standingOf } from '../../../words/silences.js';
import { foreign } from '../../marks.js';
import { actButton } from '../act-button.js';
import type { OpenInside, Sitting } from '../signed-in-page.js';
import type { Watched } from '../watched.js';
import { readWatched } from '../watched.js';
import { silenceForm } from './silence-form.js';
import { t } from '../../../language/say.js';
import { listTakeAway } from '../../../take-away/take-away.js';
import { now } from '../../../service/clock.js';

interface Place {
  visit: Visit;
}

interface Loaded {
  readonly silences: readonly Silence[];
  readonly watched: Watched;
}

async function load({ visit }: Place): Promise<Answer<Loaded>> {
  const [silences, watched] = await Promise.all([
    visit.reader.all('/silences', {}, silence),
    readWatched(visit),
  ]);
  if (silences.kind === 'problem') return silences;
  if (watched.kind === 'problem') return watched;
  return { ...silences, value: { silences: silences.value, watched: watched.value } };
}

interface Around {
  readonly watched: Watched;
  readonly sitting: Sitting;
  readonly done: (sentence: string) => void;
}

function silenceItem(one: Silence, { watched, sitting, done }: Around): HTMLElement {
  const standing = standingOf(one, now());
  const ending = actButton<Silence>({
    action: t`End it now`,
    of: one.reason,
    send: () => endSilence(sitting.csrfToken, one.id),
    done: () => {
      done(t`The silence has ended.`);
    },
  });
  return element(
    'li',
    { class: 'promise', id: one.id },
    element('h3', {}, foreign('span', one.reason)),
    element('p', { class: 'prose' }, mutedWords(one.matches, watched.nameOf)),
    element(
      'p',
      { class: 'tags' },
      element(
        'span',
        { class: standing === 'over' ? 'status status-off' : 'status status-on' },
        STANDING_LABEL[standing],
      ),
      element('span', {}, periodWords(one)),
      element(
        'span',
        {},
        one.owner === null ? t`everybody’s alerts` : t`alerts of their own subscriptions only`,
      ),
      element('span', { class: 'quiet' }, t`by ${one.createdBy}`),
    ),
    standing !== 'over' && sitting.mayChange && ending,
  );
}

function drawn({ visit }: Place, silences: readonly Silence[], around: Around): readonly HTMLElement[] {
  const at = now();
  const current = silences.filter((one) => standingOf(one, at) !== 'over');
  const past = silences.filter((one) => standingOf(one, at) === 'over');
  const listOf = (some: readonly Silence[]): HTMLElement =>
    element('ul', { class: 'promises', role: 'list' }, ...some.map((one) => silenceItem(one, around)));
  return [
    element(
      'div',
      { class: 'list-head' },
      element(
        'p',
        {},
        current.length === 0 ? t`Nothing is muted at present.` : t`${current.length} in force or to come.`,
      ),
      listTakeAway(visit, { path: '/silences', query: {}, name: t`Silences` }),
    ),
    listOf(current),
    ...(past.length === 0
      ? []
      : [element('details', {}, element('summary', {}, t`Past silences (${past.length})`), listOf(past))]),
  ];
}

function listPanel(place: Place, sitting: Sitting): Panel {
  const done = (sentence: string): void => {
    place.visit.announce(sentence);
    void own.reload();
  };
  const own: Panel = panel<Loaded>({
    title: t`List`,
    skeletonLines: 6,
    load: () => load(place),
    empty: ({ silences }) =>
      silences.length === 0
        ? t`Nothing is muted, and nothing ever was. “New silence” mutes alerts for a while.`
        : null,
    draw: ({ silences, watched }) => drawn(place, silences, { watched, sitting, done }),
  });
  return own;
}

/** The silences, and the form where the address asks for one. */
export const openSilences: OpenInside = (visit, sitting) => {
  const place: Place = { visit };
  const list = listPanel(place, sitting);
  const box = element('div', {});
  const add = element('a', { class: 'button-link', href: changed(visit, { add: 'new' }) }, t`New silence`);
  const showForm = (): Promise<void> => {
    const isWanted = place.visit.query.get('add') !== null && sitting.mayChange;
    add.hidden = isWanted || !sitting.mayChange;
    if (!isWanted) {
      fill(box);
      return Promise.resolve();
    }
    const form = silenceForm({
      ...{ sitting, visit: place.visit },
      made: () => {
        place.visit.go(changed(place.visit, { add: null, rules: null, subscriptions: null }));
        place.visit.announce(t`The silence is in force.`);
        void list.reload();
      },
    });
    fill(box, form.node);
    if (place.visit !== visit) form.node.querySelector<HTMLElement>('h2')?.focus();
    return form.reload();
  };
  return {
    nodes: [element('p', {}, add), box, list.node],
    ready: Promise.all([list.reload(), showForm()]),
    change: (next) => {
      const isSameForm = next.query.get('add') === place.visit.query.get('add');
      place.visit = next;
      if (!isSameForm) void showForm();
    },
  };
};

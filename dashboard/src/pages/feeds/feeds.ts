import { momentIn } from '../../address/query.js';
import type { Child } from '../../dom/element.js';
import { element, fill } from '../../dom/element.js';
import { panel } from '../../dom/panel.js';
import { sentence } from '../../dom/sentence.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import { counted, t } from '../../language/say.js';
import type { FeedReport } from '../../service/feed-report.js';
import { feedReport } from '../../service/feed-report.js';
import { signedIn, type SignedIn } from '../../service/signed-in.js';
import { listTakeAway } from '../../take-away/take-away.js';
import { mayAdd, type FeedDesk } from './feed-acts.js';
import { isSilent, isTroubled } from './feed-state.js';
import { feedTable } from './feed-table.js';

const REFRESH_MS = 60_000;

function drawn(feeds: readonly FeedReport[], visit: Visit, desk: FeedDesk | null): readonly Child[] {
  const view = { at: new Date(momentIn(visit.query)), desk };
  const on = feeds.filter(({ enabled }) => enabled);
  const troubled = on.filter((feed) => isTroubled(feed) || isSilent(feed));
  const well = on.filter((feed) => !troubled.includes(feed));
  const off = feeds.filter(({ enabled, withdrawal }) => !enabled && withdrawal === null);
  const removed = feeds.filter(({ withdrawal }) => withdrawal !== null);
  return [
    element(
      'div',
      { class: 'list-head' },
      element(
        'p',
        {},
        counted(
          on.length,
          '{n} feed polled: {0} need a look, {1} not asked yet. {2} off.',
          '{n} feeds polled: {0} need a look, {1} not asked yet. {2} off.',
          troubled.length,
          well.filter(({ state }) => state === 'waiting').length,
          off.length,
        ),
      ),
      listTakeAway(visit, { path: '/feeds', query: {}, name: t`Feeds` }),
    ),
    troubled.length > 0 && feedTable(t`Feeds that need a look`, troubled, view),
    well.length > 0 && feedTable(t`Feeds that answer or wait`, well, view),
    off.length > 0 && feedTable(t`Feeds that are off`, off, view),
    removed.length > 0 && feedTable(t`Feeds that were removed`, removed, view),
  ];
}

/** A button that brings the form for a further feed, whose code those who only read never load. */
function addButton(place: HTMLElement, desk: FeedDesk): HTMLElement {
  const button = element('button', { type: 'button', 'aria-expanded': 'false' }, t`Add a feed`);
  const form = element('div', {});
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!isOpen));
    if (isOpen) fill(form);
    else
      void import('./add-feed.js').then(({ openAddFeed }) => {
        openAddFeed(form, desk);
      });
  });
  fill(place, button, form);
  return button;
}

function signInNote(visit: Visit): HTMLElement {
  const link = element('a', { href: visit.link('/method#sign-in') }, t`Sign in`);
  return element('p', { class: 'quiet' }, ...sentence`${link} to add, test or pause feeds.`);
}

/** State of every feed, with what to do where one fails; feeds are added here too. */
export const feedsPage: PageKind = {
  title: () => t`Feeds`,
  open: (visit, main) => {
    let person: SignedIn | null = null;
    const desk = (): FeedDesk | null =>
      person === null ? null : { person, visit, changed: () => void body.reload() };
    const body = panel<readonly FeedReport[]>({
      title: t`State of every feed`,
      skeletonLines: 14,
      load: async () => {
        const [feeds, now] = await Promise.all([visit.reader.all('/feeds', {}, feedReport), signedIn()]);
        person = now;
        return feeds;
      },
      empty: (feeds) =>
        feeds.length === 0 ? t`No feed is listed: add some to the feed list (FEEDS_FILE).` : null,
      draw: (feeds) => drawn(feeds, visit, desk()),
    });
    const adding = element('div', { class: 'add-feed' });
    main.append(
      pageHead(
        t`Feeds`,
        t`Where the news comes from. A feed that fails is asked again with growing pauses; it never stops the others, and its silence is never read as cooling relations.`,
      ),
      adding,
      body.node,
    );
    const offer = (): void => {
      const own = desk();
      if (own === null) fill(adding, signInNote(visit));
      else if (mayAdd(own.person)) addButton(adding, own);
    };
    const timer = setInterval(() => {
      // What somebody is writing into a form of the table must not be drawn over.
      if (body.node.querySelector('details[open]') === null) void body.reload();
    }, REFRESH_MS);
    return {
      ready: body.reload().then(offer),
      close: () => {
        clearInterval(timer);
      },
    };
  },
};

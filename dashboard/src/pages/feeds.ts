import type { Child } from '../dom/element.js';
import { element } from '../dom/element.js';
import { panel } from '../dom/panel.js';
import { dataTable } from '../dom/table.js';
import { pageHead } from '../frame/frame.js';
import type { PageKind, Visit } from '../frame/visit.js';
import type { FeedReport } from '../service/feed-report.js';
import { feedReport } from '../service/feed-report.js';
import { askChange } from '../service/change.js';
import { signedInToken } from '../service/corrections.js';
import { agoWords, instantWords } from '../words/dates.js';
import { countryName, languageName, ownershipWords } from '../words/labels.js';
import { numberWords } from '../words/numbers.js';
import { actButton } from './alerts/act-button.js';
import { FEED_STATE_LABEL, isSilent, isTroubled } from './feed-state.js';
import { outsideLink } from './marks.js';
import { feedProblemWords } from '../words/feed-problems.js';
import { counted, listed, t } from '../language/say.js';

const REFRESH_MS = 60_000;

function moment(instant: string | null, never: string): Child {
  if (instant === null) return never;
  return element('time', { datetime: instant, title: instantWords(instant) }, agoWords(instant, new Date()));
}

function nextCheck({ nextCheckAt }: FeedReport): Child {
  const isDue = nextCheckAt !== null && Date.parse(nextCheckAt) <= Date.now();
  return isDue ? t`due now` : moment(nextCheckAt, t`none`);
}

function twoWeeks({ articlesLast8Weeks }: FeedReport): string {
  const [before, now] = articlesLast8Weeks.slice(-2).map(({ articles }) => numberWords(articles));
  return now === undefined ? (before ?? '–') : `${before ?? '–'} · ${now}`;
}

function nameCell(feed: FeedReport): HTMLElement {
  const owner = ownershipWords(feed.ownership);
  const place = [countryName(feed.country), ...(owner === null ? [] : [owner])];
  return element(
    'div',
    {},
    outsideLink(feed.name, feed.url),
    element('p', { class: 'quiet' }, `${listed(place)} · ${languageName(feed.language)}`),
  );
}

/** What a signed-in reader can do with a feed; null: nobody is signed in. */
type Switch = ((feed: FeedReport) => HTMLElement) | null;

/** A button that pauses a feed or has it asked again; the choice outlasts restarts. */
function switches(csrfToken: string | null, visit: Visit, again: () => void): Switch {
  if (csrfToken === null) return null;
  return ({ id, name, enabled }) =>
    actButton({
      action: enabled ? t`feed¦Pause` : t`Ask this feed again`,
      of: name,
      send: () => {
        const change = { method: 'PATCH', body: { enabled: !enabled } } as const;
        return askChange(csrfToken, `/api/v1/feeds/${encodeURIComponent(id)}`, change, feedReport);
      },
      done: (changed) => {
        visit.announce(changed.enabled ? t`${name} is asked again.` : t`${name} is paused.`);
        again();
      },
    });
}

function stateCell(feed: FeedReport, button: Switch): HTMLElement {
  const silent = isSilent(feed);
  const state = FEED_STATE_LABEL[feed.state];
  const words =
    feed.failures > 0
      ? counted(feed.failures, '{0}, {n} time in a row', '{0}, {n} times in a row', state)
      : state;
  return element(
    'div',
    {},
    element('span', { class: `feed-state feed-${silent ? 'silent' : feed.state}` }, words),
    silent && element('p', { class: 'quiet' }, t`Nothing new last week and this`),
    button?.(feed) ?? null,
  );
}

function problemCell({ problem, note }: FeedReport): Child {
  if (problem === null) return note === '' ? '–' : element('span', { class: 'quiet', dir: 'auto' }, note);
  const { what, remedy, asGiven } = feedProblemWords(problem);
  return element(
    'div',
    {},
    element('p', { dir: 'auto' }, what),
    element('p', {}, element('strong', {}, t`What to do:`), ' ', remedy),
    asGiven !== null && element('p', { class: 'quiet', lang: 'en', dir: 'auto' }, asGiven),
  );
}

function feedTable(caption: string, feeds: readonly FeedReport[], button: Switch): HTMLElement {
  return dataTable<FeedReport>({
    caption,
    rows: feeds,
    folds: true,
    columns: [
      { head: t`Feed`, name: t`Feed`, cell: nameCell },
      { head: t`State`, name: t`State`, cell: (feed) => stateCell(feed, button) },
      {
        head: t`Last answer`,
        name: t`Last answer`,
        cell: ({ lastSuccessAt }) => moment(lastSuccessAt, t`never`),
      },
      { head: t`Last news`, name: t`Last news`, cell: ({ lastNewAt }) => moment(lastNewAt, t`never`) },
      { head: t`Next check`, name: t`Next check`, cell: nextCheck },
      {
        head: t`Articles, last and this week`,
        name: t`Articles, last and this week`,
        numeric: true,
        cell: twoWeeks,
      },
      { head: t`Error or note`, name: t`Error or note`, cell: problemCell },
    ],
  });
}

function drawn(feeds: readonly FeedReport[], visit: Visit, button: Switch): readonly Child[] {
  const on = feeds.filter(({ enabled }) => enabled);
  const troubled = on.filter((feed) => isTroubled(feed) || isSilent(feed));
  const well = on.filter((feed) => !troubled.includes(feed));
  const off = feeds.filter(({ enabled }) => !enabled);
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
      element('a', { href: visit.reader.csv('/feeds', {}), class: 'text-button', download: true }, t`CSV`),
    ),
    troubled.length > 0 && feedTable(t`Feeds that need a look`, troubled, button),
    well.length > 0 && feedTable(t`Feeds that answer or wait`, well, button),
    off.length > 0 && feedTable(t`Feeds that are off`, off, button),
  ];
}

/** State of every feed, with what to do where one fails. */
export const feedsPage: PageKind = {
  title: () => t`Feeds`,
  open: (visit, main) => {
    let csrfToken: string | null = null;
    const body = panel<readonly FeedReport[]>({
      title: t`State of every feed`,
      skeletonLines: 14,
      load: async () => {
        const [feeds, token] = await Promise.all([
          visit.reader.all('/feeds', {}, feedReport),
          signedInToken(),
        ]);
        csrfToken = token;
        return feeds;
      },
      empty: (feeds) =>
        feeds.length === 0 ? t`No feed is listed: add some to the feed list (FEEDS_FILE).` : null,
      draw: (feeds) => {
        const button = switches(csrfToken, visit, () => void body.reload());
        return drawn(feeds, visit, button);
      },
    });
    main.append(
      pageHead(
        t`Feeds`,
        t`Where the news comes from. A feed that fails is asked again with growing pauses; it never stops the others, and its silence is never read as cooling relations.`,
      ),
      body.node,
    );
    const timer = setInterval(() => void body.reload(), REFRESH_MS);
    return {
      ready: body.reload(),
      close: () => {
        clearInterval(timer);
      },
    };
  },
};

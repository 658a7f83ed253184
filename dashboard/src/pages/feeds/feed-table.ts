import type { Child } from '../../dom/element.js';
import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import { dataTable } from '../../dom/table.js';
import { counted, listed, t } from '../../language/say.js';
import type { FeedReport } from '../../service/feed-report.js';
import { agoWords, instantWords } from '../../words/dates.js';
import { feedProblemWords } from '../../words/feed-problems.js';
import { countryName, languageName, ownershipWords } from '../../words/labels.js';
import { numberWords } from '../../words/numbers.js';
import { foreign, outsideLink, outsideName } from '../marks.js';
import type { FeedDesk } from './feed-acts.js';
import { feedActs } from './feed-acts.js';
import { FEED_STATE_LABEL, isDue, isSilent } from './feed-state.js';

const UNKNOWN_COUNTRY = 'ZZ';

function moment(instant: string | null, never: string, at: Date): Child {
  if (instant === null) return never;
  return element('time', { datetime: instant, title: instantWords(instant) }, agoWords(instant, at));
}

function nextCheck(feed: FeedReport, at: Date): Child {
  return isDue(feed, at) ? t`due now` : moment(feed.nextCheckAt, t`none`, at);
}

function twoWeeks({ articlesLast8Weeks }: FeedReport): string {
  const [before, now] = articlesLast8Weeks.slice(-2).map(({ articles }) => numberWords(articles));
  return now === undefined ? (before ?? '–') : `${before ?? '–'} · ${now}`;
}

function additionNote({ origin, addition }: FeedReport): Child {
  if (origin === 'list') return null;
  const words =
    addition === null ? t`Added by an import` : t`Added by ${addition.by} on ${instantWords(addition.at)}`;
  return element('p', { class: 'quiet', dir: 'auto' }, words);
}

function nameCell(feed: FeedReport): HTMLElement {
  const owner = ownershipWords(feed.ownership);
  const country = feed.country === UNKNOWN_COUNTRY ? [] : [countryName(feed.country)];
  const place = listed([...country, ...(owner === null ? [] : [owner])]);
  const about = [place, languageName(feed.language)].filter((words) => words !== '');
  return element(
    'div',
    {},
    outsideLink(feed.name, feed.url, feed.language),
    element('p', { class: 'quiet' }, about.join(' · ')),
    additionNote(feed),
  );
}

function stateWords({ state, failures, withdrawal }: FeedReport): string {
  if (withdrawal !== null) return t`feed¦Removed`;
  const label = FEED_STATE_LABEL[state];
  return failures > 0 ? counted(failures, '{0}, {n} time in a row', '{0}, {n} times in a row', label) : label;
}

function stateCell(feed: FeedReport, desk: FeedDesk | null): HTMLElement {
  const silent = isSilent(feed);
  return element(
    'div',
    { 'data-row': feed.id },
    element('span', { class: `feed-state feed-${silent ? 'silent' : feed.state}` }, stateWords(feed)),
    silent && element('p', { class: 'quiet' }, t`Nothing new last week and this`),
    ...(desk === null ? [] : feedActs(feed, desk)),
  );
}

function removalNote({ by, at, reason }: NonNullable<FeedReport['withdrawal']>): HTMLElement {
  return element(
    'div',
    {},
    element('p', {}, ...sentence`Reason: ${foreign('span', reason)}`),
    element('p', { class: 'quiet', dir: 'auto' }, t`Removed by ${by} on ${instantWords(at)}`),
  );
}

function problemCell({ problem, note, withdrawal }: FeedReport): Child {
  if (withdrawal !== null) return removalNote(withdrawal);
  if (problem === null) return note === '' ? '–' : element('span', { class: 'quiet' }, outsideName(note));
  const { what, remedy, asGiven } = feedProblemWords(problem);
  return element(
    'div',
    {},
    element('p', { dir: 'auto' }, what),
    element('p', {}, element('strong', {}, t`What to do:`), ' ', remedy),
    asGiven !== null && element('p', { class: 'quiet', lang: 'en', dir: 'auto' }, asGiven),
  );
}

/** When the feeds are looked at, and what whoever is signed in can do with each; null: nobody is. */
export interface FeedView {
  /** Now, or the past moment the page is about. */
  readonly at: Date;
  readonly desk: FeedDesk | null;
}

/** Feeds with how they stood at a moment. */
export function feedTable(
  caption: string,
  feeds: readonly FeedReport[],
  { at, desk }: FeedView,
): HTMLElement {
  return dataTable<FeedReport>({
    caption,
    rows: feeds,
    folds: true,
    columns: [
      { head: t`Feed`, name: t`Feed`, cell: nameCell },
      { head: t`State`, name: t`State`, cell: (feed) => stateCell(feed, desk) },
      {
        head: t`Last answer`,
        name: t`Last answer`,
        cell: ({ lastSuccessAt }) => moment(lastSuccessAt, t`never`, at),
      },
      { head: t`Last news`, name: t`Last news`, cell: ({ lastNewAt }) => moment(lastNewAt, t`never`, at) },
      { head: t`Next check`, name: t`Next check`, cell: (feed) => nextCheck(feed, at) },
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

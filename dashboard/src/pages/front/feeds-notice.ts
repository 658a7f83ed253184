import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import type { Visit } from '../../frame/visit.js';
import type { FeedReport } from '../../service/feed-report.js';
import { feedReport } from '../../service/feed-report.js';
import { isSilent, isTroubled } from '../feeds/feed-state.js';
import { counted, listed, t } from '../../language/say.js';

function named(feeds: readonly FeedReport[]): string {
  const names = feeds.slice(0, 3).map(({ name }) => name);
  const rest = feeds.length - names.length;
  return rest > 0 ? t`${listed(names)} and ${rest} more` : listed(names);
}

function stateLink(visit: Visit): HTMLElement {
  return element('p', {}, element('a', { href: visit.link('/feeds') }, t`State of every feed`));
}

function notice(feeds: readonly FeedReport[], visit: Visit): HTMLElement {
  const polled = feeds.filter(({ enabled }) => enabled);
  if (polled.length === 0) {
    const words = t`No feed is switched on: nothing new can arrive.`;
    return element('div', { class: 'note note-stale' }, element('p', {}, words), stateLink(visit));
  }
  const troubled = polled.filter(isTroubled);
  const silent = polled.filter((feed) => !isTroubled(feed) && isSilent(feed));
  const waiting = polled.filter(({ state }) => state === 'waiting').length;
  const answered = polled.length - troubled.length - waiting;
  return element(
    'div',
    { class: troubled.length > 0 ? 'note note-stale' : 'freshness' },
    element(
      'p',
      {},
      counted(polled.length, '{0} of {n} feed answer.', '{0} of {n} feeds answer.', answered),
      ' ',
      waiting > 0 && counted(waiting, '{n} has not been asked yet.', '{n} have not been asked yet.'),
    ),
    troubled.length > 0 && element('p', {}, t`Not answering: ${named(troubled)}.`),
    silent.length > 0 &&
      element('p', {}, t`Answering, but without news last week and this: ${named(silent)}.`),
    stateLink(visit),
  );
}

/** Which feeds are silent or failing. */
export function feedsNotice(visit: Visit): Panel {
  return panel<readonly FeedReport[]>({
    title: t`Feeds`,
    level: 3,
    skeletonLines: 2,
    load: () => visit.reader.all('/feeds', {}, feedReport),
    empty: (feeds) =>
      feeds.length === 0 ? t`No feed is listed: add some to the feed list (FEEDS_FILE).` : null,
    draw: (feeds) => [notice(feeds, visit)],
  });
}

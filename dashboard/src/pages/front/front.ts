import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { weekChanges } from '../../service/changes.js';
import { changePanel } from './change-panel.js';
import { feedsNotice } from './feeds-notice.js';
import { latestPanel } from './latest-panel.js';
import { statePanel } from './state-panel.js';
import { trendPanel } from './trend-panel.js';
import { watchPanel } from './watch-panel.js';
import { t } from '../../language/say.js';

const REFRESH_MS = 5 * 60_000;

/** Asks once while an answer is under way: two panels show the last full week. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => {
    underWay ??= ask().finally(() => {
      underWay = null;
    });
    return underWay;
  };
}

interface FrontPanels {
  readonly state: Panel;
  readonly watch: Panel;
  readonly feeds: Panel;
  readonly change: Panel;
  readonly latest: Panel;
  readonly trends: Panel;
}

function panelsOf(visit: Visit): FrontPanels {
  const lastWeek = shared(() => visit.reader.read('/changes', {}, weekChanges));
  return {
    state: statePanel(visit, lastWeek),
    watch: watchPanel(visit),
    feeds: feedsNotice(visit),
    change: changePanel(visit, lastWeek),
    latest: latestPanel(visit),
    trends: trendPanel(visit),
  };
}

/** Has all of them loaded at once, and shows each when those before it are drawn: nothing that is seen moves. */
async function openInOrder(panels: readonly Panel[]): Promise<void> {
  const [, ...later] = panels;
  for (const { node } of later) node.hidden = true;
  const loads = panels.map((panel) => ({ panel, load: panel.reload() }));
  for (const { panel, load } of loads) {
    await load;
    panel.node.hidden = false;
  }
}

/** The state of relations now: index, what to watch, what changed, what happened, lines, how fresh the data is. */
export const frontPage: PageKind = {
  title: () => t`State of relations now`,
  open: (visit, main) => {
    const { state, watch, feeds, change, latest, trends } = panelsOf(visit);
    const below = element(
      'div',
      { class: 'front-below' },
      element('div', { class: 'front-side' }, watch.node, feeds.node),
      change.node,
      latest.node,
    );
    main.append(pageHead(t`Pakistan–Russia relations now`), state.node, below, trends.node);
    const panels = [state, watch, feeds, change, latest, trends];
    const timer = setInterval(() => {
      for (const panel of panels) void panel.reload();
    }, REFRESH_MS);
    return {
      ready: openInOrder(panels),
      close: () => {
        clearInterval(timer);
      },
    };
  },
};

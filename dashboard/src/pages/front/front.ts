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

function panelsOf(visit: Visit): readonly Panel[] {
  const lastWeek = shared(() => visit.reader.read('/changes', {}, weekChanges));
  return [
    statePanel(visit, lastWeek),
    changePanel(visit, lastWeek),
    feedsNotice(visit),
    latestPanel(visit),
    trendPanel(visit),
    watchPanel(visit),
  ];
}

/** The state of relations now: index, what happened, lines, what to watch, how fresh the data is. */
export const frontPage: PageKind = {
  title: () => t`State of relations now`,
  open: (visit, main) => {
    const panels = panelsOf(visit);
    const [state, change, feeds, latest, trends, watch] = panels;
    const top = element(
      'div',
      { class: 'front-top' },
      state?.node,
      element('div', {}, latest?.node, feeds?.node),
    );
    main.append(
      pageHead(t`Pakistan–Russia relations now`),
      top,
      ...[watch, change, trends].flatMap((panel) => panel?.node ?? []),
    );
    const loadAll = (): Promise<unknown> => Promise.all(panels.map((panel) => panel.reload()));
    const timer = setInterval(() => void loadAll(), REFRESH_MS);
    return {
      ready: loadAll(),
      close: () => {
        clearInterval(timer);
      },
    };
  },
};

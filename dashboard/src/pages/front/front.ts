import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { overview } from '../../service/compound.js';
import { changePanel } from './change-panel.js';
import { feedsNotice } from './feeds-notice.js';
import { flowPanel } from './flow-panel.js';
import { latestPanel } from './latest-panel.js';
import { statePanel } from './state-panel.js';
import { trendPanel } from './trend-panel.js';
import { watchPanel } from './watch-panel.js';
import type { Choice } from './choice.js';
import { choiceOf } from './choice.js';
import { t } from '../../language/say.js';

const REFRESH_MS = 5 * 60_000;

function panelsOf(visit: Visit, choice: { current: Choice }): readonly Panel[] {
  const reading = visit.reader.read('/indicators', {}, overview);
  let first = true;
  const again = (): typeof reading => {
    if (!first) return visit.reader.read('/indicators', {}, overview);
    first = false;
    return reading;
  };
  return [
    statePanel(visit, again),
    changePanel(visit),
    feedsNotice(visit),
    latestPanel(visit),
    trendPanel(visit, choice),
    flowPanel(visit, choice),
    watchPanel(visit),
  ];
}

/** The state of relations now: index, what happened, lines, flows, what to watch, how fresh the data is. */
export const frontPage: PageKind = {
  title: () => t`State of relations now`,
  open: (visit, main) => {
    const choice = { current: choiceOf(visit.query) };
    const panels = panelsOf(visit, choice);
    const [state, change, feeds, latest, trends, flows, watch] = panels;
    const top = element(
      'div',
      { class: 'front-top' },
      state?.node,
      element('div', {}, latest?.node, feeds?.node),
    );
    main.append(
      pageHead(t`Pakistan–Russia relations now`),
      top,
      ...[change, trends, flows, watch].flatMap((panel) => panel?.node ?? []),
    );
    const loadAll = (): Promise<unknown> => Promise.all(panels.map((panel) => panel.reload()));
    const timer = setInterval(() => void loadAll(), REFRESH_MS);
    return {
      ready: loadAll(),
      change: (next) => {
        choice.current = choiceOf(next.query);
        void trends?.reload();
        void flows?.reload();
      },
      close: () => {
        clearInterval(timer);
      },
    };
  },
};

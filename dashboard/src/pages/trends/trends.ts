import { momentIn } from '../../address/query.js';
import { element } from '../../dom/element.js';
import { keepFocus } from '../../dom/keep-focus.js';
import { pageHead } from '../../frame/frame.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import type { Known } from './choice.js';
import { dayAfter, trendsChoice } from './choice.js';
import { changeTrends, trendsControls } from './controls.js';
import { firstDay } from './first-day.js';
import { flowPanel } from './flow-panel.js';
import type { Shown } from './shown.js';
import { linesPanel } from './lines-panel.js';

function shownOf(visit: Visit, known: Known): Shown {
  return { visit, today: known.today, choice: trendsChoice(visit.query, known) };
}

/** Builds the controls for what is shown; the control that had the focus has it again. */
function controlsOf(shown: Shown, { first }: Known): HTMLElement {
  const { choice, today, visit } = shown;
  return trendsControls({ choice, today, first, change: changeTrends(visit) }, visit.link);
}

/** How the lines ran in any period, what moved them, and what was said against what was done. */
export const trendsPage: PageKind = {
  title: () => t`Trends`,
  open: (visit, main) => {
    const today = momentIn(visit.query).slice(0, 10);
    let known: Known = { first: dayAfter(today, -364), today };
    let shown = shownOf(visit, known);
    const now = { shown: () => shown };
    const controls = element('div', {}, controlsOf(shown, known));
    const panels = [linesPanel(now), flowPanel(now)];
    main.append(
      pageHead(
        t`Trends`,
        t`How relations ran, week by week: where they stood, how much happened, what moved them, and what was said against what was done.`,
      ),
      controls,
      ...panels.map(({ node }) => node),
    );
    const loadAll = (): Promise<unknown> => Promise.all(panels.map((one) => one.reload()));
    const begin = async (): Promise<void> => {
      known = { today, first: await firstDay(visit, today) };
      shown = shownOf(visit, known);
      keepFocus(controls, () => controlsOf(shown, known));
      await loadAll();
    };
    return {
      ready: begin(),
      change: (next) => {
        shown = shownOf(next, known);
        keepFocus(controls, () => controlsOf(shown, known));
        void loadAll();
      },
    };
  },
};

import { element, freshId } from '../dom/element.js';
import { inTurns } from '../dom/in-turn.js';
import { onColoursChanged } from '../frame/theme.js';
import type { ChartSpec, Drawing } from './chart-spec.js';
import { chartColours } from './colours.js';
import { drawerOf, fetchForPaper, oneIsDrawn } from './drawer.js';
import { onPaperIn, printsWhole } from './on-paper.js';
import { chartTakeAway } from '../take-away/take-away.js';
import { followKeys } from './stops.js';
import { t } from '../language/say.js';

function tableToggle(build: () => HTMLElement): { button: HTMLElement; holder: HTMLElement } {
  const id = freshId('table');
  const holder = element('div', { id, class: 'chart-table', hidden: true });
  const button = element(
    'button',
    { type: 'button', class: 'text-button', 'aria-expanded': 'false', 'aria-controls': id },
    t`Show as table`,
  );
  button.addEventListener('click', () => {
    if (holder.childElementCount === 0) {
      holder.append(build());
    }
    holder.hidden = !holder.hidden;
    button.setAttribute('aria-expanded', String(!holder.hidden));
    button.textContent = holder.hidden ? t`Show as table` : t`Hide table`;
  });
  return { button, holder };
}

const charts = inTurns();

/** Fetches and reads the library by itself: that takes as long as drawing a chart. Where it does not come, the draw says so. */
function readLibrary(): void {
  void charts(async () => {
    await Promise.allSettled([import('./drawing.js')]);
  });
}

/** Draws one chart after the other; while one's turn is still to come its plot says that it is busy. */
function inTurnOf(plot: HTMLElement, draw: () => Promise<void>): () => void {
  let waiting = 0;
  return () => {
    waiting += 1;
    plot.setAttribute('aria-busy', 'true');
    readLibrary();
    void charts(draw).finally(() => {
      waiting -= 1;
      if (waiting === 0) plot.removeAttribute('aria-busy');
    });
  };
}

/** Acts once, when an element is on the screen or within a margin of it. */
function whenWithin(margin: string, plot: HTMLElement, act: () => void): void {
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      act();
    },
    { rootMargin: margin },
  );
  near.observe(plot);
}

/** What a chart needs is fetched early; drawing, which keeps a slow device busy, waits until the chart is nearly seen. */
const FETCHED_WITHIN = '400px';
const DRAWN_WITHIN = '33%';

/** Draws when the chart comes near the screen and again when the colours change, until it is taken away. */
function keepDrawn(plot: HTMLElement, spec: ChartSpec): void {
  const drawer = drawerOf(spec);
  let drawing: Drawing | null = null;
  /** Null while they are still to come. */
  let stops: Drawing['stops'] | null = null;
  let turn = 0;
  const keys = followKeys(plot, () => stops, spec.visit);
  const draw = async (): Promise<void> => {
    turn += 1;
    const own = turn;
    drawing?.destroy();
    drawing = null;
    stops = null;
    const canvas = element('canvas', { 'aria-hidden': true });
    // What stands for paper stays: the page may be shown as printed while a chart's turn comes.
    plot.replaceChildren(canvas, ...onPaperIn(plot));
    const drawNow = await drawer.fetched().catch((reason: unknown) => {
      stops = [];
      throw reason;
    });
    if (own !== turn) return;
    const made = drawNow(canvas, chartColours());
    drawing = made;
    await made.whole;
    oneIsDrawn();
    if (own !== turn) return;
    stops = made.stops;
    keys.catchUp();
  };
  const drawInTurn = inTurnOf(plot, draw);
  const stop = onColoursChanged(() => {
    if (!plot.isConnected) {
      stop();
      drawing?.destroy();
    } else if (turn > 0) drawInTurn();
  });
  whenWithin(FETCHED_WITHIN, plot, readLibrary);
  whenWithin(DRAWN_WITHIN, plot, drawInTurn);
  fetchForPaper(drawer, printsWhole(plot, drawer.now));
}

/** A chart with title, summary in words, the same numbers as a table, and arrow keys that move over its points. */
export function chartFigure(spec: ChartSpec): HTMLElement {
  const summaryId = freshId('summary');
  const plot = element('div', {
    class: `plot ${spec.size}`,
    tabindex: 0,
    role: 'application',
    'aria-roledescription': t`chart`,
    'aria-label': t`${spec.name}. Left and right arrow keys move over the points, Enter opens one.`,
    'aria-describedby': summaryId,
  });
  if (spec.heightPx !== undefined) plot.style.height = `${spec.heightPx}px`;
  const { button, holder } = tableToggle(spec.table);
  keepDrawn(plot, spec);
  const figure: HTMLElement = element(
    'figure',
    { class: spec.class === undefined ? 'chart' : `chart ${spec.class}`, 'aria-label': spec.name },
    element(
      'figcaption',
      {},
      element('h3', {}, spec.title),
      element('p', { id: summaryId, class: 'summary' }, spec.summary),
    ),
    spec.legend,
    plot,
    element('div', { class: 'chart-actions' }, button, ...chartTakeAway(spec, () => figure)),
    holder,
  );
  return figure;
}

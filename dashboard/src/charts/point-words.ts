import type { ActiveElement, Chart, Plugin } from 'chart.js';
import { element, fill } from '../dom/element.js';

const GAP_PX = 12;

/** What stands in the box beside a point. */
export interface PointWords {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What is to be told of a point; null where it has no words of its own. */
export type Told = (point: Pick<ActiveElement, 'datasetIndex' | 'index'>) => PointWords | null;

/** Where a box goes along one axis: after the point, before it where that does not fit, within the plot where neither does. */
export function boxStart(atPx: number, boxPx: number, roomPx: number): number {
  const after = atPx + GAP_PX;
  const start = after + boxPx <= roomPx ? after : atPx - GAP_PX - boxPx;
  return Math.max(0, Math.min(start, roomPx - boxPx));
}

function place(
  box: HTMLElement,
  plot: HTMLElement,
  { x, y }: { readonly x: number; readonly y: number },
): void {
  box.style.left = `${boxStart(x, box.offsetWidth, plot.clientWidth)}px`;
  // A gap in a line has no height of its own.
  const top = Number.isFinite(y) ? y - box.offsetHeight / 2 : 0;
  box.style.top = `${Math.max(0, Math.min(top, plot.clientHeight - box.offsetHeight))}px`;
}

function contents({ title, lines }: PointWords): readonly HTMLElement[] {
  return [element('p', { class: 'readout-when' }, title), ...lines.map((line) => element('p', {}, line))];
}

/** The first of the points that are pointed at of which there is something to tell. */
function toldOf(chart: Chart, told: Told): { readonly at: ActiveElement; readonly words: PointWords } | null {
  for (const at of chart.getActiveElements()) {
    const words = told(at);
    if (words !== null) return { at, words };
  }
  return null;
}

/**
 * A box of words beside the point that is pointed at or reached by keys, as text of the page: it wraps, follows the
 * page's direction and fonts, and goes with Escape. Screen readers hear the same words as the keys move.
 */
export function pointWords(told: Told): Plugin {
  const box = element('div', { class: 'readout point-words', 'aria-hidden': true, hidden: true });
  const gone = new AbortController();
  const hide = (): void => {
    box.hidden = true;
  };
  const hideOnEscape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') hide();
  };
  let shown: ActiveElement | null = null;
  return {
    id: 'point-words',
    afterInit: ({ canvas }) => {
      const plot = canvas.parentElement;
      plot?.addEventListener('focusout', hide, gone);
      plot?.addEventListener('keydown', hideOnEscape, gone);
    },
    afterDraw: (chart) => {
      const plot = chart.canvas.parentElement;
      const found = toldOf(chart, told);
      const isSame = found?.at.element === shown?.element && found?.at.index === shown?.index;
      if (plot === null || isSame) return;
      shown = found?.at ?? null;
      box.hidden = found === null;
      if (found === null) return;
      fill(box, ...contents(found.words));
      plot.append(box);
      place(box, plot, found.at.element);
    },
    afterDestroy: () => {
      gone.abort();
      box.remove();
    },
  };
}

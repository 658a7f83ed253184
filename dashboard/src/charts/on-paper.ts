import { element } from '../dom/element.js';
import { onPrint } from '../frame/printing.js';
import { lazily } from '../language/lazily.js';
import { t } from '../language/say.js';
import type { Draw } from './chart-spec.js';
import { chartColours } from './colours.js';
import { onWorkbench } from './workbench.js';

/** Width of A4 between the margins of the print style sheet; on other paper the style sheet stretches what is drawn. */
const PAPER_PX = 672;
/** Nearly 300 dots an inch. */
const SHARPNESS = 3;
const CLASS = 'on-paper';

/** A copy of the chart as wide as paper; the chart on the screen stays as it is. */
function drawn(draw: Draw, heightPx: number): HTMLCanvasElement {
  const copy = element('canvas', { class: CLASS, 'aria-hidden': true });
  onWorkbench({ widthPx: PAPER_PX, heightPx, sharpness: SHARPNESS }, (canvas) => {
    const drawing = draw(canvas, chartColours());
    copy.width = canvas.width;
    copy.height = canvas.height;
    copy.getContext('2d')?.drawImage(canvas, 0, 0);
    drawing.destroy();
  });
  return copy;
}

const makers = new WeakMap<Element, () => HTMLElement | null>();

const begun = lazily(() => {
  onPrint(
    () => {
      for (const plot of document.querySelectorAll('.plot')) {
        const made = makers.get(plot)?.() ?? null;
        if (made !== null) plot.append(made);
      }
    },
    () => {
      for (const made of document.querySelectorAll(`.${CLASS}`)) made.remove();
    },
  );
  return true;
});

/** What stands in a plot for paper alone. */
export function onPaperIn(plot: HTMLElement): readonly Element[] {
  return [...plot.querySelectorAll(`:scope > .${CLASS}`)];
}

/**
 * Has a plot printed whole whether or not it was scrolled to; `drawNow` is null while what draws it is not fetched. Gives what is
 * to be called when that has come, which may be while the page is shown as printed.
 */
export function printsWhole(plot: HTMLElement, drawNow: () => Draw | null): () => void {
  begun();
  makers.set(plot, () => {
    const draw = drawNow();
    if (plot.clientHeight === 0) return null;
    return draw === null
      ? element(
          'p',
          { class: CLASS },
          t`This chart was not loaded yet when the page was printed: print it again.`,
        )
      : drawn(draw, plot.clientHeight);
  });
  return () => {
    const words = plot.querySelector(`:scope > p.${CLASS}`);
    const made = words === null ? null : (makers.get(plot)?.() ?? null);
    if (made !== null) words?.replaceWith(made);
  };
}

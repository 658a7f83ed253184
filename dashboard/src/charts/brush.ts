import { element } from '../dom/element.js';

/** Less than this is a click. */
const FEWEST_PX = 8;

export interface Brush {
  /** The instant under a pixel of the canvas, in milliseconds. */
  readonly timeAt: (px: number) => number | undefined;
  readonly select: (oneMs: number, otherMs: number) => void;
}

/**
 * Lets a stretch of time be chosen by dragging over a canvas. Only a drag to the side is taken: the wheel and a finger that
 * moves up or down scroll the page as everywhere. Escape gives the drag up.
 */
export function brushOver(canvas: HTMLCanvasElement, brush: Brush): void {
  const shade = element('div', { class: 'brush', hidden: true });
  canvas.after(shade);
  let start: number | null = null;
  let dragged = false;
  const pxOf = (event: PointerEvent): number => event.clientX - canvas.getBoundingClientRect().left;
  const end = (): void => {
    start = null;
    shade.hidden = true;
    document.removeEventListener('keydown', giveUp);
  };
  const giveUp = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') end();
  };
  canvas.classList.add('brushed');
  canvas.addEventListener('pointerdown', (event) => {
    dragged = false;
    if (event.button !== 0) return;
    start = pxOf(event);
    document.addEventListener('keydown', giveUp);
  });
  canvas.addEventListener('pointermove', (event) => {
    if (start === null) return;
    const at = pxOf(event);
    if (!dragged && Math.abs(at - start) < FEWEST_PX) return;
    if (!dragged) canvas.setPointerCapture(event.pointerId);
    dragged = true;
    shade.hidden = false;
    shade.style.left = `${canvas.offsetLeft + Math.min(start, at)}px`;
    shade.style.width = `${Math.abs(at - start)}px`;
  });
  canvas.addEventListener('pointerup', (event) => {
    const [one, other] = [start === null ? undefined : brush.timeAt(start), brush.timeAt(pxOf(event))];
    end();
    if (dragged && one !== undefined && other !== undefined) brush.select(one, other);
  });
  canvas.addEventListener('pointercancel', end);
  canvas.addEventListener(
    'click',
    (event) => {
      // The click that ends a drag opens nothing.
      if (dragged) event.stopImmediatePropagation();
      dragged = false;
    },
    { capture: true },
  );
}

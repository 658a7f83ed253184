import { element } from '../dom/element.js';

/** How large something is drawn, in pixels of the layout. */
export interface BenchSize {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of the picture per pixel of the layout. */
  readonly sharpness: number;
}

/** Draws on a canvas beside the page, as large as the chart, and takes it away however that ends. */
export function onWorkbench<T>(size: BenchSize, draw: (canvas: HTMLCanvasElement) => T): T {
  const canvas = element('canvas', { 'data-sharpness': size.sharpness });
  const frame = element('div', { class: 'workbench', 'aria-hidden': true }, canvas);
  frame.style.width = `${size.widthPx}px`;
  frame.style.height = `${size.heightPx}px`;
  document.body.append(frame);
  try {
    return draw(canvas);
  } finally {
    frame.remove();
  }
}

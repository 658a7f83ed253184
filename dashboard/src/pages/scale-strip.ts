import { shape } from '../dom/element.js';
import type { IndexPoint } from '../service/records.js';

type StripPoint = Pick<IndexPoint, 'index' | 'low' | 'high' | 'indicator'>;

/** The scale from −100 to +100 with the band and the index on it; the figures stand beside it in words. */
export function scaleStrip({ index, low, high, indicator }: StripPoint): SVGElement {
  const at = (value: number): number => 100 + value;
  const band =
    low !== null &&
    high !== null &&
    shape('rect', {
      class: 'strip-band',
      x: at(low),
      y: 5,
      width: Math.max(1, high - low),
      height: 10,
      rx: 2,
    });
  const dot = index !== null && shape('circle', { class: 'strip-dot', cx: at(index), cy: 10, r: 4.5 });
  return shape(
    'svg',
    { class: `strip strip-${indicator}`, viewBox: '-6 0 212 20', 'aria-hidden': true },
    shape('line', { class: 'strip-line', x1: 0, x2: 200, y1: 10, y2: 10 }),
    shape('line', { class: 'strip-zero', x1: 100, x2: 100, y1: 1, y2: 19 }),
    band,
    dot,
  );
}

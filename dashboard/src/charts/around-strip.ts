import type { Chart, Plugin } from 'chart.js';
import { IS_RIGHT_TO_LEFT } from '../language/language.js';
import type { Around, AroundMark } from './around.js';
import { AROUND_ROW_PX as ROW_PX, markAt, stripHeightPx } from './around.js';
import type { ChartColours } from './colours.js';
import { FONT } from './drawing.js';

const NAME_MIDDLE_PX = 9;
const BAR_TOP_PX = 17;
const BAR_PX = 7;
const SHORTEST_PX = 4;
const NEAR_PX = 5;

function topOf(chart: Chart, around: Around): number {
  return chart.height - stripHeightPx(around);
}

function bar(chart: Chart, mark: AroundMark): { readonly left: number; readonly width: number } | null {
  const { x } = chart.scales;
  if (x === undefined || mark.toMs < x.min || mark.fromMs > x.max) return null;
  const ends = [Math.max(mark.fromMs, x.min), Math.min(mark.toMs, x.max)].map((ms) => x.getPixelForValue(ms));
  const [left, right] = [Math.min(...ends), Math.max(...ends)];
  return { left, width: Math.max(SHORTEST_PX, right - left) };
}

function drawMark(chart: Chart, mark: AroundMark, rowTop: number): void {
  const place = bar(chart, mark);
  if (place === null) return;
  const { ctx } = chart;
  const top = rowTop + BAR_TOP_PX;
  if (mark.isUndated) {
    // A thin line over its bounds, as on the timeline: somewhere in there.
    ctx.fillRect(place.left, top + BAR_PX / 2 - 0.5, place.width, 1);
    return;
  }
  ctx.fillRect(place.left, top, place.width, BAR_PX);
  ctx.strokeRect(place.left, top, place.width, BAR_PX);
}

/** A row per third party under the lines, each with its name: bars over what is dated, thin lines between bounds. */
export function aroundStrip(around: Around, colours: ChartColours): Plugin<'line'> {
  return {
    id: 'around',
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      const start = IS_RIGHT_TO_LEFT ? chartArea.right : chartArea.left;
      ctx.save();
      ctx.font = `${FONT.size - 1}px ${FONT.family}`;
      ctx.textBaseline = 'middle';
      ctx.textAlign = IS_RIGHT_TO_LEFT ? 'right' : 'left';
      ctx.strokeStyle = colours.paper;
      ctx.lineWidth = 1;
      for (const [row, name] of around.rows.entries()) {
        const top = topOf(chart, around) + row * ROW_PX;
        ctx.fillStyle = colours.quiet;
        ctx.fillText(name, start, top + NAME_MIDDLE_PX);
        ctx.fillStyle = colours.ink;
        for (const mark of around.marks) if (mark.row === row) drawMark(chart, mark, top);
      }
      ctx.restore();
    },
  };
}

/** The act that was pointed at, or null. */
function pointedMark(
  chart: Chart,
  around: Around,
  at: { readonly x: number; readonly y: number },
): AroundMark | null {
  const { x } = chart.scales;
  const row = Math.floor((at.y - topOf(chart, around)) / ROW_PX);
  if (x === undefined || row < 0 || row >= around.rows.length) return null;
  const [ms, near] = [x.getValueForPixel(at.x), x.getValueForPixel(at.x + NEAR_PX)];
  return ms === undefined || near === undefined
    ? null
    : markAt(around, row, { ms, nearMs: Math.abs(near - ms) });
}

/** Acts can be pointed at, which says what they are, and pressed, which opens their story. */
export function followPointer(chart: Chart, around: Around, go: (address: string) => void): void {
  const { canvas } = chart;
  const pointed = ({ offsetX, offsetY }: MouseEvent): AroundMark | null =>
    pointedMark(chart, around, { x: offsetX, y: offsetY });
  canvas.addEventListener('mousemove', (event) => {
    canvas.title = pointed(event)?.words ?? '';
  });
  canvas.addEventListener('click', (event) => {
    const mark = pointed(event);
    if (mark !== null) go(mark.href);
  });
}

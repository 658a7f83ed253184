import type { Plugin } from 'chart.js';
import type { ChartColours } from './colours.js';
import type { ContextMark } from './marks-on-lines.js';

const DASH = [1, 3];

/** Upright dotted lines with the numbers of the list beside, for what is context only. */
export function contextLines(marks: readonly ContextMark[], colours: ChartColours): Plugin<'line'> {
  return {
    id: 'context',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales['x'];
      if (x === undefined) return;
      ctx.save();
      ctx.strokeStyle = colours.ink;
      ctx.fillStyle = colours.ink;
      ctx.font = '600 11px system-ui, sans-serif';
      ctx.textBaseline = 'top';
      ctx.setLineDash(DASH);
      for (const mark of marks) {
        const px = x.getPixelForValue(mark.x);
        if (px < chartArea.left || px > chartArea.right) continue;
        ctx.beginPath();
        ctx.moveTo(px, chartArea.top);
        ctx.lineTo(px, chartArea.bottom);
        ctx.stroke();
        ctx.fillText(String(mark.number), px + 3, chartArea.top + 2);
      }
      ctx.restore();
    },
  };
}

import type { Chart, Plugin } from 'chart.js';

/** Charts that do not stand whole yet, each with what resolves when it does. */
const begun = new WeakMap<object, Promise<void>>();

const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

async function goOn(chart: Chart, datasets: Chart['data']['datasets']): Promise<void> {
  await pause();
  if (isWhole(chart)) return;
  chart.data.datasets = datasets;
  chart.update();
  await pause();
  if (!begun.delete(chart)) return;
  chart.draw();
}

/**
 * On the screen a chart comes in three tasks: its axes, what stands between them, the picture of it. In one, a slow device's
 * reader who presses keys meanwhile waits for all three. A chart for paper or a picture, which says how finely, is made at once.
 */
export const inPieces: Plugin = {
  id: 'in-pieces',
  beforeInit: (chart) => {
    if (chart.canvas.dataset['sharpness'] !== undefined) return;
    const { datasets } = chart.data;
    chart.data.datasets = [];
    begun.set(chart, goOn(chart, datasets));
  },
  beforeRender: isWhole,
  afterDestroy: (chart) => {
    begun.delete(chart);
  },
};

/** Whether a chart stands whole, or was taken away; until then its points cannot be shown. */
export function isWhole(chart: object): boolean {
  return !begun.has(chart);
}

/** Resolves when a chart stands whole, or was taken away before. */
export const wholeOf = (chart: object): Promise<void> => begun.get(chart) ?? Promise.resolve();

import type { ContextMark, DevelopmentMark } from '../../charts/marks-on-lines.js';
import { markedAt } from '../../charts/marks-on-lines.js';
import type { Together } from '../../charts/together.js';
import type { Trend, TrendPoint } from '../../charts/trend.js';
import { element, fill } from '../../dom/element.js';
import { t } from '../../language/say.js';
import type { SeriesName } from '../../service/records.js';
import { dateWords } from '../../words/dates.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { indexWords, numberWords } from '../../words/numbers.js';
import { bandWords, countWords } from '../../words/states.js';
import { foreign } from '../marks.js';

const GAP_PX = 14;
const MOST_MARKS = 3;
const WEEK_MS = 7 * 86_400_000;

/** What the one box of words of all lines knows. */
export interface ReadoutContents {
  readonly trends: readonly Trend[];
  readonly befores: ReadonlyMap<SeriesName, Trend>;
  readonly marks: readonly DevelopmentMark[];
  readonly context: readonly ContextMark[];
}

function valueWords({ index, remark }: TrendPoint): string {
  return index === null ? (remark ?? t`no record`) : indexWords(index);
}

function seriesRow(trend: Trend, point: TrendPoint, before: TrendPoint | undefined): HTMLElement {
  const { low, high, intensity, n } = point;
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      element('span', { class: `swatch swatch-${trend.name}` }),
      TOPIC_LABEL[trend.name],
    ),
    element('td', {}, valueWords(point)),
    element('td', {}, low === null || high === null ? '' : bandWords(low, high)),
    element('td', {}, countWords(n)),
    element('td', {}, intensity === null ? '' : t`intensity ${numberWords(Math.round(intensity))}`),
    before === undefined ? null : element('td', {}, t`compared: ${valueWords(before)}`),
  );
}

/** All lines at one moment; null where none has a point there. */
function contents({ trends, befores, marks, context }: ReadoutContents, x: number): HTMLElement | null {
  const rows = trends.flatMap((trend) => {
    const point = trend.points.find((one) => one.x === x);
    if (point === undefined) return [];
    return [{ trend, point, before: befores.get(trend.name)?.points.find((one) => one.x === x) }];
  });
  const [first] = rows;
  if (first === undefined) return null;
  const around = context.filter((mark) => mark.x >= x && mark.x < x + WEEK_MS);
  const named = [
    ...markedAt(marks, x).map(({ development }) => foreign('p', development.what)),
    ...around.map(({ number, development }) =>
      element('p', {}, `${number} · ${dateWords(development.date)}: `, foreign('span', development.what)),
    ),
  ];
  return element(
    'div',
    {},
    element('p', { class: 'readout-when' }, first.point.when),
    element('table', {}, ...rows.map(({ trend, point, before }) => seriesRow(trend, point, before))),
    ...named.slice(0, MOST_MARKS),
  );
}

function place(
  box: HTMLElement,
  holder: HTMLElement,
  plot: { readonly element: HTMLElement; readonly px: number },
): void {
  const [frame, own] = [holder.getBoundingClientRect(), plot.element.getBoundingClientRect()];
  const at = own.left - frame.left + plot.px;
  const after = at + GAP_PX;
  const fits = after + box.offsetWidth <= frame.width;
  const left = fits ? after : at - GAP_PX - box.offsetWidth;
  box.style.left = `${Math.max(0, Math.min(left, frame.width - box.offsetWidth))}px`;
  box.style.top = `${own.top - frame.top}px`;
}

/**
 * The one box of words of all lines: stands beside the crosshair, goes with Escape. Screen readers get the same sentence by
 * sentence as the arrow keys move.
 */
export function createReadout(
  holder: HTMLElement,
  known: ReadoutContents,
): { readonly node: HTMLElement; readonly read: Together['point'] } {
  const node = element('div', { class: 'readout', 'aria-hidden': true, hidden: true });
  const hide = (): void => {
    node.hidden = true;
  };
  holder.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });
  holder.addEventListener('focusout', hide);
  return {
    node,
    read: (x, plot) => {
      const words = x === null ? null : contents(known, x);
      node.hidden = words === null;
      if (words === null || plot === null) return;
      fill(node, words);
      place(node, holder, plot);
    },
  };
}

import type { Child } from './element.js';
import { element } from './element.js';
import { rowsInSteps } from './in-steps.js';

/** One column: its head and what stands in a row's cell. */
export interface Column<T> {
  readonly head: Child;
  readonly cell: (row: T) => Child;
  readonly numeric?: boolean;
  /** Further class of the column's cells. */
  readonly class?: string;
  /** Short name shown beside the cell where the table is folded into cards. */
  readonly name: string;
}

export interface TableSpec<T> {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  /** Long ones that open when a button is pressed: what is seen first stands at once, the other rows follow. */
  readonly inSteps?: boolean;
  /** Folds rows into cards on narrow screens rather than scrolling sideways. */
  readonly folds?: boolean;
  /** What the frame is about, where other tables of the page have the same caption; read out, not shown. */
  readonly about?: string;
}

function classOf<T>(column: Column<T>): string | null {
  return (
    [column.numeric === true ? 'numeric' : null, column.class]
      .filter((name) => typeof name === 'string')
      .join(' ') || null
  );
}

function row<T>(columns: readonly Column<T>[], item: T): HTMLTableRowElement {
  const cells = columns.map((column, at) => {
    const attributes = { class: classOf(column), 'data-name': column.name };
    const inside = element('div', { class: 'cell' }, column.cell(item));
    return at === 0
      ? element('th', { scope: 'row', ...attributes }, inside)
      : element('td', attributes, inside);
  });
  return element('tr', {}, ...cells);
}

/** A table with a caption and row heads, in a frame that scrolls by keyboard too. */
export function dataTable<T>(spec: TableSpec<T>): HTMLElement {
  const heads = spec.columns.map((column) =>
    element('th', { scope: 'col', class: classOf(column) }, column.head),
  );
  const body = element('tbody');
  const table = element(
    'table',
    { class: spec.folds === true ? 'folds' : null },
    element('caption', {}, spec.caption),
    element('thead', {}, element('tr', {}, ...heads)),
    body,
  );
  const label = spec.about === undefined ? spec.caption : `${spec.caption} ${spec.about}`;
  const frame = element(
    'div',
    { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': label },
    table,
  );
  const build = (item: T): HTMLElement => row(spec.columns, item);
  if (spec.inSteps === true) rowsInSteps(body, spec.rows, build, frame);
  else body.append(...spec.rows.map(build));
  return frame;
}

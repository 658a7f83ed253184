import type { Answer } from '../service/problem.js';
import type { Page } from '../service/reader.js';
import { element, fill } from './element.js';
import { listWindow } from './list-window.js';
import { problemNote } from './panel.js';
import { t } from '../language/say.js';

/** Fetched ahead of the last row that is built. */
const AHEAD_ROWS = 60;
const GUESS_PX = 110;

export interface LongListSpec<T> {
  readonly class: string;
  readonly total: number;
  readonly first: Page<T>;
  readonly more: (cursor: string) => Promise<Answer<Page<T>>>;
  readonly row: (item: T) => HTMLElement;
  readonly announce: (fetched: number) => void;
}

/** A list of which only the rows near the screen are built; further pages are fetched as one comes near their place. */
export interface LongList {
  readonly node: HTMLElement;
  /** Builds all rows that are fetched, as paper has no scrolling; says how many of how many where not all are. */
  forPaper(): void;
  forScreen(): void;
  close(): void;
}

class Rows<T> {
  readonly items: T[];
  readonly heights: number[];
  cursor: string | null;
  private readonly built = new Map<number, HTMLElement>();

  constructor(private readonly spec: LongListSpec<T>) {
    this.items = [...spec.first.items];
    this.heights = this.items.map(() => GUESS_PX);
    this.cursor = spec.first.nextCursor;
  }

  take({ items, nextCursor }: Page<T>): void {
    this.items.push(...items);
    this.heights.push(...items.map(() => GUESS_PX));
    this.cursor = nextCursor;
  }

  /** The rows from one to another, those built before as they are. */
  nodes(start: number, end: number): readonly HTMLElement[] {
    for (const at of this.built.keys()) if (at < start || at >= end) this.built.delete(at);
    return this.items.slice(start, end).map((item, offset) => this.node(item, start + offset));
  }

  measure(): void {
    for (const [at, node] of this.built) {
      const height = node.getBoundingClientRect().height;
      if (height > 0) this.heights[at] = height;
    }
  }

  /** The place of the row that holds a node, or null. */
  placeOf(inside: Element | null): number | null {
    for (const [at, node] of this.built) if (node.contains(inside)) return at;
    return null;
  }

  private node(item: T, at: number): HTMLElement {
    const known = this.built.get(at);
    if (known !== undefined) return known;
    const node = this.spec.row(item);
    node.setAttribute('aria-setsize', String(this.spec.total));
    node.setAttribute('aria-posinset', String(at + 1));
    this.built.set(at, node);
    return node;
  }
}

/** Up and down arrows move from row to row by their links. */
function followArrows(list: HTMLElement): void {
  list.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const links = [...list.querySelectorAll<HTMLElement>('h3 a')];
    const row = document.activeElement?.closest('li') ?? null;
    const at = links.findIndex((link) => row?.contains(link) === true);
    const next = links[event.key === 'ArrowDown' ? at + 1 : at - 1];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}

/** Rows whose focus is lost by being rebuilt would throw the reader to the top: the list is only changed where it differs. */
function showRows(list: HTMLElement, nodes: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  for (const [at, node] of nodes.entries()) {
    if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
  }
}

/** Calls back before the next picture now, and after each scrolling or change of size; returns how to stop. */
function onEveryMove(look: () => void): () => void {
  let waiting = 0;
  const soon = (): void => {
    if (waiting !== 0) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      look();
    });
  };
  window.addEventListener('scroll', soon, { passive: true });
  window.addEventListener('resize', soon);
  soon();
  return () => {
    window.removeEventListener('scroll', soon);
    window.removeEventListener('resize', soon);
    cancelAnimationFrame(waiting);
  };
}

/** Words for paper where not all rows are there. */
function leftOut(there: number, total: number): HTMLElement | null {
  return there === total
    ? null
    : element('p', {}, t`On paper: the first ${there} of ${total}. CSV and JSON hold all of them.`);
}

/** Builds one; it stays as fast at 100,000 rows as at 100. */
export function longList<T>(spec: LongListSpec<T>): LongList {
  const rows = new Rows(spec);
  const list = element('ol', { class: spec.class, role: 'list' });
  const notice = element('div', {});
  const left = element('div', {});
  let [fetching, onPaper] = [false, false];

  const fetchMore = async (): Promise<void> => {
    if (fetching || rows.cursor === null) return;
    fetching = true;
    const answer = await spec.more(rows.cursor);
    fetching = false;
    if (answer.kind === 'problem') {
      fill(
        notice,
        problemNote(answer.problem, () => void fetchMore()),
      );
      return;
    }
    fill(notice);
    rows.take(answer.value);
    spec.announce(rows.items.length);
    (onPaper ? forPaper : show)();
  };

  const show = (): void => {
    if (onPaper) return;
    rows.measure();
    const outlook = { topPx: -list.getBoundingClientRect().top, heightPx: window.innerHeight };
    const near = listWindow(rows.heights, spec.total, GUESS_PX, outlook);
    const focused = rows.placeOf(document.activeElement);
    const keeps = focused !== null && focused >= near.start && focused < near.end;
    showRows(list, rows.nodes(near.start, near.end));
    if (focused !== null && !keeps) list.closest('section')?.querySelector('h2')?.focus();
    list.style.paddingBlock = `${near.beforePx}px ${near.afterPx}px`;
    if (near.end + AHEAD_ROWS > rows.items.length) void fetchMore();
  };

  const forPaper = (): void => {
    onPaper = true;
    showRows(list, rows.nodes(0, rows.items.length));
    list.style.paddingBlock = '0';
    fill(left, leftOut(rows.items.length, spec.total));
  };
  const forScreen = (): void => {
    onPaper = false;
    fill(left);
    show();
  };

  const stop = onEveryMove(show);
  followArrows(list);
  return { node: element('div', {}, left, list, notice), forPaper, forScreen, close: stop };
}

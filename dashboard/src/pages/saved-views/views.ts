import { isObject } from '../../service/guards.js';

/** A view of a list under a name of the reader's own. */
export interface SavedView {
  readonly name: string;
  /** Its query, without the leading “?”; empty for everything. */
  readonly query: string;
}

const MOST_VIEWS = 50;

function isView(value: unknown): value is SavedView {
  return isObject(value) && typeof value['name'] === 'string' && typeof value['query'] === 'string';
}

/** Reads kept views; whatever is not one is left out. */
export function viewsIn(kept: string | null): readonly SavedView[] {
  if (kept === null) return [];
  try {
    const value: unknown = JSON.parse(kept);
    return Array.isArray(value) ? value.filter(isView) : [];
  } catch (reason) {
    // Kept by something else under the same key: no views of ours.
    if (reason instanceof SyntaxError) return [];
    throw reason;
  }
}

/** With a view more; one of the same name gives way. At most 50: the oldest go first. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].slice(-MOST_VIEWS);
}

/** Without the view of a name. */
export function withoutView(views: readonly SavedView[], name: string): readonly SavedView[] {
  return views.filter((view) => view.name !== name);
}

/** The part of a query that makes a view: not the page of the list, nor the language. */
export function viewQuery(query: URLSearchParams): string {
  const own = new URLSearchParams(query);
  for (const name of ['cursor', 'lang']) own.delete(name);
  own.sort();
  return own.toString();
}

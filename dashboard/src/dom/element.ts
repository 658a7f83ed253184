import { withoutTurns } from '../../../src/kernel/turning-marks.js';

/** What can stand inside an element; text is always text, never markup. */
export type Child = Node | string | number | null | undefined | false;

/** Attributes that are read or shown as text. */
const WORDS: ReadonlySet<string> = new Set(['title', 'aria-label', 'label', 'alt']);

type Attribute = string | number | boolean | null | undefined;
export type Attributes = Record<string, Attribute>;

/**
 * How an attribute stands in the document; null where it is left out. True is an empty attribute and false none, but in
 * `aria-…` both are words: an empty one counts as not given.
 */
export function attributeText(name: string, value: Attribute): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' && WORDS.has(name)) return withoutTurns(value);
  if (typeof value !== 'boolean' || name.startsWith('aria-')) return String(value);
  return value ? '' : null;
}

function setAttributes(node: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const text = attributeText(name, value);
    if (text !== null) node.setAttribute(name, text);
  }
}

/** Fills a node with children in place of what stands there. */
export function fill(node: Element, ...children: readonly Child[]): void {
  node.replaceChildren(...children.filter(isShown).map(asNode));
}

function isShown(child: Child): child is Node | string | number {
  return child !== null && child !== undefined && child !== false;
}

/** What is put into the document of a child; of foreign text no mark that would mirror what stands beside it. */
export function asNode<T extends object>(child: T | string | number): T | string {
  if (typeof child === 'string') return withoutTurns(child);
  return typeof child === 'number' ? String(child) : child;
}

/**
 * Builds an element; strings become text nodes, so nothing from a feed is ever read as markup, nor can it mirror what
 * stands beside it.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  setAttributes(node, attributes);
  node.append(...children.filter(isShown).map(asNode));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Builds an SVG element; drawing attributes need no inline style. */
export function shape<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  const node = document.createElementNS(SVG, tag);
  setAttributes(node, attributes);
  node.append(...children.filter(isShown).map(asNode));
  return node;
}

let lastId = 0;

/** A document-wide id for labels and descriptions, e.g. `chart-3`. */
export function freshId(prefix: string): string {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

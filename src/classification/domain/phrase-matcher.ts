import type { Entry } from './lexicon.js';
import type { Token } from './tokens.js';

/** An entry found at tokens `first` … `last` (inclusive). */
export interface Match {
  readonly entry: Entry;
  readonly first: number;
  readonly last: number;
}

interface Node {
  readonly exact: Map<string, Node>;
  readonly prefixes: Map<string, Node>;
  readonly prefixLengths: Set<number>;
  readonly entries: Entry[];
}

export interface PhraseMatcher {
  /** All entries' longest match at every token; linear in the number of tokens. */
  find(tokens: readonly Token[]): Match[];
}

function newNode(): Node {
  return { exact: new Map(), prefixes: new Map(), prefixLengths: new Set(), entries: [] };
}

function child(node: Node, word: string): Node {
  const isPrefix = word.endsWith('*');
  const key = isPrefix ? word.slice(0, -1) : word;
  const children = isPrefix ? node.prefixes : node.exact;
  if (isPrefix) node.prefixLengths.add(key.length);
  const known = children.get(key);
  if (known) return known;
  const made = newNode();
  children.set(key, made);
  return made;
}

function insert(root: Node, entry: Entry): void {
  for (const term of entry.terms) {
    let node = root;
    for (const word of term.split(' ')) node = child(node, word);
    node.entries.push(entry);
  }
}

function nextNodes(node: Node, norm: string): Node[] {
  const nodes: Node[] = [];
  const exact = node.exact.get(norm);
  if (exact) nodes.push(exact);
  for (const length of node.prefixLengths) {
    if (length > norm.length) continue;
    const found = node.prefixes.get(norm.slice(0, length));
    if (found) nodes.push(found);
  }
  return nodes;
}

function matchesAt(root: Node, tokens: readonly Token[], first: number): Match[] {
  const longest = new Map<Entry, number>();
  let nodes = [root];
  for (let i = first; i < tokens.length && nodes.length > 0; i += 1) {
    const token = tokens[i];
    if (!token || token.sentence !== tokens[first]?.sentence) break;
    nodes = nodes.flatMap((node) => nextNodes(node, token.norm));
    for (const node of nodes)
      for (const entry of node.entries) if (!entry.upperOnly || token.upper) longest.set(entry, i);
  }
  return [...longest].map(([entry, last]) => ({ entry, first, last }));
}

/** Builds the matcher once for all languages: scripts keep their terms apart. */
export function createPhraseMatcher(entries: readonly Entry[]): PhraseMatcher {
  const root = newNode();
  for (const entry of entries) insert(root, entry);
  return { find: (tokens) => tokens.flatMap((_, first) => matchesAt(root, tokens, first)) };
}

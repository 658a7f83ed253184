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

function nextNodes(node: Node, norm: string, nodes: Node[]): void {
  const exact = node.exact.get(norm);
  if (exact) nodes.push(exact);
  for (const length of node.prefixLengths) {
    if (length > norm.length) continue;
    const found = node.prefixes.get(norm.slice(0, length));
    if (found) nodes.push(found);
  }
}

/** Which prefixes to try of a word by its first letters: most words begin like none or one of them. */
type Openings = ReadonlyMap<string, readonly string[]>;

const OPENING_LETTERS = 2;

function openingsOf(root: Node): Openings {
  const openings = new Map<string, string[]>();
  const lengths = [...root.prefixLengths];
  const inOrder = [...root.prefixes.keys()].sort(
    (a, b) => lengths.indexOf(a.length) - lengths.indexOf(b.length),
  );
  for (const prefix of inOrder) {
    if (prefix.length < OPENING_LETTERS)
      throw new RangeError(`The prefix "${prefix}" is shorter than ${OPENING_LETTERS} letters.`);
    const opening = prefix.slice(0, OPENING_LETTERS);
    openings.set(opening, [...(openings.get(opening) ?? []), prefix]);
  }
  return openings;
}

function firstNodes(root: Node, openings: Openings, norm: string): Node[] {
  const nodes: Node[] = [];
  const exact = root.exact.get(norm);
  if (exact) nodes.push(exact);
  for (const prefix of openings.get(norm.slice(0, OPENING_LETTERS)) ?? []) {
    const found = norm.startsWith(prefix) ? root.prefixes.get(prefix) : undefined;
    if (found) nodes.push(found);
  }
  return nodes;
}

function matchesFrom(start: readonly Node[], tokens: readonly Token[], first: number): Match[] {
  const longest = new Map<Entry, number>();
  let nodes = start;
  for (let i = first; nodes.length > 0; i += 1) {
    const token = tokens[i];
    if (!token) break;
    for (const node of nodes)
      for (const entry of node.entries) if (!entry.upperOnly || token.upper) longest.set(entry, i);
    const next = tokens[i + 1];
    if (next?.sentence !== token.sentence) break;
    const following: Node[] = [];
    for (const node of nodes) nextNodes(node, next.norm, following);
    nodes = following;
  }
  return [...longest].map(([entry, last]) => ({ entry, first, last }));
}

/** Builds the matcher once for all languages: scripts keep their terms apart. */
export function createPhraseMatcher(entries: readonly Entry[]): PhraseMatcher {
  const root = newNode();
  for (const entry of entries) insert(root, entry);
  const openings = openingsOf(root);
  return {
    find: (tokens) =>
      tokens.flatMap(({ norm }, first) => {
        const start = firstNodes(root, openings, norm);
        return start.length === 0 ? [] : matchesFrom(start, tokens, first);
      }),
  };
}

import type { Instant } from '../../../kernel/dates.js';

const DATE = /\/(CreationDate|ModDate) \(D:\d{14}([^)]*)\)/g;
const NODE = /\(node(\d{8})\)/g;
const NODE_DEFINED = /\/ID \(node(\d{8})\)/g;
const NODE_TREE = /\/Names \[((?:\(node\d{8}\) \d+ 0 R ?)+)\]/g;
const NODE_ENTRY = /\(node\d{8}\) \d+ 0 R/g;
const LIMITS = /\/Limits \[\(node\d{8}\) \(node\d{8}\)\]/;

/**
 * What the browser takes from its clock and its own counters, replaced by the report's: the file's dates, and the names of
 * tagged table cells. Nothing changes its length, so every offset in the file holds.
 */
export function settledPdf(pdf: Uint8Array, dated: Instant): Uint8Array {
  const digits = dated.replace(/\D/g, '').slice(0, 14);
  const text = Buffer.from(pdf)
    .toString('latin1')
    .replace(DATE, (_, name: string, zone: string) => `/${name} (D:${digits}${zone})`);
  return Buffer.from(settledNames(text), 'latin1');
}

/** Cells are named in the order in which the file has them; the tree of names stays sorted, as PDF asks. */
function settledNames(text: string): string {
  const trees = [...text.matchAll(NODE_TREE)];
  // Sorted anew, entries would change places between several lists of unequal length.
  if (trees.length !== 1) return text;
  const defined = [...new Set([...text.matchAll(NODE_DEFINED)].map(([, digits]) => digits ?? ''))];
  const names = new Map(defined.map((digits, at) => [digits, `(node${String(at + 1).padStart(8, '0')})`]));
  return text
    .replace(NODE, (name, digits: string) => names.get(digits) ?? name)
    .replace(
      NODE_TREE,
      (_, entries: string) => `/Names [${(entries.match(NODE_ENTRY) ?? []).toSorted().join(' ')}]`,
    )
    .replace(
      LIMITS,
      `/Limits [${names.get(defined[0] ?? '') ?? ''} ${names.get(defined.at(-1) ?? '') ?? ''}]`,
    );
}

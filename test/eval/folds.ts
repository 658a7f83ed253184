import type { Labelled } from './labelled.js';

/** FNV-1a over the text: the same folds on every machine. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}

export interface Fold {
  readonly train: readonly Labelled[];
  readonly test: readonly Labelled[];
}

/** Articles of one cluster, retellings of one report (`x-…`) included, share a key. */
function clusterKey(row: Labelled): string {
  return row.cluster ?? row.id;
}

/**
 * Folds by publisher; from each fold's training set every article whose cluster is tested is left out as well,
 * so neither a cluster nor a publisher stands on both sides.
 */
export function folds(rows: readonly Labelled[], count: number): Fold[] {
  const publisher = (row: Labelled): string => row.publisher ?? row.source ?? row.id;
  return Array.from({ length: count }, (_, k) => {
    const test = rows.filter((row) => hash(publisher(row)) % count === k);
    const tested = new Set(test.map(clusterKey));
    const publishers = new Set(test.map(publisher));
    const train = rows.filter((row) => !tested.has(clusterKey(row)) && !publishers.has(publisher(row)));
    return { train, test };
  });
}

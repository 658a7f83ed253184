import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const resolve = createRequire(import.meta.url).resolve;

/** A file of one face of one family, holding the letters of one script. */
export interface FontFile {
  readonly family: 'Noto Sans' | 'Noto Sans Math' | 'Scheherazade New';
  readonly subset: string;
  readonly weight: 400 | 700;
  /** The code points it holds, as CSS writes them. */
  readonly unicodeRange: string;
  readonly woff2: Buffer;
}

/**
 * Of the Arabic fonts, Scheherazade New keeps whole letters: those with loose dots are copied out of a PDF in pieces. Noto Sans
 * names arrows among its code points and has none; its sister for mathematics has.
 */
const PACKAGES = [
  {
    family: 'Noto Sans',
    name: 'noto-sans',
    weights: [400, 700],
    subsets: ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext'],
  },
  { family: 'Noto Sans Math', name: 'noto-sans-math', weights: [400], subsets: ['latin'] },
  { family: 'Scheherazade New', name: 'scheherazade-new', weights: [400, 700], subsets: ['arabic'] },
] as const;

let read: readonly FontFile[] | null = null;

/** The fonts of reports, from the packages that bring them, so that the machine's own do not matter; read once. */
export function fontFiles(): readonly FontFile[] {
  read ??= PACKAGES.flatMap(({ family, name, weights, subsets }) => {
    const ranges: unknown = JSON.parse(readFileSync(resolve(`@fontsource/${name}/unicode.json`), 'utf8'));
    return subsets.flatMap((subset) =>
      weights.map((weight) => ({
        ...{ family, subset, weight, unicodeRange: rangeOf(ranges, subset) },
        woff2: readFileSync(resolve(`@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`)),
      })),
    );
  });
  return read;
}

function rangeOf(ranges: unknown, subset: string): string {
  const range: unknown = typeof ranges === 'object' && ranges !== null ? Reflect.get(ranges, subset) : null;
  if (typeof range !== 'string') throw new Error(`The font package names no code points of "${subset}".`);
  return range;
}

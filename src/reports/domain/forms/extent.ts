import { paragraph, type Block } from './document.js';
import type { Speech } from './speech.js';

/** How much a form says of long lists; what it leaves out stands in the page and in the data files. */
export interface Extent {
  readonly mostEntries: number;
  readonly mostSources: number;
}

export const WHOLE: Extent = { mostEntries: Infinity, mostSources: Infinity };

/** Says where the rest of a list stands that was cut; nothing where it was not. */
export function shortened(list: readonly unknown[], { mostEntries }: Extent, { sentence }: Speech): Block[] {
  return list.length > mostEntries ? [paragraph(...sentence('shortenedHere'))] : [];
}

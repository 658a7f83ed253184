import { paragraph, type Block } from './document.js';
import { WHOLE_TEXT, type Speech, type TextExtent } from './speech.js';

/** How much a form says of long lists and texts; what it leaves out stands in the page and in the data files. */
export interface Extent extends TextExtent {
  readonly mostEntries: number;
  readonly mostSources: number;
}

export const WHOLE: Extent = { mostEntries: Infinity, mostSources: Infinity, ...WHOLE_TEXT };

/** Says where the rest of a list stands that was cut; nothing where it was not. */
export function shortened(list: readonly unknown[], { mostEntries }: Extent, { sentence }: Speech): Block[] {
  return list.length > mostEntries ? [paragraph(...sentence('shortenedHere'))] : [];
}

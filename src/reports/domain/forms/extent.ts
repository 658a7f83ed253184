/** How much a form says of long lists; what it leaves out stands in the page and in the data files. */
export interface Extent {
  readonly mostEntries: number;
  readonly mostSources: number;
}

export const WHOLE: Extent = { mostEntries: Infinity, mostSources: Infinity };

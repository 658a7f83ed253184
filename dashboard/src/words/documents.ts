import type { SourceDocument } from '../service/compound.js';
import { dateWords } from './dates.js';
import { listed, t } from '../language/say.js';

/** “document 003” for `003_2fbf1a9240f073b7.txt`; another name stands as it is. */
export function documentNumber(name: string): string {
  const number = /^(\d{3})_/.exec(name)?.[1];
  return number === undefined ? name : t`document ${number}`;
}

/** Title, author, publisher and date of a document as far as they are known; its number where nothing is. */
export function documentWords(name: string, documents: readonly SourceDocument[]): string {
  const found = documents.find(({ document }) => document === name);
  if (found === undefined) return documentNumber(name);
  const title = found.title ?? t`Untitled ${documentNumber(name)}`;
  const by = listed(
    [found.author, found.publisher].filter((part) => part !== null).filter((part) => part !== ''),
  );
  const isDated = found.published.precision !== 'undated';
  return `${listed(by === '' ? [title] : [title, by])}${isDated ? ` (${dateWords(found.published)})` : ''}`;
}

/** “line 12”, “lines 12–14”. */
export function lineWords([first, last]: readonly [number, number]): string {
  return first === last ? t`line ${first}` : t`lines ${first}–${last}`;
}

import type { DocumentText } from './baseline.js';

/** First and last line, 1-based, inclusive. */
export type LineRange = readonly [number, number];

/** Whether the lines exist in the document and stand in order. */
export function linesExist({ lines }: DocumentText, [first, last]: LineRange): boolean {
  return (
    Number.isInteger(first) && Number.isInteger(last) && first >= 1 && first <= last && last <= lines.length
  );
}

/**
 * The cited lines as one running text: line breaks and runs of white space become one blank, and an ordinal's ending
 * that the document set on a line of its own returns to its number. Empty where the lines do not exist.
 */
export function citedText(document: DocumentText, range: LineRange): string {
  if (!linesExist(document, range)) return '';
  return document.lines
    .slice(range[0] - 1, range[1])
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(\d) (st|nd|rd|th)\b/gi, '$1$2')
    .trim();
}

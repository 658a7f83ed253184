import { element } from '../../dom/element.js';
import type { SourceDocument } from '../../service/compound.js';
import type { Citation } from '../../service/records.js';
import { languageByScript } from '../marks.js';
import { documentNumber, documentWords, lineWords } from '../../words/documents.js';
import { t } from '../../language/say.js';

function dateBasisWords({ dateBasis, dateLines }: Citation): string {
  if (dateBasis === 'stated') return t`The date stands in these lines.`;
  const where = dateLines === null ? t`other lines` : lineWords(dateLines);
  return t`The date is derived from ${where}; the notes name the rule.`;
}

/** What a document is called, in its own language. */
export function documentCite(name: string, documents: readonly SourceDocument[]): HTMLElement {
  const words = documentWords(name, documents);
  return element('cite', { dir: 'auto', lang: languageByScript(words) }, words);
}

/** One citation: document, lines, and where its date comes from. */
export function citationItem(citation: Citation, documents: readonly SourceDocument[]): HTMLElement {
  return element(
    'li',
    { class: 'citation' },
    element('p', {}, documentCite(citation.document, documents), `, ${lineWords(citation.lines)}`),
    element('p', { class: 'quiet' }, `${documentNumber(citation.document)} · ${dateBasisWords(citation)}`),
  );
}

/** The places in the documents that report the development; nothing for what only the news reported. */
export function citationSection(
  citations: readonly Citation[],
  documents: readonly SourceDocument[],
): HTMLElement | null {
  if (citations.length === 0) return null;
  return element(
    'section',
    { class: 'citations' },
    element('h2', {}, t`Citations (${citations.length})`),
    element(
      'ul',
      { class: 'plain', role: 'list' },
      ...citations.map((citation) => citationItem(citation, documents)),
    ),
  );
}

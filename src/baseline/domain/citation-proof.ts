import type { Citation } from '../../developments/domain/development.js';
import type { DateRange } from '../../kernel/dates.js';
import type { DocumentText, NamedEvent } from './baseline.js';
import { citedText } from './cited-text.js';
import { isStated } from './date-proof.js';
import { dateMentions } from './dates-in-text.js';
import { boundFollows, rulesIn, type NamedRule } from './derivation-rules.js';

/** A date and the notes whose rules may derive it. */
export interface DatedSubject {
  readonly date: DateRange;
  readonly notes: string;
}

/** What all citations are proved against, by name of the document or id. */
export interface Proof {
  readonly texts: ReadonlyMap<string, DocumentText>;
  readonly published: ReadonlyMap<string, DateRange>;
  readonly events: ReadonlyMap<string, NamedEvent>;
  readonly developmentDates: ReadonlyMap<string, DateRange>;
}

const UNKNOWN: DateRange = { from: null, to: null, precision: 'undated' };

/** Null where the citation proves the date on its own basis, stated or derived; else what is wrong. */
export function citationProvesDate(
  subject: DatedSubject,
  { citation, siblings }: { readonly citation: Citation; readonly siblings: readonly Citation[] },
  proof: Proof,
): string | null {
  const document = proof.texts.get(citation.document);
  if (document === undefined) return `the document ${citation.document} is not there`;
  if (citation.dateBasis === 'stated') {
    const stands = isStated(subject.date, dateMentions(citedText(document, citation.lines)));
    return stands ? null : `${said(subject.date)} does not stand in the cited lines`;
  }
  const rules = rulesFor(subject.notes, citation);
  if (citation.dateLines === null) return 'a derived date needs dateLines';
  if (rules.length === 0) return 'a derived date needs a rule named in the notes';
  const context = {
    text: `${citedText(document, citation.lines)} ${citedText(document, citation.dateLines)}`,
    published: proof.published.get(citation.document) ?? UNKNOWN,
    events: proof.events,
    developmentDates: proof.developmentDates,
  };
  const bounds = (['from', 'to'] as const).filter(
    (bound) => !boundFollows(subject.date, bound, rules, context),
  );
  if (bounds.length === 0) return null;
  if (
    rules.some(({ rule }) => rule === 'same-happening') &&
    isProvedBySibling(subject, citation, siblings, proof)
  )
    return null;
  const names = rules.map(({ rule }) => rule).join(', ');
  return `${bounds.map((bound) => subject.date[bound]).join(' and ')} does not follow from the date lines by ${names}`;
}

/** Siblings that lean on siblings themselves prove nothing. */
function isProvedBySibling(
  subject: DatedSubject,
  citation: Citation,
  siblings: readonly Citation[],
  proof: Proof,
): boolean {
  const notes = subject.notes.replaceAll(/\brule(\(\d{3}\))?: same-happening/g, '');
  return siblings.some(
    (sibling) =>
      sibling !== citation &&
      citationProvesDate({ ...subject, notes }, { citation: sibling, siblings: [] }, proof) === null,
  );
}

function rulesFor(notes: string, citation: Citation): readonly NamedRule[] {
  return rulesIn(notes).filter(({ document }) => document === null || citation.document.startsWith(document));
}

function said({ from, to, precision }: DateRange): string {
  if (precision === 'undated') return 'an undated happening';
  if (precision === 'day') return String(from);
  return `${precision} ${from ?? 'open'} … ${to ?? 'open'}`;
}

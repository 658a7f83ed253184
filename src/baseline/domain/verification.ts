import type { Citation } from '../../developments/domain/development.js';
import type { Amount } from '../../developments/domain/promise.js';
import type { Baseline, DocumentText, NamedEvent } from './baseline.js';
import { citedText, linesExist } from './cited-text.js';
import { citationProvesDate, type DatedSubject, type Proof } from './citation-proof.js';
import { figuresIn, namesCurrency } from './figures-in-text.js';
import { subjectsOf, type Subject } from './subjects.js';

export type Check = 'document' | 'hash' | 'lines' | 'figure' | 'date' | 'scheduled';

/** One thing that was checked: what, where, whether it holds, and why or why not. */
export interface CheckResult {
  /** Id of the record, or the name of a document. */
  readonly record: string;
  /** Document and lines as `name:34–36`, or null where the whole document is meant. */
  readonly citation: string | null;
  readonly check: Check;
  readonly ok: boolean;
  readonly why: string;
}

export interface Verification {
  readonly results: readonly CheckResult[];
  readonly counts: {
    readonly documents: number;
    readonly records: number;
    readonly citations: number;
    readonly checks: number;
    readonly failures: number;
  };
}

interface Checked {
  readonly record: string;
  readonly citation: string | null;
}

/**
 * Proves every citation against the documents' texts: each document is there with the hash on record and none beside
 * it, the cited lines exist, every figure and every date stands there or follows by a rule that the notes name.
 */
export function verifyBaseline(
  baseline: Baseline,
  documents: readonly DocumentText[],
  events: readonly NamedEvent[],
): Verification {
  const texts = new Map(documents.map((text) => [text.document, text]));
  const proof: Proof = {
    texts,
    published: new Map(baseline.documents.map((document) => [document.document, document.published])),
    events: new Map(events.map((event) => [event.id, event])),
    developmentDates: new Map(baseline.developments.map(({ id, date }) => [id, date])),
  };
  const subjects = subjectsOf(baseline);
  const results = [
    ...documentResults(baseline, documents),
    ...subjects.flatMap((s) => subjectResults(s, proof)),
  ];
  return {
    results,
    counts: {
      documents: baseline.documents.length,
      records: subjects.length,
      citations: subjects.reduce((sum, { citations }) => sum + citations.length, 0),
      checks: results.length,
      failures: results.filter(({ ok }) => !ok).length,
    },
  };
}

function documentResults(baseline: Baseline, documents: readonly DocumentText[]): readonly CheckResult[] {
  const known = new Set(baseline.documents.map(({ document }) => document));
  const extra = documents
    .filter(({ document }) => !known.has(document))
    .map(({ document }) =>
      result({ record: document, citation: null }, 'document', 'it is no document of the baseline'),
    );
  return [
    ...baseline.documents.flatMap((document) => {
      const at = { record: document.document, citation: null };
      const text = documents.find((candidate) => candidate.document === document.document);
      if (text === undefined) return [result(at, 'document', 'the file is missing')];
      const fault =
        text.sha256 === document.sha256
          ? null
          : `its SHA-256 is ${text.sha256}, on record is ${document.sha256}`;
      return [result(at, 'document', null), result(at, 'hash', fault)];
    }),
    ...extra,
  ];
}

function subjectResults(subject: Subject, proof: Proof): readonly CheckResult[] {
  const perCitation = subject.citations.flatMap((citation) => citationResults(subject, citation, proof));
  const [amount, scheduled] = [subject.amount, subject.scheduled];
  const at = { record: subject.id, citation: null };
  return [
    ...perCitation,
    ...(amount === null || !subject.citesAmountOnce
      ? []
      : [result(at, 'figure', figureFault(amount, subject.citations, proof))]),
    ...(scheduled === null
      ? []
      : [result(at, 'scheduled', dateFault([scheduled], subject.citations, proof))]),
  ];
}

function citationResults(subject: Subject, citation: Citation, proof: Proof): readonly CheckResult[] {
  const at = { record: subject.id, citation: place(citation) };
  const text = proof.texts.get(citation.document);
  if (text === undefined) return [result(at, 'lines', `the document ${citation.document} is not there`)];
  const ranges = citation.dateLines === null ? [citation.lines] : [citation.lines, citation.dateLines];
  const wrong = ranges.find((range) => !linesExist(text, range));
  if (wrong !== undefined)
    return [
      result(at, 'lines', `the document has ${text.lines.length} lines, cited are ${wrong.join(' to ')}`),
    ];
  const amount = subject.amount === null || subject.citesAmountOnce ? null : subject.amount;
  return [
    result(at, 'lines', null),
    result(at, 'date', dateFault(subject.dates, [citation], proof, subject.citations)),
    ...(amount === null ? [] : [result(at, 'figure', figureFault(amount, [citation], proof))]),
  ];
}

/** Null where one of the citations' lines hold every figure of the amount and its currency. */
function figureFault(amount: Amount, citations: readonly Citation[], proof: Proof): string | null {
  const faults = citations.map((citation) => {
    const document = proof.texts.get(citation.document);
    const text = document === undefined ? '' : citedText(document, citation.lines);
    const said = figuresIn(text);
    const missing = [amount.value, amount.low, amount.high].filter((v) => v !== null && !hasFigure(said, v));
    if (missing.length > 0) return `the figure ${missing.join(' and ')} does not stand in the cited lines`;
    if (amount.currency !== null && !namesCurrency(text, amount.currency))
      return `the currency ${amount.currency} does not stand in the cited lines`;
    return null;
  });
  return faults.includes(null) ? null : (faults[0] ?? 'no lines are cited');
}

/** Figures are equal up to the rounding of decimal fractions: 1.2 billion is 1,200,000,000. */
function hasFigure(said: ReadonlySet<number>, value: number | null): boolean {
  return value !== null && [...said].some((figure) => Math.abs(figure - value) <= 1e-9 * Math.abs(value));
}

/** Null where one of the citations proves one of the dates. */
function dateFault(
  dates: readonly DatedSubject[],
  citations: readonly Citation[],
  proof: Proof,
  siblings: readonly Citation[] = citations,
): string | null {
  const faults = citations.flatMap((citation) =>
    dates.map((dated) => citationProvesDate(dated, { citation, siblings }, proof)),
  );
  return faults.includes(null) ? null : (faults[0] ?? 'no lines are cited');
}

function place({ document, lines }: Citation): string {
  return `${document}:${lines[0] === lines[1] ? lines[0] : `${lines[0]}–${lines[1]}`}`;
}

function result(at: Checked, check: Check, fault: string | null): CheckResult {
  return { ...at, check, ok: fault === null, why: fault ?? PROVED[check] };
}

const PROVED: Readonly<Record<Check, string>> = {
  document: 'the file is there',
  hash: 'its SHA-256 is the one on record',
  lines: 'the cited lines exist',
  figure: 'every figure stands in the cited lines',
  date: 'the date stands in the cited lines or follows by the rule named',
  scheduled: 'the date ahead stands in cited lines or follows by the rule named',
};

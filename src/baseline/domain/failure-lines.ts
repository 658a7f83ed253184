import type { Check, CheckResult, Verification } from './verification.js';

/** One line per failure: record, place, what is wrong, and what to do. */
export function failureLines({ results }: Verification): readonly string[] {
  return results
    .filter(({ ok }) => !ok)
    .map((failure) => `${where(failure)}: ${failure.why}. ${REMEDY[failure.check]}`);
}

/** What was checked and how much of it failed, in one line. */
export function summaryLine({ counts }: Verification): string {
  const checked = `${counts.checks} checks of ${counts.citations} citations in ${counts.records} records against ${counts.documents} documents`;
  return counts.failures === 0
    ? `All citations proved: ${checked}.`
    : `${counts.failures} of ${checked} failed.`;
}

function where({ record, citation, check }: CheckResult): string {
  return `${record}${citation === null ? '' : ` at ${citation}`} (${check})`;
}

const REMEDY: Readonly<Record<Check, string>> = {
  document:
    'Put exactly the five documents of documents.json into the directory, under the names given there.',
  hash: 'Restore the document as it was; if the new text is meant, read it again, mend every line number and put its hash into documents.json.',
  lines: 'Correct lines or dateLines of the citation (counted from 1).',
  figure: 'Cite the lines that hold the figure and its currency, or correct the amount.',
  date: 'Cite the lines that hold the date, or correct the date, dateBasis, dateLines or the rule in the notes.',
  scheduled: 'Cite the lines that hold the date ahead, or correct scheduled or due.',
};

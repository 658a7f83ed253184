import type { ReportForm, ReportLanguage, ReportLine } from '../service/reports.js';
import { TOPIC_LABEL } from './labels.js';
import { countWords, indexWords, numberWords } from './numbers.js';
import { bandWords } from './states.js';

export const REPORT_FORM_LABEL: Readonly<Record<ReportForm, string>> = {
  html: 'Page',
  pdf: 'PDF',
  md: 'Markdown',
  mail: 'Mail',
  csv: 'CSV bundle',
  ics: 'Calendar',
  json: 'JSON',
};

/** Each language by its own name. */
export const REPORT_LANGUAGE_LABEL: Readonly<Record<ReportLanguage, string>> = {
  en: 'English',
  ru: 'Русский',
  ur: 'اردو',
};

const CHANGE: Readonly<Record<ReportLine['changes'][number]['word'], string>> = {
  cooling: 'cooler: more of it was conflict',
  warming: 'warmer: less of it was conflict',
  quiet: 'quieter than usual',
  busy: 'busier than usual',
  'none-shown': 'no change shown',
};

const LIKELIHOOD: Readonly<Record<ReportLine['likelihood'], string>> = {
  'very-likely': 'Very likely the week differed from the usual',
  likely: 'Likely the week differed from the usual',
  'not-shown': 'It is not shown that the week differed from the usual',
};

/** What a report says first, in a sentence; it says no more than the report does. */
export function reportLineWords(line: ReportLine): string {
  const happened = countWords(line.developments, 'development');
  switch (line.code) {
    case 'no-data':
      return 'Nothing is on record for this week or before it.';
    case 'no-coverage':
      return `Too little was read: ${numberWords(line.coverage)}% of what was expected.`;
    case 'empty-week':
      return 'The week was watched, and no development was reported.';
    case 'thin':
      return `${happened}; too few are on record for an index.`;
    case 'short-history':
      return `${happened}; the record is too short to say what is usual.`;
    case 'not-over':
      return `The week was not over; ${happened} so far.`;
    case 'not-tested':
      return `${happened}; too little of the week could be read to test it.`;
    case 'no-change-shown':
      return `No change from the usual is shown: ${happened}, ${numberWords(line.conflicts)} of conflict.`;
    case 'changed': {
      const changes = line.changes.map(
        ({ indicator, word }) => `${TOPIC_LABEL[indicator]} – ${CHANGE[word]}`,
      );
      return `${LIKELIHOOD[line.likelihood]}: ${changes.join('; ')}.`;
    }
  }
}

/** Index with its range and the confidence in the evidence: never mixed with how likely a change is. */
export function reportIndexWords({ composite, confidence }: ReportLine): string {
  const index =
    composite === null
      ? 'No index'
      : `Index ${indexWords(composite.index)}, 90% range ${bandWords(composite.low, composite.high)}`;
  return `${index}. Confidence in the evidence: ${confidence}.`;
}

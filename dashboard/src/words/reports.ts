import type { ReportForm, ReportLanguage, ReportLine } from '../service/reports.js';
import { TOPIC_LABEL } from './labels.js';
import { indexWords, numberWords } from './numbers.js';
import { bandWords } from './states.js';
import { clauses, counted, t } from '../language/say.js';

export const REPORT_FORM_LABEL: Readonly<Record<ReportForm, string>> = {
  html: t`Page`,
  pdf: 'PDF',
  md: t`Markdown`,
  mail: t`Mail`,
  csv: t`CSV bundle`,
  ics: t`Calendar`,
  json: 'JSON',
};

/** Each language by its own name. */
export const REPORT_LANGUAGE_LABEL: Readonly<Record<ReportLanguage, string>> = {
  en: 'English',
  ru: t`Русский`,
  ur: 'اردو',
};

const CHANGE: Readonly<Record<ReportLine['changes'][number]['word'], string>> = {
  cooling: t`cooler: more of it was conflict`,
  warming: t`warmer: less of it was conflict`,
  quiet: t`quieter than usual`,
  busy: t`busier than usual`,
  'none-shown': t`no change shown`,
};

const LIKELIHOOD: Readonly<Record<ReportLine['likelihood'], string>> = {
  'very-likely': t`Very likely the week differed from the usual`,
  likely: t`Likely the week differed from the usual`,
  'not-shown': t`It is not shown that the week differed from the usual`,
};

/** What a report says first, in a sentence; it says no more than the report does. */
export function reportLineWords(line: ReportLine): string {
  const happened = counted(line.developments, '{n} development', '{n} developments');
  switch (line.code) {
    case 'no-data':
      return t`Nothing is on record for this week or before it.`;
    case 'no-coverage':
      return t`Too little was read: ${numberWords(line.coverage)}% of what was expected.`;
    case 'empty-week':
      return t`The week was watched, and no development was reported.`;
    case 'thin':
      return t`${happened}; too few are on record for an index.`;
    case 'short-history':
      return t`${happened}; the record is too short to say what is usual.`;
    case 'not-over':
      return t`The week was not over; ${happened} so far.`;
    case 'not-tested':
      return t`${happened}; too little of the week could be read to test it.`;
    case 'no-change-shown':
      return t`No change from the usual is shown: ${happened}, ${numberWords(line.conflicts)} of conflict.`;
    case 'changed': {
      const changes = line.changes.map(
        ({ indicator, word }) => `${TOPIC_LABEL[indicator]} – ${CHANGE[word]}`,
      );
      return t`${LIKELIHOOD[line.likelihood]}: ${clauses(changes)}.`;
    }
  }
}

/** Index with its range and the confidence in the evidence: never mixed with how likely a change is. */
export function reportIndexWords({ composite, confidence }: ReportLine): string {
  const index =
    composite === null
      ? t`No index`
      : t`Index ${indexWords(composite.index)}, 90% range ${bandWords(composite.low, composite.high)}`;
  return t`${index}. Confidence in the evidence: ${confidence}.`;
}

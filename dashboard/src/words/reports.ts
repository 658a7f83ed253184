import type { ReportForm, ReportLine } from '../service/reports.js';
import { TOPIC_LABEL } from './labels.js';
import { indexWords, shareWords } from './numbers.js';
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

const CONFIDENCE: Readonly<Record<ReportLine['confidence'], string>> = {
  high: t`confidence¦high`,
  moderate: t`confidence¦moderate`,
  low: t`confidence¦low`,
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
  switch (line.code) {
    case 'no-data':
      return t`Nothing is on record for this week or before it.`;
    case 'no-coverage':
      if (line.coverage === null)
        return t`Nobody watched this week: no feed was asked then, so nothing can be said.`;
      return t`Too little was read: ${shareWords(line.coverage / 100)} of what was expected.`;
    case 'empty-week':
      return t`The week was watched, and no development was reported.`;
    case 'thin':
      return counted(
        line.developments,
        '{n} development; too few are on record for an index.',
        '{n} developments; too few are on record for an index.',
      );
    case 'short-history':
      return counted(
        line.developments,
        '{n} development; the record is too short to say what is usual.',
        '{n} developments; the record is too short to say what is usual.',
      );
    case 'not-over':
      return counted(
        line.developments,
        'The week was not over; {n} development so far.',
        'The week was not over; {n} developments so far.',
      );
    case 'not-tested':
      return counted(
        line.developments,
        '{n} development; too little of the week could be read to test it.',
        '{n} developments; too little of the week could be read to test it.',
      );
    case 'no-change-shown':
      return counted(
        line.developments,
        'No change from the usual is shown: {n} development, {0} of conflict.',
        'No change from the usual is shown: {n} developments, {0} of conflict.',
        line.conflicts,
      );
    case 'changed': {
      const changes = line.changes.map(
        ({ indicator, word }) => t`${TOPIC_LABEL[indicator]} – ${CHANGE[word]}`,
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
  return t`${index}. Confidence in the evidence: ${CONFIDENCE[confidence]}.`;
}

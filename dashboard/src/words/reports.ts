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

/** What a report says first; it says no more than the report does, and denies nothing that the report lists. */
export function reportLineWords(line: ReportLine): string {
  return [sentenceOf(line), besideWords(line)].join(' ').trim();
}

/** What is listed of a week that nobody saw whole, and what does not count; nothing where an older report does not say. */
function besideWords({ code, reported = 0, developments }: ReportLine): string {
  const more = reported - (developments ?? 0);
  if (code === 'none-counted' || reported === 0) return '';
  if (code === 'no-data' || code === 'no-coverage')
    return counted(
      reported,
      '{n} development is listed all the same.',
      '{n} developments are listed all the same.',
    );
  return more === 0
    ? ''
    : counted(
        more,
        '{n} more is listed and does not count in the index.',
        '{n} more are listed and do not count in the index.',
      );
}

function sentenceOf(line: ReportLine): string {
  const { reported = 0 } = line;
  const n = line.developments ?? 0;
  switch (line.code) {
    case 'no-data':
    case 'no-coverage':
      return unseenWords(line);
    case 'none-counted':
      return counted(
        reported,
        'The week was watched; {n} development was reported, and it does not count in the index.',
        'The week was watched; {n} developments were reported, and none of them counts in the index.',
      );
    case 'empty-week':
      return t`The week was watched, and no development was reported.`;
    case 'thin':
      return counted(
        n,
        '{n} development; too few are on record for an index.',
        '{n} developments; too few are on record for an index.',
      );
    case 'short-history':
      return counted(
        n,
        '{n} development; too few weeks are on record that it can be compared with to say what is usual.',
        '{n} developments; too few weeks are on record that it can be compared with to say what is usual.',
      );
    case 'not-over':
      return counted(
        n,
        'The week was not over; {n} development so far.',
        'The week was not over; {n} developments so far.',
      );
    case 'not-tested':
      return counted(
        n,
        '{n} development; too little of the week could be read to test it.',
        '{n} developments; too little of the week could be read to test it.',
      );
    case 'no-change-shown':
      return counted(
        n,
        'No change from the usual is shown: {n} development, {0} of conflict.',
        'No change from the usual is shown: {n} developments, {0} of conflict.',
        line.conflicts ?? 0,
      );
    case 'changed':
      return changedWords(line);
  }
}

function unseenWords({ code, coverage, reported = 0 }: ReportLine): string {
  if (code === 'no-data')
    return reported === 0
      ? t`Nothing is on record for this week or before it.`
      : t`Nothing that counts in the index is on record for this week or before it.`;
  if (coverage !== null) return t`Too little was read: ${shareWords(coverage / 100)} of what was expected.`;
  return reported === 0
    ? t`Nobody watched this week: no feed was asked then, so nothing can be said.`
    : t`Nobody watched this week: no feed was asked then.`;
}

function changedWords({ changes, likelihood }: ReportLine): string {
  const named = changes.map(({ indicator, word }) => t`${TOPIC_LABEL[indicator]} – ${CHANGE[word]}`);
  return t`${LIKELIHOOD[likelihood]}: ${clauses(named)}.`;
}

/** Index with its range and the confidence in the evidence: never mixed with how likely a change is. */
export function reportIndexWords({ composite, confidence }: ReportLine): string {
  const index =
    composite === null
      ? t`No index`
      : t`Index ${indexWords(composite.index)}, 90% range ${bandWords(composite.low, composite.high)}`;
  return t`${index}. Confidence in the evidence: ${CONFIDENCE[confidence]}.`;
}

import type { PromiseState, Status } from '../../../../kernel/words.js';
import { PROMISE_STATES } from '../../../../kernel/words.js';
import type { OutlookEntry } from '../../report-happenings.js';
import type { ReportContent } from '../../weekly-report.js';
import { bullets, heading, paragraph, type Block, type Line } from '../document.js';
import { shortened, type Extent } from '../extent.js';
import type { Speech } from '../speech.js';
import type { PhraseName } from '../vocabulary.js';

/** Visits and meetings announced, and promises that fall due, in the weeks after. */
export function outlookSection(
  { from, to, entries, notListed }: ReportContent['outlook'],
  speech: Speech,
  extent: Extent,
): Block[] {
  const { word, sentence, counted, day } = speech;
  const shown = entries.slice(0, extent.mostEntries);
  return [
    heading(2, 'outlook', word('outlook')),
    paragraph(...sentence('outlookIntro', { from: day(from), to: day(to) })),
    shown.length === 0
      ? paragraph(...sentence('outlookNone'))
      : bullets(shown.map((entry) => ({ line: entryLine(entry, speech), under: [] }))),
    ...shortened(entries, extent, speech),
    ...(notListed === 0 ? [] : [paragraph(...counted('outlookNotListed', notListed))]),
  ];
}

function entryLine(entry: OutlookEntry, speech: Speech): Line {
  const { sentence, counted, word, date, foreign } = speech;
  const values = { date: date(entry.date), what: foreign(entry.what), state: word(outlookStateName(entry)) };
  if (entry.kind === 'due') return sentence('outlookDue', values);
  return entry.publishers === null
    ? sentence('outlookScheduled', values)
    : counted('outlookReported', entry.publishers, values);
}

/** The phrase that names the state of what is announced or promised. */
export function outlookStateName({ kind, state }: OutlookEntry): PhraseName {
  if (kind === 'due') return `promiseState:${isPromiseState(state) ? state : 'open'}`;
  return isStatus(state) ? `status:${state}` : 'status:planned';
}

function isPromiseState(state: Status | PromiseState): state is PromiseState {
  return PROMISE_STATES.some((known) => known === state);
}

function isStatus(state: Status | PromiseState): state is Status {
  return state !== 'open' && state !== 'progressing' && state !== 'delivered';
}

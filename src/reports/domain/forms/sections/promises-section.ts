import type { ReportedPromise } from '../../report-happenings.js';
import type { ReportContent } from '../../weekly-report.js';
import {
  bullets,
  heading,
  paragraph,
  strong,
  type Block,
  type Inline,
  type Line,
  type ListItem,
} from '../document.js';
import { shortened, type Extent } from '../extent.js';
import { notKnown } from '../sight.js';
import type { Speech } from '../speech.js';

/** Promises that the week opened or moved, and those that are overdue. */
export function promisesSection(
  { promises, coverage }: Pick<ReportContent, 'promises' | 'coverage'>,
  speech: Speech,
  extent: Extent,
): Block[] {
  const { word, counted } = speech;
  const group = (name: 'opened' | 'moved' | 'overdue'): Block[] => {
    const entries = promises[name].slice(0, extent.mostEntries);
    return [
      heading(3, `promises-${name}`, word(`promises:${name}`)),
      entries.length === 0
        ? paragraph(...noneOf(name, coverage.percent, speech))
        : bullets(entries.map((promise) => promiseItem(promise, speech, extent))),
      ...shortened(promises[name], extent, speech),
    ];
  };
  return [
    heading(2, 'promises', word('promises')),
    ...group('opened'),
    ...group('moved'),
    ...group('overdue'),
    ...(promises.overdueNotListed === 0
      ? []
      : [paragraph(...counted('overdueNotListed', promises.overdueNotListed))]),
  ];
}

/** That there are none, or that nobody can know; what is overdue is known without the week’s news. */
function noneOf(name: 'opened' | 'moved' | 'overdue', coverage: number | null, speech: Speech): Line {
  const unknown = name === 'overdue' ? null : notKnown(`notKnown:${name}`, coverage, speech);
  return unknown ?? speech.sentence(`promisesNone:${name}`);
}

function promiseItem(promise: ReportedPromise, speech: Speech, { mostSources }: Extent): ListItem {
  const steps = promise.steps.slice(0, mostSources).map((step) => stepLine(step, speech));
  const more: Line[] = steps.length < promise.steps.length ? [[speech.word('moreSources')]] : [];
  return {
    line: [strong(speech.foreign(promise.what))],
    under: [factsLine(promise, speech), ...steps, ...more],
  };
}

function factsLine(promise: ReportedPromise, speech: Speech): Line {
  const { sentence, counted, word, date } = speech;
  const facts = sentence(isMutual(promise.parties) ? 'promiseFactsMutual' : 'promiseFacts', {
    owes: partyName(promise.parties.owes, speech),
    owed: partyName(promise.parties.owed, speech),
    state: word(`promiseState:${promise.state}`),
    opened: date(promise.openedOn),
    due: promise.due === null ? word('dueNone') : date(promise.due),
  });
  if (promise.overdueDays === null) return facts;
  return [...facts, ' ', ...counted('overdueLine', promise.overdueDays)];
}

const PARTIES = ['Pakistan', 'Russia', 'both'] as const;

/** The two sides in words of the report; anybody else as named in the documents. */
function partyName(name: string, { word, foreign }: Speech): Inline {
  const known = PARTIES.find((party) => party === name);
  return known === undefined ? foreign(name) : word(`party:${known}`);
}

/** Whether both sides owe it to each other, so that it needs no giver and taker. */
function isMutual({ owes, owed }: ReportedPromise['parties']): boolean {
  return owes === 'both' && owed === 'both';
}

function stepLine({ change, date, what }: ReportedPromise['steps'][number], speech: Speech): Line {
  const step = { change: speech.word(`promiseChange:${change}`), date: speech.date(date) };
  return what === null
    ? speech.sentence('promiseStep', step)
    : speech.sentence('promiseStepBy', { ...step, what: speech.foreign(what) });
}

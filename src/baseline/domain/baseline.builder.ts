import type { Citation } from '../../developments/domain/development.js';
import type { DiplomaticPromise } from '../../developments/domain/promise.js';
import type { Observation } from '../../indicators/domain/observation.js';
import type { DateRange } from '../../kernel/dates.js';
import type { Baseline, BaselineDevelopment, BaselineDocument, DocumentText } from './baseline.js';

export const FILE = '000_invented.txt';
const HASH = 'a'.repeat(64);

export function year(from: number, to = from): DateRange {
  return { from: `${from}-01-01`, to: `${to}-12-31`, precision: 'year' };
}

export function onDay(day: string): DateRange {
  return { from: day, to: day, precision: 'day' };
}

export function between(from: string | null, to: string | null): DateRange {
  return { from, to, precision: 'undated' };
}

export function aText(lines: readonly string[], changes: Partial<DocumentText> = {}): DocumentText {
  return { document: FILE, sha256: HASH, lines, ...changes };
}

export function aDocument(changes: Partial<BaselineDocument> = {}): BaselineDocument {
  return {
    document: FILE,
    title: 'An invented page',
    author: null,
    publisher: null,
    published: year(2031),
    sha256: HASH,
    notes: '',
    ...changes,
  };
}

export function aCitation(changes: Partial<Citation> = {}): Citation {
  return { document: FILE, lines: [1, 1], dateBasis: 'stated', dateLines: null, ...changes };
}

export function aDevelopment(changes: Partial<BaselineDevelopment> = {}): BaselineDevelopment {
  return {
    id: 'bl-visit',
    what: 'A visit',
    date: year(2029),
    indicators: ['diplomacy'],
    eventType: 'CONSULT',
    mode: 'visit',
    direction: 'cooperation',
    score: 3,
    status: 'occurred',
    confidence: 1,
    origin: 'baseline',
    core: true,
    scheduled: null,
    citations: [aCitation()],
    notes: '',
    ...changes,
  };
}

export function anObservation(changes: Partial<Observation> = {}): Observation {
  return {
    id: 'ob-trade',
    series: 'trade',
    label: 'Trade',
    period: year(2029),
    value: 1.5e9,
    low: null,
    high: null,
    unit: 'dollars',
    currency: 'USD',
    qualifier: null,
    basis: 'invented',
    core: true,
    citations: [aCitation()],
    notes: '',
    ...changes,
  };
}

export function aPromise(changes: Partial<DiplomaticPromise> = {}): DiplomaticPromise {
  return {
    id: 'pr-visit',
    what: 'Another visit',
    indicators: ['diplomacy'],
    parties: { owes: 'Pakistan', owed: 'Russia' },
    amount: null,
    due: null,
    state: 'open',
    openedOn: year(2029),
    history: [{ developmentId: 'bl-visit', change: 'opened', date: year(2029) }],
    citations: [aCitation()],
    ...changes,
  };
}

export function aBaseline(changes: Partial<Baseline> = {}): Baseline {
  return {
    documents: [aDocument()],
    developments: [],
    promises: [],
    promiseSubjects: [],
    observations: [],
    ...changes,
  };
}

import type { Development, DiplomaticPromise, IndexPoint, Observation } from './records.js';

/** A development with the given differences from an ordinary one. */
export function aDevelopment(different: Partial<Development> = {}): Development {
  return {
    id: 'dev-1',
    what: 'Talks on customs are held',
    date: { from: '2026-11-02', to: '2026-11-02', precision: 'day' },
    indicators: ['trade'],
    eventType: 'CONSULT',
    mode: null,
    direction: 'cooperation',
    score: 3,
    status: 'occurred',
    confidence: 0.9,
    origin: 'news',
    core: true,
    scheduled: null,
    recordedAt: '2026-11-02T10:00:00Z',
    sources: [],
    citations: [],
    notes: '',
    ...different,
  };
}

/** A promise with the given differences from an open one of 2019. */
export function aPromise(different: Partial<DiplomaticPromise> = {}): DiplomaticPromise {
  return {
    id: 'promise-1',
    what: 'A pipeline',
    indicators: ['energy'],
    parties: { owes: 'Russia', owed: 'Pakistan' },
    amount: null,
    due: null,
    state: 'open',
    openedOn: { from: '2019-02-06', to: '2019-02-06', precision: 'day' },
    history: [],
    citations: [],
    origin: 'baseline',
    ageDays: null,
    timesReannounced: 0,
    overdue: null,
    possible: [],
    byHand: { state: null, due: null },
    ...different,
  };
}

/** A weekly point with the given differences from a well-founded one. */
export function anIndexPoint(different: Partial<IndexPoint> = {}): IndexPoint {
  return {
    week: '2026-W40',
    indicator: 'trade',
    index: 20,
    low: 5,
    high: 40,
    n: 3,
    weight: 3.3,
    cooperation: { words: 2, deeds: 1 },
    conflict: { words: 0.5, deeds: 0 },
    intensity: 100,
    coverage: 0.9,
    state: 'ok',
    alarms: null,
    ...different,
  };
}

/** A figure with the given differences from a yearly trade value. */
export function anObservation(different: Partial<Observation> = {}): Observation {
  return {
    id: 'ob-1',
    series: 'trade',
    label: 'Bilateral trade',
    period: { from: '2020-01-01', to: '2020-12-31', precision: 'year' },
    value: 350_000_000,
    low: null,
    high: null,
    unit: 'dollars',
    currency: 'USD',
    qualifier: null,
    basis: 'customs',
    core: true,
    citations: [],
    notes: '',
    ...different,
  };
}

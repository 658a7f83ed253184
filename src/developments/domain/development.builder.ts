import type { Development } from './development.js';

/** A crude oil delivery of 12 June 2023 from the news, changed as the test wants. */
export function aDevelopment(id: string, changes: Partial<Development> = {}): Development {
  return {
    id,
    what: `Crude oil delivered (${id})`,
    date: { from: '2023-06-12', to: '2023-06-12', precision: 'day' },
    indicators: ['energy'],
    eventType: 'COOPERATE',
    mode: null,
    direction: 'cooperation',
    score: 7,
    status: 'occurred',
    confidence: 0.8,
    origin: 'news',
    core: true,
    scheduled: null,
    recordedAt: '2023-06-12T10:00:00Z',
    sources: [],
    citations: [],
    notes: '',
    ...changes,
  };
}

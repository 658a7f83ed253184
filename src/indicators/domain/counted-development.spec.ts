import type { WeighedDevelopment } from '../../developments/domain/development-reader.js';
import { countedDevelopment, isCounted } from './counted-development.js';

function aStoredDevelopment(changes: Partial<WeighedDevelopment> = {}): WeighedDevelopment {
  return {
    id: 'cargo',
    what: 'A cargo of crude arrives in Karachi',
    date: { from: '2025-06-12', to: '2025-06-12', precision: 'day' },
    indicators: ['energy', 'trade'],
    eventType: 'COOPERATE',
    mode: null,
    direction: 'cooperation',
    score: 7,
    status: 'occurred',
    confidence: 0.9,
    origin: 'news',
    core: true,
    scheduled: null,
    recordedAt: '2025-06-12T10:00:00Z',
    sources: [],
    topics: [
      { name: 'energy', confidence: 0.9 },
      { name: 'trade', confidence: 0.4 },
    ],
    publishers: 2,
    weight: 0.9,
    citations: [],
    notes: '',
    ...changes,
  };
}

describe('a stored development', () => {
  it('counts with its confidence in each topic and its publishers', () => {
    expect(countedDevelopment(aStoredDevelopment())).toEqual({
      id: 'cargo',
      date: { from: '2025-06-12', to: '2025-06-12', precision: 'day' },
      score: 7,
      eventType: 'COOPERATE',
      indicators: [
        { name: 'energy', confidence: 0.9 },
        { name: 'trade', confidence: 0.4 },
      ],
      material: true,
      publishers: 2,
    });
  });

  it('is not counted while alleged, or once denied', () => {
    expect(countedDevelopment(aStoredDevelopment({ status: 'alleged' }))).toBeNull();
    expect(countedDevelopment(aStoredDevelopment({ status: 'denied' }))).toBeNull();
    expect((['planned', 'agreed', 'occurred', 'stalled', 'cancelled'] as const).every(isCounted)).toBe(true);
  });

  it('counts as words without an event type or with a verbal one', () => {
    expect(countedDevelopment(aStoredDevelopment({ eventType: null }))?.material).toBe(false);
    expect(countedDevelopment(aStoredDevelopment({ eventType: 'CONSULT' }))?.material).toBe(false);
  });
});

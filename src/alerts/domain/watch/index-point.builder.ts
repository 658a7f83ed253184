import type { IndexPoint } from '../../../indicators/domain/index-point.js';

/** A covered week of trade without developments. */
export function indexPoint(parts: Partial<IndexPoint>): IndexPoint {
  return {
    week: '2026-W47',
    indicator: 'trade',
    ...{ index: 0, low: null, high: null, n: 0, weight: 0 },
    cooperation: { words: 0, deeds: 0 },
    conflict: { words: 0, deeds: 0 },
    ...{ intensity: null, coverage: 1, state: 'ok', alarms: [] },
    ...parts,
  };
}

import type {
  DevelopmentCount,
  DevelopmentCounts,
} from '../../../src/developments/domain/development-reader.js';
import { list, number, record, text } from './guards.js';
import type { Guard } from './guards.js';

const counts = list(record<DevelopmentCount>({ value: text, count: number }));

export type { DevelopmentCounts };

export const developmentCounts: Guard<DevelopmentCounts> = record<DevelopmentCounts>({
  total: number,
  indicator: counts,
  direction: counts,
  status: counts,
  origin: counts,
  core: counts,
});

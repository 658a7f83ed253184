import type { MirrorGap as StoredGap } from '../../../src/indicators/domain/mirror-gap.js';
import type { Guard } from './guards.js';
import { number, orNull, record, text } from './guards.js';
import { dateRange } from './records.js';

/** What the importer and the exporter report of one trade. */
export type MirrorGap = StoredGap;

const report = record<StoredGap['imports']>({
  observationId: text,
  series: text,
  basis: text,
  value: number,
});

export const mirrorGap: Guard<MirrorGap> = record<MirrorGap>({
  id: text,
  period: dateRange,
  label: text,
  imports: report,
  exports: report,
  currency: text,
  gap: number,
  share: orNull(number),
});

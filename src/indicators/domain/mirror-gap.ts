import type { DateRange } from '../../kernel/dates.js';
import type { Observation } from './observation.js';

/** The two reports of one trade: the importer's and the exporter's. They stay two series; only the gap is reckoned. */
export interface MirrorGap {
  /** The importer's figure's. */
  readonly id: string;
  readonly period: DateRange;
  /** What was traded, as the importer's series calls it. */
  readonly label: string;
  readonly imports: MirrorReport;
  readonly exports: MirrorReport;
  readonly currency: string;
  /** Reported imports less reported exports. */
  readonly gap: number;
  /** The gap as a share of reported exports; null where those are 0. */
  readonly share: number | null;
}

/** What one side reported. */
export interface MirrorReport {
  readonly observationId: string;
  readonly series: string;
  readonly basis: string;
  readonly value: number;
}

const SERIES =
  /^comtrade-(pak(?:-1971)?|rus|sun)-(imports|exports)-(pak(?:-1971)?|rus|sun)-(.+-value(?:-monthly)?)$/;

/** The mirror gaps of all periods for which both sides report the same trade, by id. */
export function mirrorGaps(observations: readonly Observation[]): readonly MirrorGap[] {
  const exports = new Map(
    observations.flatMap((figure) => {
      const key = tradeOf(figure, 'exports');
      return key === null ? [] : [[key, figure] as const];
    }),
  );
  return observations
    .flatMap((figure) => {
      const key = tradeOf(figure, 'imports');
      const mirror = key === null ? undefined : exports.get(key);
      const gap = mirror === undefined ? null : gapOf(figure, mirror);
      return gap === null ? [] : [gap];
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Importer, exporter, goods and period: the same for both reports of one trade. */
function tradeOf({ series, period, value }: Observation, flow: 'imports' | 'exports'): string | null {
  const [, reporter, reported, partner, goods] = SERIES.exec(series) ?? [];
  if (reported !== flow || value === null) return null;
  const way = flow === 'imports' ? `${partner} ${reporter}` : `${reporter} ${partner}`;
  return `${way} ${goods} ${period.from ?? ''} ${period.to ?? ''}`;
}

function gapOf(imports: Observation, exports: Observation): MirrorGap | null {
  const { value: bought, currency } = imports;
  const { value: sold } = exports;
  if (bought === null || sold === null || currency === null || currency !== exports.currency) return null;
  return {
    id: imports.id,
    period: imports.period,
    label: imports.label,
    imports: reportOf(imports, bought),
    exports: reportOf(exports, sold),
    currency,
    gap: bought - sold,
    share: sold === 0 ? null : (bought - sold) / sold,
  };
}

function reportOf({ id, series, basis }: Observation, value: number): MirrorReport {
  return { observationId: id, series, basis, value };
}

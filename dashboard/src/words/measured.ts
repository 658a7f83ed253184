import { t } from '../language/say.js';
import { measuredNumber, measuredShare } from './numbers.js';

/** A figure of how well texts are read, as `src/reports/data/report-method.json` has it: the source of reports too. */
export interface Measured {
  readonly code: string;
  readonly value: number;
  readonly unit: string;
  readonly target: number | null;
  readonly reached: boolean | null;
  readonly measuredOn: string;
}

export interface Measurement {
  /** `YYYY-MM-DD`. */
  readonly accuracyMeasuredOn: string;
  readonly accuracy: readonly Measured[];
}

/** The last figures, loaded when a page first shows them; they are data of the reports and typed nowhere else. */
export async function loadMeasurement(): Promise<Measurement> {
  const { default: data } = await import('../../../src/reports/data/report-method.json');
  return data;
}

const MEASURE: ReadonlyMap<string, string> = new Map([
  ['relevance-f1', t`Relevance, F1`],
  ['relevance-f1-unseen', t`Relevance on unseen sentences, F1`],
  ['relevance-f1-en', t`Relevance in English, F1`],
  ['relevance-f1-ru', t`Relevance in Russian, F1`],
  ['relevance-f1-ur', t`Relevance in Urdu, F1`],
  ['false-alarms-both-named', t`False alarms where both countries are only named`],
  ['indicators-f1', t`Indicators, F1`],
  ['indicators-f1-en', t`Indicators in English, F1`],
  ['indicators-f1-ru', t`Indicators in Russian, F1`],
  ['indicators-f1-ur', t`Indicators in Urdu, F1`],
  ['indicator-f1-trade', t`Trade, F1`],
  ['indicator-f1-defence', t`Defence, F1`],
  ['indicator-f1-energy', t`Energy, F1`],
  ['indicator-f1-diplomacy', t`Diplomacy, F1`],
  ['direction-right', t`Direction right`],
  ['score-within-2', t`Score near the labelled one`],
  ['grouping-f1', t`One development for each happening, F1`],
  ['wrong-merges', t`Wrong merges`],
  ['false-changes', t`False changes in quiet weeks`],
  ['false-alarms-a-year', t`False alarms in a year, each indicator`],
]);

/** What was measured, in words; one without words goes by its code, as in the reports. */
export function measureWords({ code }: Pick<Measured, 'code'>): string {
  return MEASURE.get(code) ?? code;
}

/** Whether the dashboard has words for a measure. */
export function isMeasureNamed(code: string): boolean {
  return MEASURE.has(code);
}

/** A measured or wanted value: “0.956”, “95.1%”. */
export function measuredValue(value: number, unit: string): string {
  return unit === 'percent' ? measuredShare(value / 100) : measuredNumber(value);
}

import { INDICATORS, LANGUAGES } from '../../src/kernel/words.js';
import type { Verdict } from '../../src/classification/domain/verdict.js';
import type { Labelled } from './labelled.js';

/** A labelled article with the verdict it got. */
export interface Judged {
  readonly row: Labelled;
  readonly verdict: Verdict;
}

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Same definitions as `tools/score-verdicts.py`. */
export interface Figures {
  readonly n: number;
  readonly relevant: number;
  readonly relevance: Rates;
  readonly hardNegatives: number;
  readonly hardFalseAlarms: number;
  readonly indicators: Readonly<Record<string, number>>;
  readonly macroF1: number;
  readonly direction: number;
  readonly scoreWithin2: number;
  readonly scoreMeanError: number;
  readonly calibrationError: number;
  readonly calibrationErrorByChance: number;
}

function rates(tp: number, fp: number, fn: number): Rates {
  return { precision: tp / (tp + fp), recall: tp / (tp + fn), f1: (2 * tp) / (2 * tp + fp + fn) };
}

function share(part: number, whole: number): number {
  return whole === 0 ? Number.NaN : part / whole;
}

function count<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.reduce((n, item) => n + (holds(item) ? 1 : 0), 0);
}

function indicatorF1(judged: readonly Judged[], name: string): number {
  const labelled = ({ row }: Judged): boolean => row.relevant && row.indicators.some((i) => i === name);
  const given = ({ verdict }: Judged): boolean =>
    verdict.relevant && verdict.indicators.some((i) => i.name === name);
  const tp = count(judged, (j) => labelled(j) && given(j));
  return rates(tp, count(judged, given) - tp, count(judged, labelled) - tp).f1;
}

const BINS = 10;

function bin(probability: number): number {
  return Math.min(BINS - 1, Math.floor(probability * BINS));
}

function calibration(judged: readonly Judged[]): number {
  const gap = new Array<number>(BINS).fill(0);
  for (const { row, verdict } of judged)
    gap[bin(verdict.relevance)] =
      (gap[bin(verdict.relevance)] ?? 0) + verdict.relevance - (row.relevant ? 1 : 0);
  return share(
    gap.reduce((sum, g) => sum + Math.abs(g), 0),
    judged.length,
  );
}

/** Calibration error to expect of perfectly calibrated probabilities: mean |normal| of each bin's variance. */
function calibrationByChance(judged: readonly Judged[]): number {
  const variance = new Array<number>(BINS).fill(0);
  for (const {
    verdict: { relevance: p },
  } of judged)
    variance[bin(p)] = (variance[bin(p)] ?? 0) + p * (1 - p);
  return share(
    variance.reduce((sum, v) => sum + Math.sqrt((2 / Math.PI) * v), 0),
    judged.length,
  );
}

/** Figures over judged articles; not-a-number where nothing was there to measure. */
export function figures(judged: readonly Judged[]): Figures {
  const truth = count(judged, ({ row }) => row.relevant);
  const tp = count(judged, ({ row, verdict }) => row.relevant && verdict.relevant);
  const fp = count(judged, ({ row, verdict }) => !row.relevant && verdict.relevant);
  const hits = judged.filter(({ row, verdict }) => row.relevant && verdict.relevant);
  const hard = judged.filter(({ row }) => !row.relevant && row.mentions_both === true);
  const perIndicator = INDICATORS.map((name) => [name, indicatorF1(judged, name)] as const);
  const known = perIndicator.map(([, f1]) => f1).filter((f1) => !Number.isNaN(f1));
  const error = ({ row, verdict }: Judged): number => Math.abs(verdict.score - row.intensity);
  return {
    n: judged.length,
    relevant: truth,
    relevance: rates(tp, fp, truth - tp),
    hardNegatives: hard.length,
    hardFalseAlarms: share(
      count(hard, ({ verdict }) => verdict.relevant),
      hard.length,
    ),
    indicators: Object.fromEntries(perIndicator),
    macroF1: share(
      known.reduce((sum, f1) => sum + f1, 0),
      known.length,
    ),
    direction: share(
      count(hits, ({ row, verdict }) => row.direction === verdict.direction),
      hits.length,
    ),
    scoreWithin2: share(
      count(hits, (j) => error(j) <= 2),
      hits.length,
    ),
    scoreMeanError: share(
      hits.reduce((sum, j) => sum + error(j), 0),
      hits.length,
    ),
    calibrationError: calibration(judged),
    calibrationErrorByChance: calibrationByChance(judged),
  };
}

/** What of an act is labelled in our own examples only. */
export const ACT_LABELS = ['status', 'eventType', 'mode'] as const;

/** Of the relevant articles found that are labelled with it: how many are given the same, out of how many. */
export function actLabels(judged: readonly Judged[]): Record<(typeof ACT_LABELS)[number], [number, number]> {
  const of = (name: (typeof ACT_LABELS)[number]): [number, number] => {
    const labelled = judged.filter(
      ({ row, verdict }) => row.relevant && verdict.relevant && (row[name] ?? null) !== null,
    );
    return [count(labelled, ({ row, verdict }) => row[name] === verdict[name]), labelled.length];
  };
  return { status: of('status'), eventType: of('eventType'), mode: of('mode') };
}

/** Classes of hard negatives by what the classifier knows of the guide's rules, for the table of false alarms. */
export function negativeClasses(
  judged: readonly Judged[],
  rulesOf: (row: Labelled) => readonly string[],
): Map<string, [number, number]> {
  const classes = new Map<string, [number, number]>();
  for (const { row, verdict } of judged) {
    if (row.relevant || row.mentions_both !== true) continue;
    const rules = rulesOf(row).filter((id) => /^R\d+-/u.test(id));
    for (const rule of rules.length > 0 ? rules : ['no rule of the guide found']) {
      const [n, alarms] = classes.get(rule) ?? [0, 0];
      classes.set(rule, [n + 1, alarms + (verdict.relevant ? 1 : 0)]);
    }
  }
  return classes;
}

/** Articles in the supported languages: all figures are over these. */
export function inSupportedLanguage(judged: readonly Judged[]): Judged[] {
  return judged.filter(({ row }) =>
    LANGUAGES.some((language) => row.language?.startsWith(language) === true),
  );
}

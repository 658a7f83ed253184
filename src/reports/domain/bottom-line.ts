import type { DevelopmentCounts } from '../../developments/domain/week-reader.js';
import type { ChangeWord } from '../../indicators/domain/week-change.js';
import type { SeriesReport } from './report-figures.js';
import type { ReportMethod } from './report-method.js';
import { rounded } from './rounding.js';
import type {
  BottomLine,
  BottomLineCode,
  Confidence,
  ConfidenceGround,
  Likelihood,
} from './weekly-report.js';

/** What the bottom line is judged from. */
export interface Judged {
  readonly series: readonly SeriesReport[];
  /** Developments of the week on record, counted or not. */
  readonly reported: number;
  readonly counts: DevelopmentCounts;
  /** Covered weeks before the week to compare with, tested or not. */
  readonly referenceWeeks: number;
  /** Whether the week was over at the report's instant. */
  readonly isOver: boolean;
  /** Percent from which a week is tested. */
  readonly testedFromPercent: number;
}

/** The order in which changes are named: of the same series a shift of conflict's share comes before one of volume. */
const WORDS: readonly ChangeWord[] = ['cooling', 'warming', 'quiet', 'busy'];

/**
 * The one sentence of the report, by rules that can only understate: a change is named only where its test stands, a
 * side only where the whole band lies on it, and without a test nothing is called likely.
 */
export function bottomLine(judged: Judged, { bottomLine: rules }: ReportMethod): BottomLine {
  const { series, reported, counts } = judged;
  const { alleged, denied, noIndex } = counts;
  const composite = series.find(({ indicator }) => indicator === 'composite');
  const changes = namedChanges(series);
  const code = codeOf(judged, composite, changes.length > 0);
  const figure = composite?.thisWeek.figure ?? null;
  const grounds = groundsOf(judged, composite, rules);
  return {
    code,
    changes: code === 'changed' ? changes : [],
    developments: composite?.thisWeek.n ?? null,
    conflicts: composite?.conflicts ?? null,
    ...{ reported, uncounted: { alleged, denied, noIndex } },
    coverage: composite?.thisWeek.coverage ?? null,
    composite: figure,
    side: figure === null ? null : figure.low > 0 ? 'cooperation' : figure.high < 0 ? 'conflict' : null,
    likelihood: code === 'changed' ? likelihoodOf(series, changes, rules.veryLikelyBelowP) : 'not-shown',
    confidence: confidenceOf(code, grounds),
    grounds,
  };
}

function codeOf(
  { isOver, testedFromPercent, reported }: Judged,
  composite: SeriesReport | undefined,
  isChanged: boolean,
): BottomLineCode {
  if (composite === undefined) return 'no-data';
  const { state, n, coverage } = composite.thisWeek;
  if (state === 'no-coverage') return 'no-coverage';
  if (!isOver) return 'not-over';
  if (isChanged) return 'changed';
  if (n === 0 && coverage !== null && coverage >= testedFromPercent)
    return reported === 0 ? 'empty-week' : 'none-counted';
  if (state === 'thin' || state === 'short-history') return state;
  return composite.word === null ? 'not-tested' : 'no-change-shown';
}

function namedChanges(series: readonly SeriesReport[]): BottomLine['changes'] {
  return series
    .flatMap(({ indicator, word }) => (word === null || word === 'none-shown' ? [] : [{ indicator, word }]))
    .sort((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ indicator, word }: BottomLine['changes'][number]): number {
  return (indicator === 'composite' ? 0 : WORDS.length) + WORDS.indexOf(word);
}

/** Of the change that is named first. */
function likelihoodOf(
  series: readonly SeriesReport[],
  [first]: BottomLine['changes'],
  veryLikelyBelowP: number,
): Likelihood {
  const test = series.find(({ indicator }) => indicator === first?.indicator)?.test ?? null;
  if (test === null || first === undefined) return 'not-shown';
  const p = { cooling: test.conflictRoseP, warming: test.conflictFellP, quiet: test.rateP, busy: test.rateP };
  return p[first.word] < veryLikelyBelowP ? 'very-likely' : 'likely';
}

function groundsOf(
  { counts: { counted, ofSeveralPublishers }, referenceWeeks, testedFromPercent }: Judged,
  composite: SeriesReport | undefined,
  rules: ReportMethod['bottomLine'],
): ConfidenceGround[] {
  const share = counted === 0 ? null : rounded((100 * ofSeveralPublishers) / counted, 1);
  const ground = (code: ConfidenceGround['code'], found: number | null, asked: number): ConfidenceGround => ({
    ...{ code, met: found !== null && found >= asked, found, asked },
  });
  return [
    { code: 'state', met: composite?.thisWeek.state === 'ok', found: null, asked: null },
    ground('coverage', composite?.thisWeek.coverage ?? null, testedFromPercent),
    ground('history', referenceWeeks, rules.leastHistoryWeeks),
    ground('developments', composite?.thisWeek.n ?? null, rules.leastDevelopments),
    ground('several-publishers', share, rules.leastSeveralPublishersPercent),
  ];
}

const TESTED: readonly BottomLineCode[] = ['changed', 'no-change-shown', 'empty-week', 'none-counted'];

/** High where all grounds are met, moderate where one of the lesser ones is not; low else, and where nothing was tested. */
function confidenceOf(code: BottomLineCode, grounds: readonly ConfidenceGround[]): Confidence {
  const unmet = grounds.filter(({ met }) => !met);
  const isTested = TESTED.includes(code);
  if (!isTested || unmet.some(({ code: ground }) => ground === 'state' || ground === 'coverage'))
    return 'low';
  if (unmet.length === 0) return 'high';
  return unmet.length === 1 ? 'moderate' : 'low';
}

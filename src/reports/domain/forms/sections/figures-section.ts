import type { ReportRate, SeriesReport, WeekFigure } from '../../report-figures.js';
import type { MethodNote, ReportContent } from '../../weekly-report.js';
import {
  bullets,
  heading,
  paragraph,
  strong,
  type Block,
  type Column,
  type Inline,
  type Line,
} from '../document.js';
import { notKnown } from '../sight.js';
import type { Speech } from '../speech.js';
import { say } from '../vocabulary.js';
import { figureLine } from './stamp-section.js';

const DASH = '–';

/** Where the index of all four together stands, how far it lies from last week's, and whether the week was usual. */
export function indexSection(series: readonly SeriesReport[], speech: Speech): Block[] {
  const { word, sentence } = speech;
  const composite = series.find(({ indicator }) => indicator === 'composite');
  const head = heading(2, 'index', word('indexNow'));
  if (composite === undefined) return [head, paragraph(...sentence('seriesNone'))];
  return [
    head,
    paragraph(...indexLine(composite, speech)),
    paragraph(...differenceLine(composite, speech)),
    paragraph(...sentence('usualLine', { usual: strong(word(`usual:${composite.usual}`)) })),
    paragraph(...sentence('indexNote')),
  ];
}

function indexLine({ thisWeek }: SeriesReport, speech: Speech): Line {
  const { sentence, signed, word } = speech;
  if (thisWeek.figure === null) return sentence('indexMissing', { state: word(stateName(thisWeek)) });
  const { index, low, high } = thisWeek.figure;
  return sentence('indexLine', {
    index: strong(signed(index, 1)),
    low: signed(low, 1),
    high: signed(high, 1),
  });
}

function differenceLine({ lastWeek, indexDifference }: SeriesReport, speech: Speech): Line {
  if (lastWeek === null) return speech.sentence('lastWeekNone');
  if (indexDifference === null)
    return speech.sentence('lastWeekWithout', { before: figureLine(lastWeek.figure, speech) });
  return speech.sentence('lastWeekLine', {
    difference: speech.signed(indexDifference, 1),
    before: figureLine(lastWeek.figure, speech),
  });
}

/** The table by indicator, and what each row says of the change, the reason for its arrow first. */
export function indicatorSection(
  { series, method }: Pick<ReportContent, 'series' | 'method'>,
  speech: Speech,
): Block[] {
  const { word, sentence } = speech;
  if (series.length === 0)
    return [heading(2, 'indicators', word('byIndicator')), paragraph(...sentence('seriesNone'))];
  return [
    heading(2, 'indicators', word('byIndicator')),
    indexTable(series, speech),
    countTable(series, method, speech),
    paragraph(...sentence('tableNote')),
    ...ratioNote(method, speech),
    bullets(
      series.map((row) => ({
        line: [
          strong(
            ...sentence('seriesOpening', { series: speech.series(row.indicator) }),
            ...arrowSentence(row, speech),
          ),
        ],
        under: [rateSentence(row, speech), shareSentence(row, speech)].filter((line) => line.length > 0),
      })),
    ),
  ];
}

const text = (head: string): Column => ({ head, isNumeric: false });
const figures = (head: string): Column => ({ head, isNumeric: true });

function indexTable(series: readonly SeriesReport[], speech: Speech): Block {
  const { word } = speech;
  const columns = [
    text(word('columnIndicator')),
    figures(word('columnIndex')),
    figures(word('columnLastIndex')),
    figures(word('columnDifference')),
    text(word('columnUsual')),
  ];
  const rows = series.map((row): readonly Line[] => [
    [speech.series(row.indicator)],
    weekCell(row.thisWeek, speech),
    row.lastWeek === null ? [DASH] : weekCell(row.lastWeek, speech),
    [row.indexDifference === null ? DASH : speech.signed(row.indexDifference, 1)],
    [word(`usual:${row.usual}`)],
  ]);
  return { kind: 'table', caption: word('indexTable'), columns, rows };
}

function weekCell(week: WeekFigure, speech: Speech): Line {
  return week.figure === null ? [speech.word(stateName(week))] : figureLine(week.figure, speech);
}

/** Of a week that nobody watched nothing was expected: to say that too little was read would blame the feeds. */
function stateName({ state, coverage }: WeekFigure): 'state:unwatched' | `state:${WeekFigure['state']}` {
  return state === 'no-coverage' && coverage === null ? 'state:unwatched' : `state:${state}`;
}

/** The level of the ratio's interval, percent; undefined in older records, which do not say it. */
const ratioLevel = ({ parameters }: MethodNote): number | undefined => parameters['rateIntervalPercent'];

/** The level of the interval, and why it may leave out 1 where there is no arrow. */
function ratioNote(method: MethodNote, { sentence, percent }: Speech): Block[] {
  const [level, falseOnes] = [ratioLevel(method), method.parameters['falseDiscoveryPercent']];
  if (level === undefined || falseOnes === undefined) return [];
  return [paragraph(...sentence('ratioNote', { level: percent(level), falseOnes: percent(falseOnes) }))];
}

function ratioHead(method: MethodNote, { vocabulary, word, percent }: Speech): string {
  const level = ratioLevel(method);
  return level === undefined
    ? word('columnRatio')
    : say(vocabulary, 'columnRatioOf', { level: percent(level).text });
}

function countTable(series: readonly SeriesReport[], method: MethodNote, speech: Speech): Block {
  const { word } = speech;
  const columns = [
    text(word('columnIndicator')),
    figures(word('columnThisWeek')),
    figures(word('columnLastWeek')),
    figures(word('columnShort')),
    figures(word('columnLong')),
    figures(ratioHead(method, speech)),
    text(word('columnArrow')),
  ];
  const rows = series.map((row): readonly Line[] => [
    [speech.series(row.indicator)],
    [countCell(row.thisWeek.n, speech)],
    [countCell(row.lastWeek?.n ?? null, speech)],
    usualCell(row.shortReference, speech),
    usualCell(row.longReference, speech),
    ratioCell(row.longReference, speech),
    [arrowCell(row, speech)],
  ]);
  return { kind: 'table', caption: word('countTable'), columns, rows };
}

/** A dash where nobody could count. */
const countCell = (n: number | null, { number }: Speech): Inline => (n === null ? DASH : number(n));

function usualCell(rate: ReportRate | null, { number }: Speech): Line {
  return [rate === null ? DASH : number(rate.usual, 2)];
}

function ratioCell(rate: ReportRate | null, { number, sentence }: Speech): Line {
  if (rate === null) return [DASH];
  return sentence('ratioWithInterval', {
    ratio: number(rate.rateRatio, 2),
    low: number(rate.low, 2),
    high: number(rate.high, 2),
  });
}

function arrowCell({ arrow }: SeriesReport, { word }: Speech): Inline {
  return arrow === null ? DASH : word(`arrow:${arrow}`);
}

/** Why there is an arrow, or none. */
function arrowSentence({ arrowReason, thisWeek }: SeriesReport, { sentence }: Speech): Line {
  if (arrowReason === 'no-coverage' && thisWeek.coverage === null) return sentence('arrowReason:unwatched');
  return sentence(`arrowReason:${arrowReason}`);
}

function rateSentence({ thisWeek, longReference, shortReference }: SeriesReport, speech: Speech): Line {
  const { counted, sentence, number } = speech;
  if (thisWeek.n === null) return notKnown('notKnown:developments', thisWeek.coverage, speech) ?? [];
  if (longReference === null) return counted('rateUntested', thisWeek.n);
  const long = counted('rateLong', thisWeek.n, {
    usual: number(longReference.usual, 2),
    weeks: number(longReference.referenceWeeks),
    ratio: number(longReference.rateRatio, 2),
    low: number(longReference.low, 2),
    high: number(longReference.high, 2),
  });
  if (shortReference === null) return long;
  return [
    ...long,
    ' ',
    ...sentence('rateShort', {
      weeks: number(shortReference.referenceWeeks),
      usual: number(shortReference.usual, 2),
      ratio: number(shortReference.rateRatio, 2),
      low: number(shortReference.low, 2),
      high: number(shortReference.high, 2),
    }),
  ];
}

const P_DECIMALS = 4;

function shareSentence({ conflicts, test }: SeriesReport, speech: Speech): Line {
  if (test === null) return [];
  const { counted, sentence, percent, number } = speech;
  const share =
    test.conflictShare === null || conflicts === null
      ? sentence('shareNone')
      : counted('shareLine', conflicts, {
          share: percent(test.conflictShare, 1),
          usual: test.usualConflictShare === null ? DASH : percent(test.usualConflictShare, 1),
        });
  const p = sentence('testLine', {
    rate: number(test.rateP, P_DECIMALS),
    rose: number(test.conflictRoseP, P_DECIMALS),
    fell: number(test.conflictFellP, P_DECIMALS),
  });
  return [...share, ' ', ...p];
}

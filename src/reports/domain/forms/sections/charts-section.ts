import type { ChartPoint, SeriesReport } from '../../report-figures.js';
import type { ReportContent } from '../../weekly-report.js';
import { heading, linked, paragraph, type Block, type ChartBlock, type Line } from '../document.js';
import type { Speech } from '../speech.js';
import { figureLine } from './stamp-section.js';

/** Whether charts stand beside their sentences, and the page where they do. */
interface ChartPlace {
  readonly drawsCharts: boolean;
  readonly page: string;
}

/** The index of each series over the last weeks, and the words against the deeds, each with what it shows in a sentence. */
export function chartsSection(
  { series, chart }: ReportContent,
  speech: Speech,
  { drawsCharts, page }: ChartPlace,
): Block[] {
  const { word, sentence } = speech;
  const head = heading(2, 'charts', word('charts'));
  if (chart.length === 0) return [head, paragraph(...sentence('chartsNone'))];
  const composite = chart.filter(({ indicator }) => indicator === 'composite');
  return [
    head,
    paragraph(...(drawsCharts ? sentence('chartsKey') : linked(sentence('chartsInWords'), page))),
    ...series.flatMap((row) => trendBlock(row, chart, speech)),
    ...(composite.length === 0 ? [] : [flowBlock(composite, speech)]),
  ];
}

function trendBlock({ indicator }: SeriesReport, chart: readonly ChartPoint[], speech: Speech): ChartBlock[] {
  const points = chart.filter((point) => point.indicator === indicator);
  if (points.length === 0) return [];
  return [
    {
      kind: 'chart',
      name: `index-${indicator}`,
      title: speech.series(indicator),
      summary: trendSummary(points, speech),
      isWide: indicator === 'composite',
    },
  ];
}

type Known = ChartPoint & { readonly figure: NonNullable<ChartPoint['figure']> };

const isKnown = (point: ChartPoint): point is Known => point.figure !== null;

function trendSummary(points: readonly ChartPoint[], speech: Speech): Line {
  const { sentence, signed, weekShort } = speech;
  const known = points.filter(isKnown);
  const last = known.at(-1);
  if (last === undefined) return sentence('trendNone');
  const highest = known.reduce((best, point) => (point.figure.index > best.figure.index ? point : best));
  const lowest = known.reduce((best, point) => (point.figure.index < best.figure.index ? point : best));
  return sentence('trendSummary', {
    last: figureLine(last.figure, speech),
    lastWeek: weekShort(last.week),
    highest: signed(highest.figure.index, 1),
    highestWeek: weekShort(highest.week),
    lowest: signed(lowest.figure.index, 1),
    lowestWeek: weekShort(lowest.week),
  });
}

function flowBlock(points: readonly ChartPoint[], speech: Speech): ChartBlock {
  const { sentence, number, word, weekShort } = speech;
  const last = points.findLast(({ flows }) => flows !== null);
  const flows = last?.flows ?? null;
  return {
    kind: 'chart',
    name: 'flows',
    title: word('flowsTitle'),
    summary:
      last === undefined || flows === null
        ? sentence('flowsNone')
        : sentence('flowsSummary', {
            week: weekShort(last.week),
            cooperationDeeds: number(flows.cooperation.deeds, 1),
            cooperationWords: number(flows.cooperation.words, 1),
            conflictDeeds: number(flows.conflict.deeds, 1),
            conflictWords: number(flows.conflict.words, 1),
          }),
    isWide: true,
  };
}

import type { FlowFigures } from '../../report-figures.js';
import type { WeeklyReport } from '../../weekly-report.js';
import { heading, paragraph, type Block, type Column, type Line } from '../document.js';
import type { Speech } from '../speech.js';

/** Words against deeds by series: now, and a quarter of a year before. */
export function deedsSection(
  { wordsAndDeeds: rows, coverage }: Pick<WeeklyReport, 'wordsAndDeeds' | 'coverage'>,
  speech: Speech,
): Block[] {
  const { word, sentence, series } = speech;
  const numeric = (head: string): Column => ({ head, isNumeric: true });
  const title = heading(2, 'words-and-deeds', word('wordsAndDeeds'));
  if (rows.length === 0) return [title, paragraph(...sentence('seriesNone'))];
  return [
    title,
    paragraph(...sentence('wordsAndDeedsIntro')),
    {
      kind: 'table',
      caption: word('wordsAndDeedsTable'),
      columns: [
        { head: word('columnIndicator'), isNumeric: false },
        numeric(word('cooperationDeeds')),
        numeric(word('cooperationWords')),
        numeric(word('conflictDeeds')),
        numeric(word('conflictWords')),
        { head: word('columnBalance'), isNumeric: false },
      ],
      rows: rows.map(({ indicator, now, before, balance }) => [
        [series(indicator)],
        pair(now, before, ({ cooperation }) => cooperation.deeds, speech),
        pair(now, before, ({ cooperation }) => cooperation.words, speech),
        pair(now, before, ({ conflict }) => conflict.deeds, speech),
        pair(now, before, ({ conflict }) => conflict.words, speech),
        [
          word(
            balance === 'no-coverage' && coverage.percent === null
              ? 'balance:unwatched'
              : `balance:${balance}`,
          ),
        ],
      ]),
    },
  ];
}

function pair(
  now: FlowFigures | null,
  before: FlowFigures | null,
  part: (flows: FlowFigures) => number,
  { sentence, number }: Speech,
): Line {
  const shown = (flows: FlowFigures | null) => (flows === null ? '–' : number(part(flows), 1));
  return sentence('nowAndBefore', { now: shown(now), before: shown(before) });
}

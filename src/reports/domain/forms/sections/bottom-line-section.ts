import type { BottomLine, ConfidenceGround } from '../../weekly-report.js';
import { bullets, heading, joined, paragraph, strong, type Block, type Line } from '../document.js';
import type { Speech } from '../speech.js';
import { conflictsClause, reportedDevelopments, reportedInAll } from './reported-developments.js';

/** The one sentence, how likely what it says is, and how good the evidence: two scales that are never mixed. */
export function bottomLineSection(bottomLine: BottomLine, speech: Speech): Block[] {
  const { word, sentence } = speech;
  return [
    heading(2, 'bottom-line', word('bottomLine')),
    paragraph(strong(...bottomSentence(bottomLine, speech))),
    ...likelihoodBlocks(bottomLine, speech),
    paragraph(
      ...sentence('confidenceLine', { confidence: strong(word(`confidence:${bottomLine.confidence}`)) }),
    ),
    bullets(bottomLine.grounds.map((ground) => ({ line: groundLine(ground, speech), under: [] }))),
  ];
}

function likelihoodBlocks({ code, likelihood }: BottomLine, { word, sentence }: Speech): Block[] {
  if (code !== 'changed' && code !== 'no-change-shown') return [];
  return [paragraph(...sentence('likelihoodLine', { likelihood: strong(word(`likelihood:${likelihood}`)) }))];
}

/** The sentence of the first rule that applies; see the codes' own descriptions. */
export function bottomSentence(bottomLine: BottomLine, speech: Speech): Line {
  const { sentence, percent } = speech;
  const { code, coverage } = bottomLine;
  const developments = reportedDevelopments(bottomLine, speech);
  switch (code) {
    case 'empty-week':
      return sentence('bottom:empty-week');
    case 'no-data':
      return isAnyReported(bottomLine)
        ? sentence('bottom:no-data-part', { developments })
        : sentence('bottom:no-data');
    case 'no-coverage':
      return noCoverage(bottomLine, speech);
    case 'not-tested':
      return sentence('bottom:not-tested', { developments, coverage: percent(coverage ?? 0, 1) });
    case 'none-counted':
    case 'thin':
    case 'short-history':
    case 'not-over':
      return sentence(`bottom:${code}`, { developments });
    case 'no-change-shown':
      return [
        ...sentence('bottom:no-change-shown', { developments }),
        ...conflictsClause(bottomLine, speech),
        ...sideClause(bottomLine, speech),
      ];
    case 'changed':
      return [
        ...sentence('bottom:changed', {
          likelihood: speech.word(`likelihoodOpening:${bottomLine.likelihood}`),
          changes: changesLine(bottomLine, speech),
        }),
        ...sideClause(bottomLine, speech),
      ];
  }
}

const isAnyReported = (bottomLine: BottomLine): boolean => reportedInAll(bottomLine) > 0;

/**
 * Of a week that nobody watched nothing was expected, so there is no share of it to name. What is known of it all the same,
 * from documents or from what came later, is said.
 */
function noCoverage(bottomLine: BottomLine, speech: Speech): Line {
  const { coverage } = bottomLine;
  const code = coverage === null ? 'unwatched' : coverage === 0 ? 'nothing-read' : 'no-coverage';
  const part = isAnyReported(bottomLine) ? '-part' : '';
  return speech.sentence(`bottom:${code}${part}`, {
    developments: reportedDevelopments(bottomLine, speech),
    coverage: speech.percent(coverage ?? 0, 1),
  });
}

function changesLine({ changes }: BottomLine, { sentence, series, word }: Speech): Line {
  return joined(
    changes.map((change) =>
      sentence('bottomChange', { series: series(change.indicator), change: word(`change:${change.word}`) }),
    ),
    word('listBetween'),
  );
}

/** Which side outweighs the other, where the whole range says so. */
function sideClause({ side, composite }: BottomLine, { sentence }: Speech): Line {
  if (composite === null) return sentence('sideClause:none');
  return sentence(side === null ? 'sideClause:either' : `sideClause:${side}`);
}

function groundLine({ code, met, found, asked }: ConfidenceGround, speech: Speech): Line {
  const { sentence, word, number } = speech;
  const verdict = word(met ? 'groundMet' : 'groundNotMet');
  if (asked === null) return sentence('groundWithout', { ground: word(`ground:${code}`), verdict });
  if (found === null)
    return sentence('groundLine', {
      ground: word(`ground:${code}`),
      found: word('groundUnknown'),
      asked: number(asked),
      verdict,
    });
  const decimals = Number.isInteger(found) && Number.isInteger(asked) ? 0 : 1;
  return sentence('groundLine', {
    ground: word(`ground:${code}`),
    found: number(found, decimals),
    asked: number(asked, decimals),
    verdict,
  });
}

import type { BottomLine, ConfidenceGround } from '../../weekly-report.js';
import { bullets, heading, joined, paragraph, strong, type Block, type Line } from '../document.js';
import type { Speech } from '../speech.js';

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
  const { sentence, counted, percent, number } = speech;
  const { code, developments, conflicts, coverage } = bottomLine;
  switch (code) {
    case 'no-data':
    case 'empty-week':
      return sentence(`bottom:${code}`);
    case 'no-coverage':
      return noCoverage(coverage, speech);
    case 'not-tested':
      return counted('bottom:not-tested', developments, { coverage: percent(coverage ?? 0, 1) });
    case 'thin':
    case 'short-history':
    case 'not-over':
      return counted(`bottom:${code}`, developments);
    case 'no-change-shown':
      return [
        ...counted('bottom:no-change-shown', developments, { conflicts: number(conflicts) }),
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

/** Of a week that nobody watched nothing was expected, so there is no share of it to name. */
function noCoverage(coverage: number | null, { sentence, percent }: Speech): Line {
  if (coverage === null) return sentence('bottom:unwatched');
  if (coverage === 0) return sentence('bottom:nothing-read');
  return sentence('bottom:no-coverage', { coverage: percent(coverage, 1) });
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
  if (found === null || asked === null)
    return sentence('groundWithout', { ground: word(`ground:${code}`), verdict });
  const decimals = Number.isInteger(found) && Number.isInteger(asked) ? 0 : 1;
  return sentence('groundLine', {
    ground: word(`ground:${code}`),
    found: number(found, decimals),
    asked: number(asked, decimals),
    verdict,
  });
}

import { canonicalJson } from './canonical-json.js';
import { BOTTOM_LINE_AMOUNTS, type BottomLineAmount, type EditionChange } from './edition-parts.js';
import type { BottomLine } from './weekly-report.js';

/**
 * What a bottom line says otherwise than another of the same week: its amounts one by one, the rest as one. Figures and
 * words of change that are named by series already are not named again.
 */
export function bottomLineChanges(
  before: BottomLine,
  after: BottomLine,
  { areFiguresNamed }: { readonly areFiguresNamed: boolean },
): EditionChange[] {
  const amounts = BOTTOM_LINE_AMOUNTS.flatMap((amount): EditionChange[] => {
    const [was, is] = [amountOf(before, amount), amountOf(after, amount)];
    // What an older record does not have yet it does not say otherwise.
    if (was === undefined || is === undefined || was === is) return [];
    return [{ code: 'bottom-line', amount, before: was, after: is }];
  });
  const areCountsNamed = amounts.length > 0;
  const [was, is] = [before, after].map((line) =>
    canonicalJson({
      ...beside(line),
      figures: areFiguresNamed ? null : [line.composite, line.changes],
      uncounted: areCountsNamed || before.uncounted === undefined ? null : (line.uncounted ?? null),
    }),
  );
  return was === is ? amounts : [...amounts, { code: 'otherwise', section: 'bottomLine' }];
}

function amountOf(line: BottomLine, amount: BottomLineAmount): number | null | undefined {
  switch (amount) {
    case 'developments':
    case 'reported':
    case 'conflicts':
    case 'coverage':
      return line[amount];
    case 'several-publishers':
    case 'history':
      return line.grounds.find(({ code }) => code === amount)?.found;
  }
}

/** What is no amount: the rule that applied, the side, how likely and how sure, and which grounds were met. */
function beside({ code, side, likelihood, confidence, grounds }: BottomLine): object {
  return {
    ...{ code, side, likelihood, confidence },
    grounds: grounds.map(({ found: _, ...ground }) => ground),
  };
}

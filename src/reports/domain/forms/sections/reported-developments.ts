import type { BottomLine, Uncounted } from '../../weekly-report.js';
import { joined, type Line } from '../document.js';
import type { Speech } from '../speech.js';

/**
 * “7 developments were reported, of which 6 count in the index (not counted: 1 only alleged)”: how many the report lists,
 * and how many of them count. Without a capital and a full stop.
 */
export function reportedDevelopments(bottomLine: BottomLine, speech: Speech): Line {
  const { sentence, counted } = speech;
  const { developments, uncounted } = bottomLine;
  const all = reportedInAll(bottomLine);
  if (all === 0) return sentence('reportedNone');
  const told = counted('reportedAll', all);
  if (uncounted === undefined || all === developments) return told;
  const reasons = reasonsOf(uncounted, speech);
  return developments === null || developments === 0
    ? counted('reportedUncounted', all, { all: told, reasons })
    : counted('reportedSome', developments, { all: told, reasons });
}

/** Developments of the week on record; older records have only those that count. */
export function reportedInAll({ reported, developments }: BottomLine): number {
  return reported ?? developments ?? 0;
}

/** Of how many developments conflict is told, and how many are of it; nothing where none counts. */
export function conflictsClause({ developments, conflicts, ...line }: BottomLine, speech: Speech): Line {
  if (developments === null || developments === 0 || conflicts === null) return [];
  const isAll = reportedInAll({ developments, conflicts, ...line }) === developments;
  return speech.sentence(isAll ? 'conflictsOfAll' : 'conflictsOfCounted', {
    conflicts: speech.number(conflicts),
  });
}

function reasonsOf({ alleged, denied, noIndex }: Uncounted, { sentence, number, word }: Speech): Line {
  const reasons = [
    ['uncounted:alleged', alleged],
    ['uncounted:denied', denied],
    ['uncounted:no-index', noIndex],
  ] as const;
  return joined(
    reasons.flatMap(([name, n]) => (n === 0 ? [] : [sentence(name, { n: number(n) })])),
    word('listBetweenShort'),
  );
}

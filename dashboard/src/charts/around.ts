import type { ThirdParty } from '../../../src/baseline/domain/third-parties.js';
import { THIRD_PARTIES } from '../../../src/baseline/domain/third-parties.js';
import type { ThirdPartyEvent } from '../service/third-parties.js';
import { dateWords, dayMs } from '../words/dates.js';
import { THIRD_PARTY_LABEL } from '../words/third-parties.js';
import { t } from '../language/say.js';
import { isBounded } from './bounded.js';

const DAY_MS = 86_400_000;
/** Height of a row of the strip under the lines: a name, and the acts under it. */
export const AROUND_ROW_PX = 26;

/** An act of a third party on a strip under the lines. */
export interface AroundMark {
  /** From the top, 0 first. */
  readonly row: number;
  readonly fromMs: number;
  /** End of the last day. */
  readonly toMs: number;
  /** No document dates it: it lies somewhere between the two. */
  readonly isUndated: boolean;
  /** Who, what and when. */
  readonly words: string;
  readonly href: string;
}

/** What happened around the relations, a row per third party. */
export interface Around {
  readonly rows: readonly string[];
  readonly marks: readonly AroundMark[];
}

/** The room that the rows take under the labels of time. */
export function stripHeightPx({ rows }: Pick<Around, 'rows'>): number {
  return rows.length * AROUND_ROW_PX;
}

export const NOTHING_AROUND: Around = { rows: [], marks: [] };

/** Rows for the parties that are wanted, with the acts that are bounded on both sides; the others are told in the table only. */
export function aroundOf(
  events: readonly ThirdPartyEvent[],
  wanted: readonly ThirdParty[],
  address: (id: string) => string,
): Around {
  const shown = THIRD_PARTIES.filter((party) => wanted.includes(party));
  const marks = shown.flatMap((party, row) =>
    events
      .filter(({ parties }) => parties.includes(party))
      .flatMap(({ id, what, date }): AroundMark[] => {
        if (!isBounded(date)) return [];
        const [fromMs, toMs] = [dayMs(date.from), dayMs(date.to) + DAY_MS];
        const words = t`${THIRD_PARTY_LABEL[party]}, ${dateWords(date)}: ${what}`;
        return [{ row, fromMs, toMs, isUndated: date.precision === 'undated', words, href: address(id) }];
      }),
  );
  return { rows: shown.map((party) => THIRD_PARTY_LABEL[party]), marks };
}

/** The acts that begin in a period, its end not included. */
export function beginningIn({ marks }: Around, fromMs: number, endMs: number): readonly AroundMark[] {
  return marks.filter((mark) => mark.fromMs >= fromMs && mark.fromMs < endMs);
}

/** The act of a row at an instant, or within so much time of it: the shortest, so that a long one hides none. */
export function markAt(
  { marks }: Around,
  row: number,
  { ms, nearMs }: { readonly ms: number; readonly nearMs: number },
): AroundMark | null {
  const there = marks.filter(
    (mark) => mark.row === row && ms >= mark.fromMs - nearMs && ms <= mark.toMs + nearMs,
  );
  return there.toSorted((a, b) => a.toMs - a.fromMs - (b.toMs - b.fromMs))[0] ?? null;
}

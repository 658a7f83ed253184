import type { IndexPoint, WeekState } from '../../../src/indicators/domain/index-point.js';
import { oneDecimal, shareWords } from './numbers.js';
import { counted, listed, t } from '../language/say.js';

const STATE_LABEL: Readonly<Record<WeekState, string | null>> = {
  ok: null,
  partial: t`week not over`,
  'short-history': t`not enough history`,
  thin: t`not enough evidence`,
  'no-coverage': t`feeds were down`,
};

/** Why an index is not shown, or what to keep in mind, in a few words; null where nothing is to be said. */
export function stateLabel({ state, coverage }: Pick<IndexPoint, 'state' | 'coverage'>): string | null {
  if (state !== 'no-coverage') return STATE_LABEL[state];
  if (coverage === null) return t`nobody watched`;
  // On the first day of an installation no feed has been asked yet: that is no outage.
  return coverage === 0 ? t`no feed could be read` : STATE_LABEL[state];
}

/** The same with what a state leaves out: a short record comes before that the week is not over. */
export function remarkOf(point: Pick<IndexPoint, 'state' | 'coverage'>, isRunning: boolean): string | null {
  const label = stateLabel(point);
  if (!isRunning || point.state === 'partial') return label;
  return label === null ? STATE_LABEL.partial : listed([t`week not over`, label]);
}

/** Developments of a week; null where nobody could have seen any: that none is on record is no count of 0. */
export function knownCount({ state, n }: Pick<IndexPoint, 'state' | 'n'>): number | null {
  return state === 'no-coverage' && n === 0 ? null : n;
}

/** “3 developments”, or that their number is not known. */
export function countWords(n: number | null): string {
  return n === null
    ? t`how many developments is not known`
    : counted(n, '{n} development', '{n} developments');
}

/** The same in a sentence. */
export function stateSentence(point: IndexPoint): string | null {
  switch (point.state) {
    case 'ok':
      return null;
    case 'partial':
      return t`The week is not over: the figure can still move.`;
    case 'short-history':
      return t`Not enough history: fewer than 26 weeks are on record that the same sources watched, so the figure stands without comparison.`;
    case 'thin':
      return t`Not enough evidence: fewer than 5 developments in the last 26 weeks.`;
    case 'no-coverage':
      if (point.coverage === null)
        return t`Nobody watched this week: no feed was asked then, so nothing can be said.`;
      if (point.coverage === 0)
        return t`Feeds were down or not watched yet: no feed could be read in this week.`;
      return t`Feeds were down, or were added within the week: only ${shareWords(point.coverage)} of the expected articles could be read.`;
  }
}

/** What index and band say together; a band that spans zero settles nothing. Null without a band. */
export function balanceWords(low: number | null, high: number | null): string | null {
  if (low === null || high === null) return null;
  if (low > 0) return t`Cooperation outweighs conflict`;
  if (high < 0) return t`Conflict outweighs cooperation`;
  return t`Could be either: the range spans zero`;
}

/** “between +12.0 and +48.5”. */
export function bandWords(low: number, high: number): string {
  const sign = (value: number): string => (value > 0 ? `+${oneDecimal(value)}` : oneDecimal(value));
  return t`between ${sign(low)} and ${sign(high)}`;
}

import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import { term } from '../../dom/term.js';
import type { Sums, WeekArithmetic } from '../../service/arithmetic.js';
import { indexWords, numberWords, shareWords, threeDecimals } from '../../words/numbers.js';
import { balanceWords, bandWords } from '../../words/states.js';
import { counted, t } from '../../language/say.js';

/** What a point says, in a line: balance, index, range and remark. */
export function resultLine(
  point: { readonly index: number | null; readonly low: number | null; readonly high: number | null },
  remark: string | null,
): HTMLElement {
  const { index, low, high } = point;
  if (index === null) return element('p', { class: 'headline' }, t`No index.`, ' ', remark);
  const balance = balanceWords(low, high) ?? t`Index`;
  const figure = element('strong', {}, indexWords(index));
  const result =
    low === null || high === null
      ? sentence`${balance}: ${figure}.`
      : sentence`${balance}: ${figure} (90% range ${bandWords(low, high)}).`;
  return element('p', { class: 'headline' }, ...result, ' ', remark);
}

function line(words: string): HTMLElement {
  return element('p', {}, element('code', { dir: 'ltr' }, words));
}

/** The formula of the index as it is, and with this point's numbers. */
export function indexFormula(sums: Sums, index: number): HTMLElement {
  const [c, x, s] = [
    threeDecimals(sums.cooperation),
    threeDecimals(sums.conflict),
    numberWords(sums.smoothing),
  ];
  return element(
    'div',
    { class: 'formula' },
    line(t`Index = 100 × (C − X) ÷ (C + X + S)`),
    line(`100 × (${c} − ${x}) ÷ (${c} + ${x} + ${s}) = ${indexWords(index)}`),
    element(
      'p',
      { class: 'quiet' },
      t`C = ${c} score points is what cooperation adds up to, X = ${x} what conflict does: the last column below, summed by sign. S = ${s} points keep a single event from filling the scale.`,
    ),
  );
}

/** How decay, coverage and the range come about in a week, with its numbers. */
export function weekNotes({ point, decayPerWeek, evidence, estimate, older }: WeekArithmetic): HTMLElement {
  const { effective, perDevelopment, developments, equality } = evidence;
  const parts: readonly (readonly [HTMLElement | string, string])[] = [
    [
      t`Decay`,
      t`Each week multiplies what came before by ${threeDecimals(decayPerWeek)}, so that after eight weeks half is left. Weeks in which feeds were down do not count as age.`,
    ],
    [
      term('coverage', t`Coverage`),
      point.coverage === null
        ? t`Nobody watched this week: no feed was asked then, so nothing can be said.`
        : t`${shareWords(point.coverage)} of the expected articles of this week could be read. What a week brought is divided by its coverage (where it was at least half): what was missed is taken to be like what was seen.`,
    ],
    [
      term('range', t`Range`),
      t`n = φ × D × k = ${numberWords(perDevelopment)} × ${numberWords(developments)} × ${numberWords(equality)} = ${numberWords(effective)} developments’ worth of evidence (D: developments with their decay; k: how equal their contributions are). The 5% and 95% points of that evidence give ${bandWords(estimate.low, estimate.high)}.`,
    ],
    [t`In the week itself`, counted(point.n, '{n} development.', '{n} developments.')],
    ...(older.developments === 0
      ? []
      : [
          [
            t`Long ago`,
            counted(
              older.developments,
              '{n} older development has all but decayed and is not listed: less than a hundred-billionth of a score point.',
              '{n} older developments have all but decayed and are not listed: together less than a hundred-billionth of a score point.',
            ),
          ] as const,
        ]),
  ];
  return element(
    'dl',
    { class: 'facts notes-of-figure' },
    ...parts.map(([name, words]) => element('div', {}, element('dt', {}, name), element('dd', {}, words))),
  );
}

import { element } from '../dom/element.js';
import type { Panel } from '../dom/panel.js';
import { panel } from '../dom/panel.js';
import { dataTable } from '../dom/table.js';
import type { Visit } from '../frame/visit.js';
import { mirrorGap, type MirrorGap } from '../service/mirror-gaps.js';
import { dateWords } from '../words/dates.js';
import { amountWords, shareWords } from '../words/numbers.js';
import { foreign } from './marks.js';
import { counted, t } from '../language/say.js';

const NO_AMOUNT = { low: null, high: null, unit: null, qualifier: null };

function moneyWords(value: number, currency: string): string {
  return amountWords({ ...NO_AMOUNT, value, currency });
}

/** “US$30 million more bought than sold (10%)”. */
export function gapWords({ gap, share, currency }: Pick<MirrorGap, 'gap' | 'share' | 'currency'>): string {
  if (gap === 0) return t`none`;
  const size = moneyWords(Math.abs(gap), currency);
  const words = gap > 0 ? t`${size} more bought than sold` : t`${size} less bought than sold`;
  return share === null ? words : t`${words} (${shareWords(Math.abs(share))} of the exports)`;
}

/** What the two sides report of the same trade, side by side; two series, and only their gap is reckoned. */
export function mirrorPanel(visit: Visit): Panel {
  return panel<readonly MirrorGap[]>({
    title: t`Mirror gaps`,
    intro: t`What the importer and the exporter report of the same trade in the same period. Imports mostly include freight and insurance, exports do not; third countries on the way are another reason for gaps.`,
    skeletonLines: 3,
    load: () => visit.reader.all('/observations/mirror-gaps', {}, mirrorGap),
    empty: (gaps) =>
      gaps.length === 0
        ? t`No trade is on record as both sides report it. Tables of UN Comtrade bring it: tracker import FILE.csv.`
        : null,
    draw: (gaps) => [
      element(
        'p',
        {},
        counted(
          gaps.length,
          '{n} period in which both sides report.',
          '{n} periods in which both sides report.',
        ),
      ),
      dataTable<MirrorGap>({
        caption: t`Reported imports beside reported exports`,
        rows: gaps,
        folds: true,
        columns: [
          { head: t`Period`, name: t`Period`, cell: ({ period }) => dateWords(period) },
          { head: t`Trade`, name: t`Trade`, cell: ({ label }) => foreign('span', label) },
          {
            head: t`As the importer reports`,
            name: t`Importer`,
            cell: ({ imports, currency }) => moneyWords(imports.value, currency),
          },
          {
            head: t`As the exporter reports`,
            name: t`Exporter`,
            cell: ({ exports, currency }) => moneyWords(exports.value, currency),
          },
          { head: t`Gap`, name: t`Gap`, cell: gapWords },
        ],
      }),
    ],
  });
}

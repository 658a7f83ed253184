import { element } from '../../dom/element.js';
import { sentence } from '../../dom/sentence.js';
import { panel } from '../../dom/panel.js';
import { pageHead } from '../../frame/frame.js';
import type { OpenPage, PageKind, Visit } from '../../frame/visit.js';
import type { YearArithmetic } from '../../service/arithmetic.js';
import { yearArithmetic } from '../../service/arithmetic.js';
import type { SeriesName } from '../../service/records.js';
import { SERIES } from '../../service/records.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { threeDecimals } from '../../words/numbers.js';
import { indicatorsThereAre, noIndicatorTitle, refuse } from '../no-such.js';
import { indexFormula, resultLine } from './formula.js';
import { termsTable, yearColumns } from './terms.js';
import { t } from '../../language/say.js';

interface Subject {
  readonly name: SeriesName;
  readonly year: string;
}

/** What the address names; null where it names no indicator or no year. */
function subjectOf({ parts }: Visit): Subject | null {
  const name = SERIES.find((series) => series === parts['indicator']);
  const year = parts['year'] ?? '';
  return name === undefined || !/^\d{4}$/.test(year) ? null : { name, year };
}

function titleOf(visit: Visit): string {
  const subject = subjectOf(visit);
  if (subject !== null) return `${TOPIC_LABEL[subject.name]}, ${subject.year}`;
  const { indicator = '', year = '' } = visit.parts;
  return SERIES.some((series) => series === indicator)
    ? t`There is no year “${year}”`
    : noIndicatorTitle(indicator);
}

function refuseYear(visit: Visit, main: HTMLElement): OpenPage {
  const { indicator = '', year = '' } = visit.parts;
  const history = element('a', { href: visit.link('/history') }, t`1947 to today`);
  const isYear = /^\d{4}$/.test(year) && !SERIES.some((series) => series === indicator);
  const way = isYear
    ? indicatorsThereAre(visit, (name) => `/years/${name}/${year}`)
    : element('p', {}, ...sentence`The years are under ${history}.`);
  return refuse(main, titleOf(visit), way);
}

/** The arithmetic behind one year of the long view, down to each development. */
export const yearPage: PageKind = {
  title: titleOf,
  open: (visit, main) => {
    const subject = subjectOf(visit);
    if (subject === null) return refuseYear(visit, main);
    const { name, year } = subject;
    const body = panel<YearArithmetic>({
      title: t`How this figure comes about`,
      skeletonLines: 10,
      load: () => visit.reader.read(`/index/${name}/years/${encodeURIComponent(year)}`, {}, yearArithmetic),
      draw: ({ point, sums, decayPerYear, terms }) => [
        resultLine(point, null),
        indexFormula(sums, point.index ?? 0),
        element(
          'p',
          { class: 'quiet' },
          t`Each year multiplies what came before by ${threeDecimals(decayPerYear)}, so that after five years half is left. A development known to a decade is spread evenly over its days: “share so far” is the part that lies in this year or before, and its decay is the mean over that part.`,
        ),
        element(
          'section',
          {},
          element('h3', {}, t`Every development in it`),
          termsTable(terms, yearColumns(visit), visit),
        ),
      ],
    });
    main.append(
      element('p', { class: 'crumb' }, element('a', { href: visit.link('/history') }, t`1947 to today`)),
      pageHead(titleOf(visit)),
      body.node,
    );
    return { ready: body.reload() };
  },
};

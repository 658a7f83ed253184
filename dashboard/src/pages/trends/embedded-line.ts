import { momentIn, changed } from '../../address/query.js';
import { element } from '../../dom/element.js';
import type { PageKind, Visit } from '../../frame/visit.js';
import { t } from '../../language/say.js';
import type { SeriesName } from '../../service/records.js';
import { SERIES } from '../../service/records.js';
import { quotable, sourceWords } from '../../take-away/citation.js';
import { TOPIC_LABEL } from '../../words/labels.js';
import { indicatorsThereAre, noIndicatorTitle, refuse } from '../no-such.js';
import { trendsChoice } from './choice.js';
import { firstDay } from './first-day.js';
import { linesPanel } from './lines-panel.js';
import type { Shown } from './shown.js';
import { now } from '../../service/clock.js';

/** The line that the address names; null where it names none there is. */
function lineOf({ parts }: Visit): SeriesName | null {
  return SERIES.find((name) => name === parts['indicator']) ?? null;
}

function titleOf(visit: Visit): string {
  const line = lineOf(visit);
  if (line === null) return noIndicatorTitle(visit.parts['indicator'] ?? '');
  return t`Direction and intensity by week: ${TOPIC_LABEL[line]}`;
}

/** Only the frame's own address is gone to inside the frame; every other opens beside the page that holds it. */
function staying(visit: Visit): Visit {
  const go = (address: string): void => {
    if (address.startsWith('/embed/')) visit.go(address);
    else window.open(address, '_blank', 'noopener');
  };
  return { ...visit, go };
}

function foot(visit: Visit, line: SeriesName): HTMLElement {
  const place = { path: '/trends', query: visit.query };
  const quoted = quotable(TOPIC_LABEL[line], location.href, now());
  return element(
    'p',
    { class: 'quiet' },
    `${sourceWords(quoted)} · `,
    element('a', { href: changed(place, { lines: line }), target: '_blank' }, t`Open in the tracker`),
  );
}

/** One line by week, alone, for the frames of other pages: its title, its source, the date of knowledge and a link. */
export const embeddedLine: PageKind = {
  title: titleOf,
  open: (visit, main) => {
    const line = lineOf(visit);
    if (line === null)
      return refuse(
        main,
        titleOf(visit),
        indicatorsThereAre(visit, (name) => `/embed/weeks/${name}`),
      );
    const today = momentIn(visit.query).slice(0, 10);
    const shownFrom = (first: string): Shown => ({
      visit: staying(visit),
      today,
      choice: { ...trendsChoice(visit.query, { first, today }), lines: [line] },
    });
    let shown = shownFrom(today);
    const lines = linesPanel({ shown: () => shown });
    main.append(
      element('h1', { class: 'visually-hidden', tabindex: -1 }, titleOf(visit)),
      lines.node,
      foot(visit, line),
    );
    const begin = async (): Promise<void> => {
      shown = shownFrom(await firstDay(visit, today));
      await lines.reload();
    };
    return { ready: begin() };
  },
};

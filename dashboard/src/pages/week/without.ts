import { element, fill, freshId } from '../../dom/element.js';
import { problemNote } from '../../dom/panel.js';
import { dataTable } from '../../dom/table.js';
import type { Visit } from '../../frame/visit.js';
import type { PointWithout, WeekTerm } from '../../service/arithmetic.js';
import { pointWithout } from '../../service/arithmetic.js';
import type { Arguments } from '../../service/reader.js';
import type { IndexPoint } from '../../service/records.js';
import { indexWords } from '../../words/numbers.js';
import { bandWords, stateLabel } from '../../words/states.js';
import { languageByScript, outsideName } from '../marks.js';
import { scaleStrip } from '../scale-strip.js';
import { counted, t } from '../../language/say.js';

const MOST_OFFERED = 40;
const LONGEST_LABEL = 90;

/** What can be left out of a point. */
export interface LeaveOutChoices {
  readonly place: string;
  readonly terms: readonly WeekTerm[];
  /** Publishers of the developments, the most frequent first. */
  readonly publishers: readonly string[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Row {
  readonly name: string;
  readonly point: IndexPoint | null;
}

function indexCell(point: IndexPoint | null): string {
  if (point === null) return t`nothing would be left`;
  if (point.index === null) return t`no index: ${stateLabel(point) ?? ''}`;
  return indexWords(point.index);
}

function rangeCell(point: IndexPoint | null): string {
  if (point === null) return '–';
  const { low, high } = point;
  return low === null || high === null ? '–' : bandWords(low, high);
}

function stripOf(point: IndexPoint): SVGElement | null {
  return point.index === null ? null : scaleStrip(point);
}

/** Index and range with and without, side by side, in figures and on one scale. */
function comparison(label: string, value: PointWithout): HTMLElement {
  const rows: readonly Row[] = [
    { name: t`As it stands`, point: value.point },
    { name: t`Without ${label}`, point: value.without },
  ];
  const gone = counted(
    value.gone.length,
    'Of all weeks, {n} development would be gone.',
    'Of all weeks, {n} developments would be gone.',
  );
  const weakened = counted(
    value.weakened.length,
    '{n} development would rest on the other sources alone.',
    '{n} developments would rest on the other sources alone.',
  );
  const effect = value.weakened.length > 0 ? `${gone} ${weakened}` : gone;
  return element(
    'div',
    {},
    dataTable<Row>({
      caption: t`With and without ${label}`,
      folds: true,
      rows,
      columns: [
        { head: t`Figure`, name: t`Figure`, cell: ({ name }) => outsideName(name) },
        { head: t`Index`, name: t`Index`, numeric: true, cell: ({ point }) => indexCell(point) },
        { head: t`90% range`, name: t`90% range`, cell: ({ point }) => rangeCell(point) },
        {
          head: t`On the scale`,
          name: t`On the scale`,
          class: 'wide-column',
          cell: ({ point }) => (point === null ? null : stripOf(point)),
        },
      ],
    }),
    element('p', { class: 'quiet' }, effect),
  );
}

function picker(
  legend: string,
  choices: readonly Choice[],
  leaveOut: (choice: Choice) => void,
): HTMLElement | null {
  if (choices.length === 0) return null;
  const id = freshId('without');
  const select = element(
    'select',
    { id },
    ...choices.map(({ label }, at) => element('option', { value: at, lang: languageByScript(label) }, label)),
  );
  const button = element('button', { type: 'button' }, legend);
  button.addEventListener('click', () => {
    const choice = choices[Number(select.value)];
    if (choice !== undefined) leaveOut(choice);
  });
  const label = element('label', { for: id, class: 'visually-hidden' }, t`${legend}: which`);
  return element('div', { class: 'without-choice' }, label, select, button);
}

function shortened(words: string): string {
  return words.length <= LONGEST_LABEL ? words : `${words.slice(0, LONGEST_LABEL - 1)}…`;
}

/** Buttons that show the figure without one development or one source; the service reckons, the page shows. */
export function withoutSection({ place, terms, publishers }: LeaveOutChoices, visit: Visit): HTMLElement {
  const outcome = element('div', { class: 'without-outcome', 'aria-live': 'polite' });
  const ask = async (label: string, query: Arguments): Promise<void> => {
    fill(outcome, element('p', { class: 'quiet' }, t`Reckoning …`));
    const answer = await visit.reader.read(`${place}/without`, query, pointWithout);
    if (answer.kind === 'answer') fill(outcome, comparison(label, answer.value));
    else
      fill(
        outcome,
        problemNote(answer.problem, () => void ask(label, query)),
      );
  };
  const strongest = terms
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, MOST_OFFERED)
    .map(({ developmentId, what }) => ({ value: developmentId, label: shortened(what) }));
  const sources = publishers.slice(0, MOST_OFFERED).map((name) => ({ value: name, label: name }));
  return element(
    'section',
    {},
    element('h3', {}, t`What if it were left out?`),
    element(
      'p',
      { class: 'intro' },
      t`How far the figure hangs on one development or one source: everything else stays as it is, and the same formula is reckoned again.`,
    ),
    picker(t`Without this development`, strongest, ({ value, label }) => {
      void ask(t`“${label}”`, { development: value });
    }),
    picker(t`Without this source`, sources, ({ value }) => {
      void ask(value, { publisher: value });
    }),
    outcome,
  );
}

import { element } from '../../dom/element.js';
import type { Panel } from '../../dom/panel.js';
import { panel } from '../../dom/panel.js';
import { dataTable } from '../../dom/table.js';
import { clauses, counted, t } from '../../language/say.js';
import type { Answer } from '../../service/problem.js';
import { notFetched } from '../../service/problem.js';
import { dateWords } from '../../words/dates.js';
import type { Measured, Measurement } from '../../words/measured.js';
import { loadMeasurement, measuredValue, measureWords } from '../../words/measured.js';
import { now } from '../../service/clock.js';

const onDay = (day: string): string => dateWords({ from: day, to: day, precision: 'day' });

const LABELLED = /^(\d+)-labelled-articles$/u;
const UNSEEN = /^(\d+)-unseen-sentences$/u;

function measuredOnWords(measuredOn: string): string {
  const articles = LABELLED.exec(measuredOn)?.[1];
  if (articles !== undefined)
    return counted(Number(articles), '{n} labelled article', '{n} labelled articles');
  const unseen = UNSEEN.exec(measuredOn)?.[1];
  if (unseen === undefined) return t`simulated quiet weeks`;
  return counted(Number(unseen), '{n} sentence never seen before', '{n} sentences never seen before');
}

function reachedWords({ reached }: Measured): string {
  if (reached === null) return '–';
  return reached ? t`reached¦yes` : t`reached¦no`;
}

function table(rows: readonly Measured[]): HTMLElement {
  return dataTable<Measured>({
    caption: t`Measured accuracy`,
    rows,
    folds: true,
    columns: [
      { head: t`Measure`, name: t`Measure`, cell: measureWords },
      {
        head: t`measure¦Value`,
        name: t`measure¦Value`,
        numeric: true,
        cell: ({ value, unit }) => measuredValue(value, unit),
      },
      {
        head: t`Asked for`,
        name: t`Asked for`,
        numeric: true,
        cell: ({ target, unit }) => (target === null ? '–' : measuredValue(target, unit)),
      },
      { head: t`Reached`, name: t`Reached`, cell: reachedWords },
      { head: t`Measured on`, name: t`Measured on`, cell: ({ measuredOn }) => measuredOnWords(measuredOn) },
    ],
  });
}

function shortfalls({ accuracy }: Measurement): HTMLElement | null {
  const short = accuracy.filter(({ reached }) => reached === false);
  if (short.length === 0) return null;
  const named = short.map((row) => t`${measureWords(row)} ${measuredValue(row.value, row.unit)}`);
  return element('p', {}, t`Short of what is asked: ${clauses(named)}.`);
}

async function read(): Promise<Answer<Measurement>> {
  try {
    return { kind: 'answer', value: await loadMeasurement(), readAt: now() };
  } catch (reason) {
    // The figures are a file of the page's own; the browser says only that fetching it failed, as a TypeError.
    if (!(reason instanceof TypeError)) throw reason;
    return { kind: 'problem', problem: notFetched };
  }
}

/** How well texts are read and quiet weeks are left alone, with what was asked beside it. */
export function accuracyPanel(): Panel {
  return panel<Measurement>({
    title: t`How often it is right`,
    intro: t`F1 is 1 where nothing is missed and nothing taken by mistake. Each labelled article was read with weights learnt from the others, but its errors were looked at while the rules were written: on articles never seen before, expect less. A report keeps the figures of its day.`,
    skeletonLines: 8,
    load: read,
    draw: (measurement) => [
      element('p', {}, t`Last measured on ${onDay(measurement.accuracyMeasuredOn)}.`),
      shortfalls(measurement),
      table(measurement.accuracy),
    ],
  });
}

import type { MeasuredAccuracy, MethodNote } from '../../weekly-report.js';
import { bullets, heading, paragraph, type Block, type Figure, type Inline, type Line } from '../document.js';
import { shortened, type Extent } from '../extent.js';
import type { Speech } from '../speech.js';
import type { PhraseName } from '../vocabulary.js';

/** How the numbers are made, and how well the parts that judge texts were measured to do. */
export function methodSection(method: MethodNote, speech: Speech, extent: Extent): Block[] {
  const parameters = Object.entries(method.parameters);
  const { word, sentence, day } = speech;
  return [
    heading(2, 'method', word('method')),
    paragraph(...sentence('methodNote')),
    bullets(
      parameters.slice(0, extent.mostEntries).map(([name, value]) => ({
        line: [nameOf(`parameter:${name}`, name, speech), word('colon'), asGiven(value, speech)],
        under: [],
      })),
    ),
    ...shortened(parameters, extent, speech),
    heading(3, 'accuracy', word('accuracy')),
    paragraph(...sentence('accuracyIntro', { day: day(method.measuredOn) })),
    accuracyTable(method.accuracy.slice(0, extent.mostEntries), speech),
    ...shortened(method.accuracy, extent, speech),
  ];
}

/** What has no name in the words goes by its own, which the data files have too. */
function nameOf(phrase: string, code: string, { vocabulary, word, foreign }: Speech): Inline {
  return isPhrase(phrase, vocabulary.phrases) ? word(phrase) : foreign(code);
}

function isPhrase(name: string, phrases: object): name is PhraseName {
  return Object.hasOwn(phrases, name);
}

const MOST_DECIMALS = 6;

/** With as many decimals as the figure has. */
function asGiven(value: number, { number }: Speech): Figure {
  const digits = value.toFixed(MOST_DECIMALS).replace(/\.?0+$/, '');
  return number(value, digits.split('.')[1]?.length ?? 0);
}

function accuracyTable(accuracy: readonly MeasuredAccuracy[], speech: Speech): Block {
  const { word } = speech;
  return {
    kind: 'table',
    caption: word('accuracyTable'),
    columns: [
      { head: word('columnMeasure'), isNumeric: false },
      { head: word('columnValue'), isNumeric: true },
      { head: word('columnTarget'), isNumeric: true },
      { head: word('columnReached'), isNumeric: false },
      { head: word('columnMeasuredOn'), isNumeric: false },
    ],
    rows: accuracy.map((row): readonly Line[] => [
      [nameOf(`accuracy:${row.code}`, row.code, speech)],
      [withUnit(row.value, row.unit, speech)],
      [row.target === null ? '–' : withUnit(row.target, row.unit, speech)],
      [row.reached === null ? '–' : word(row.reached ? 'reachedYes' : 'reachedNo')],
      measuredOnLine(row.measuredOn, speech),
    ]),
  };
}

const LABELLED = /^(\d+)-labelled-articles$/;
const UNSEEN = /^(\d+)-unseen-sentences$/;

function measuredOnLine(measuredOn: string, speech: Speech): Line {
  const labelled = LABELLED.exec(measuredOn)?.[1];
  if (labelled !== undefined) return speech.counted('measuredOnLabelled', Number(labelled));
  const unseen = UNSEEN.exec(measuredOn)?.[1];
  if (unseen !== undefined) return speech.counted('measuredOnUnseen', Number(unseen));
  return [nameOf(`measuredOn:${measuredOn}`, measuredOn, speech)];
}

function withUnit(value: number, unit: MeasuredAccuracy['unit'], speech: Speech): Figure {
  const figure = asGiven(value, speech);
  if (unit !== 'percent') return figure;
  return speech.percent(value, (figure.text.split(speech.vocabulary.numbers.decimal)[1] ?? '').length);
}

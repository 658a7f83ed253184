import type { ChartSpec } from '../charts/chart-spec.js';
import { element } from '../dom/element.js';
import { counted, t } from '../language/say.js';
import type { RowsFormat } from '../service/rows.js';
import { allRows } from '../service/rows.js';
import { citationWords, quotable, sourceWords } from './citation.js';
import type { PictureSpec } from './picture.js';
import { fileName, saveFile } from './save-file.js';

const PICTURE_HEIGHT_PX = 480;

type Announce = (sentence: string) => void;

/** A button that does one thing at a time, and says when it is done or why it is not. */
function actButton(label: string, name: string, act: () => Promise<void>): HTMLElement {
  const button = element('button', { type: 'button', class: 'text-button', 'aria-label': name }, label);
  button.addEventListener('click', () => {
    button.disabled = true;
    void act().finally(() => {
      button.disabled = false;
    });
  });
  return button;
}

/** What is taken away of a list: its first page's address, what it is called, and where to say how it went. */
export interface TakenRows {
  readonly address: string;
  readonly name: string;
  readonly announce: Announce;
}

async function saveRows({ address, name, announce }: TakenRows, format: RowsFormat): Promise<void> {
  const answer = await allRows(address, format, (count) => {
    announce(counted(count, '{n} row read', '{n} rows read'));
  });
  if (answer.kind === 'problem') {
    announce(`${answer.problem.title} ${answer.problem.remedy}`);
    return;
  }
  const { items, csv } = answer.value;
  const quoted = quotable(name, location.href, new Date());
  const contents =
    format === 'csv'
      ? csv
      : JSON.stringify(
          { title: name, address: quoted.address, known: quoted.known, data: address, items },
          null,
          1,
        );
  const type = format === 'csv' ? 'text/csv' : 'application/json';
  saveFile(fileName(name, format), new Blob([contents], { type }));
  announce(counted(items.length, 'Saved: {n} row', 'Saved: {n} rows'));
}

/** CSV and JSON of exactly what a list or chart shows, all its pages. */
export function rowsButtons(rows: TakenRows): readonly HTMLElement[] {
  return [
    actButton('CSV', t`Save as CSV: ${rows.name}`, () => saveRows(rows, 'csv')),
    actButton('JSON', t`Save as JSON: ${rows.name}`, () => saveRows(rows, 'json')),
  ];
}

async function copy(words: string, announce: Announce, note: HTMLElement): Promise<void> {
  note.textContent = words;
  note.hidden = false;
  try {
    await navigator.clipboard.writeText(words);
    announce(t`Copied: ${words}`);
  } catch (reason) {
    // Without the right to the clipboard, or without https, the words stand on the page to be copied by hand.
    if (!(reason instanceof DOMException || reason instanceof TypeError)) throw reason;
    announce(t`Copy it from the page: ${words}`);
  }
}

/** The citation of what the page shows now, shown and copied. */
export function citeButton(name: string, announce: Announce): readonly HTMLElement[] {
  const note = element('p', { class: 'citation-words', hidden: true });
  const button = actButton(t`Cite`, t`Cite: ${name}`, () =>
    copy(citationWords(quotable(name, location.href, new Date())), announce, note),
  );
  return [button, note];
}

function legendOf(figure: HTMLElement): PictureSpec['words']['legend'] {
  return [...figure.querySelectorAll('.legend > li')].map((item) => {
    const mark = item.querySelector('span');
    const colour = mark === null ? '' : getComputedStyle(mark).backgroundColor;
    return { colour, words: item.textContent };
  });
}

function pictureSpec(spec: ChartSpec, figure: HTMLElement): PictureSpec {
  const quoted = quotable(spec.name, location.href, new Date());
  return {
    words: {
      title: spec.name,
      summary: figure.querySelector('.summary')?.textContent ?? '',
      legend: legendOf(figure),
      source: sourceWords(quoted),
      address: quoted.address,
    },
    heightPx: spec.heightPx ?? PICTURE_HEIGHT_PX,
    draw: spec.draw,
  };
}

async function savePicture(spec: ChartSpec, figure: HTMLElement, format: 'png' | 'svg'): Promise<void> {
  const { pngOf, svgOf } = await import('./picture.js');
  const picture = await (format === 'png' ? pngOf : svgOf)(pictureSpec(spec, figure));
  saveFile(fileName(spec.name, format), picture);
  spec.visit.announce(t`Saved as ${format.toUpperCase()}: ${spec.name}`);
}

/** Everything that can be taken away of a chart: its figures, its picture, a citation. */
export function chartTakeAway(spec: ChartSpec, figure: () => HTMLElement): readonly HTMLElement[] {
  const { announce } = spec.visit;
  const rows = spec.csv === null ? [] : rowsButtons({ address: spec.csv, name: spec.name, announce });
  return [
    ...rows,
    actButton('PNG', t`Save as PNG: ${spec.name}`, () => savePicture(spec, figure(), 'png')),
    actButton('SVG', t`Save as SVG: ${spec.name}`, () => savePicture(spec, figure(), 'svg')),
    ...citeButton(spec.name, announce),
  ];
}

import type { ChartSpec } from '../charts/chart-spec.js';
import { whileAtWork } from '../dom/at-work.js';
import { element, fill } from '../dom/element.js';
import { problemNote } from '../dom/panel.js';
import { counted, t } from '../language/say.js';
import type { Visit } from '../frame/visit.js';
import type { Problem } from '../service/problem.js';
import type { Arguments } from '../service/reader.js';
import type { RowsFormat, RowsSource } from '../service/rows.js';
import { allRows, countedRows } from '../service/rows.js';
import { citationWords, quotable } from './citation.js';
import { embedCode } from './embed-code.js';
import { fileName, saveFile } from './save-file.js';
import { now } from '../service/clock.js';

type Announce = (sentence: string) => void;

/** What a reader is told where something could not be taken away. */
function notSaved(reason: unknown): Problem {
  const why = reason instanceof Error ? reason.message : String(reason);
  return {
    kind: 'failed',
    title: t`This could not be saved.`,
    remedy: t`Check the connection, then try again; if it stays, load the page anew. (${why})`,
  };
}

/** A button that does one thing at a time; beside it stands, for all to see, why it could not be done. */
function actButton(label: string, name: string, act: () => Promise<Problem | null>): readonly HTMLElement[] {
  const button = element('button', { type: 'button', class: 'text-button', 'aria-label': name }, label);
  const outcome = element('div', { class: 'act-outcome' });
  const run = (): Promise<void> =>
    whileAtWork([button], async () => {
      fill(outcome);
      const problem = await act().catch(notSaved);
      if (problem !== null)
        fill(
          outcome,
          problemNote(problem, () => void run()),
        );
    });
  button.addEventListener('click', () => void run());
  return [button, outcome];
}

/** What is taken away of a list or chart: where its rows come from, what they are called, and where to say how it went. */
interface TakenRows {
  readonly source: RowsSource;
  readonly name: string;
  readonly announce: Announce;
}

async function saveRows({ source, name, announce }: TakenRows, format: RowsFormat): Promise<Problem | null> {
  const answer =
    typeof source === 'string'
      ? await allRows(source, format, (count) => {
          announce(counted(count, '{n} row read', '{n} rows read'));
        })
      : await countedRows(source());
  if (answer.kind === 'problem') return answer.problem;
  const { items, csv } = answer.value;
  const quoted = quotable(name, location.href, now());
  const data = typeof source === 'string' ? { data: source } : {};
  const contents =
    format === 'csv'
      ? csv
      : JSON.stringify(
          { title: name, address: quoted.address, known: quoted.known, ...data, items },
          null,
          1,
        );
  const type = format === 'csv' ? 'text/csv' : 'application/json';
  saveFile(fileName(name, format), new Blob([contents], { type }));
  announce(counted(items.length, 'Saved: {n} row', 'Saved: {n} rows'));
  return null;
}

/** CSV and JSON of exactly what a list or chart shows, all its pages. */
function rowsButtons(rows: TakenRows): readonly HTMLElement[] {
  return [
    ...actButton('CSV', t`Save as CSV: ${rows.name}`, () => saveRows(rows, 'csv')),
    ...actButton('JSON', t`Save as JSON: ${rows.name}`, () => saveRows(rows, 'json')),
  ];
}

/** A list of the service as a page shows it. */
export interface TakenList {
  readonly path: string;
  readonly query: Arguments;
  /** What it is called, in files and in the citation. */
  readonly name: string;
}

/** What is taken away of a list: all its rows as CSV or JSON, however many pages they fill, and a citation. */
export function listTakeAway({ reader, announce }: Visit, { path, query, name }: TakenList): HTMLElement {
  return element(
    'div',
    { class: 'chart-actions' },
    ...rowsButtons({ source: reader.csv(path, query), name, announce }),
    ...citeButton(name, announce),
  );
}

async function copy(words: string, announce: Announce, note: HTMLElement): Promise<null> {
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
  return null;
}

/** A button that shows words below and copies them. */
function copyButton(
  label: string,
  name: string,
  { words, announce }: { readonly words: () => string; readonly announce: Announce },
): readonly HTMLElement[] {
  const note = element('p', { class: 'citation-words', hidden: true });
  return [...actButton(label, name, () => copy(words(), announce, note)), note];
}

/** The citation of what the page shows now, shown and copied. */
function citeButton(name: string, announce: Announce): readonly HTMLElement[] {
  const words = (): string => citationWords(quotable(name, location.href, now()));
  return copyButton(t`Cite`, t`Cite: ${name}`, { words, announce });
}

/** The code with which another page shows the chart in a frame, where the chart has an address of its own. */
function embedButton({ embed, name, visit }: ChartSpec): readonly HTMLElement[] {
  if (embed === undefined) return [];
  const words = (): string => embedCode(name, new URL(visit.link(embed), location.href));
  return copyButton(t`Embed`, t`Embed: ${name}`, { words, announce: visit.announce });
}

/** The chart's own legend, or that which stands beside it for several. */
async function savePicture(spec: ChartSpec, figure: HTMLElement, format: 'png' | 'svg'): Promise<null> {
  const { chartPicture } = await import('./chart-picture.js');
  saveFile(fileName(spec.name, format), await chartPicture(spec, figure, format));
  spec.visit.announce(t`Saved as ${format.toUpperCase()}: ${spec.name}`);
  return null;
}

/** Everything that can be taken away of a chart: its figures, its picture, a citation, a frame for other pages. */
export function chartTakeAway(spec: ChartSpec, figure: () => HTMLElement): readonly HTMLElement[] {
  const { announce } = spec.visit;
  return [
    ...rowsButtons({ source: spec.csv, name: spec.name, announce }),
    ...actButton('PNG', t`Save as PNG: ${spec.name}`, () => savePicture(spec, figure(), 'png')),
    ...actButton('SVG', t`Save as SVG: ${spec.name}`, () => savePicture(spec, figure(), 'svg')),
    ...citeButton(spec.name, announce),
    ...embedButton(spec),
  ];
}

/** A report as blocks of words, before any form: every form sets the same blocks in the same order, so that all say the same. */
import type { ChartName } from './report-charts.js';

/** Words from feeds or documents: shown as text only, in a direction of their own. */
export interface Foreign {
  readonly kind: 'foreign';
  readonly text: string;
  /** An http or https address, or null. */
  readonly href: string | null;
}

/** A number, date part or code that is read from left to right in every language. */
export interface Figure {
  readonly kind: 'figure';
  readonly text: string;
}

/** A hash or an id, set in a fixed pitch. */
export interface Code {
  readonly kind: 'code';
  readonly text: string;
}

export interface Strong {
  readonly kind: 'strong';
  readonly line: Line;
}

/** Words of the report's own that lead somewhere: an address, or one relative to the form's. */
export interface Link {
  readonly kind: 'link';
  readonly line: Line;
  readonly href: string;
}

export type Inline = string | Foreign | Figure | Code | Strong | Link;
export type Line = readonly Inline[];

export interface Heading {
  readonly kind: 'heading';
  /** 1 for the title, 2 for sections, 3 within them. */
  readonly level: 1 | 2 | 3;
  readonly line: Line;
  /** Where links lead to. */
  readonly id: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly line: Line;
}

export interface ListItem {
  readonly line: Line;
  readonly under: readonly Line[];
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface Column {
  readonly head: string;
  readonly isNumeric: boolean;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Line[])[];
}

export interface ChartBlock {
  readonly kind: 'chart';
  readonly name: ChartName;
  readonly title: string;
  /** What it shows in a sentence, for those who do not see it. */
  readonly summary: Line;
  /** Whether it takes the whole width. */
  readonly isWide: boolean;
}

export type Block = Heading | Paragraph | List | Table | ChartBlock;

export interface ReportDocument {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export function heading(level: Heading['level'], id: string, ...line: Inline[]): Heading {
  return { kind: 'heading', level, id, line };
}

export function paragraph(...line: Inline[]): Paragraph {
  return { kind: 'paragraph', line };
}

export function strong(...line: Inline[]): Strong {
  return { kind: 'strong', line };
}

export function bullets(items: readonly ListItem[]): List {
  return { kind: 'list', ordered: false, items };
}

/** The words as a link; as they are where there is nowhere to lead. */
export function linked(line: Line, href: string | null): Line {
  return href === null ? line : [{ kind: 'link', line, href }];
}

/** Lines with something between each two. */
export function joined(lines: readonly Line[], between: Inline): Line {
  return lines.flatMap((line, at) => (at === 0 ? line : [between, ...line]));
}

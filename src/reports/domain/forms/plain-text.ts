import type { Block, Line, ListItem, ReportDocument, Table } from './document.js';
import { isolatedIn, isolatedLeftToRight } from './foreign-text.js';
import { setLine, type Setter } from './set-line.js';
import type { Vocabulary } from './vocabulary.js';

const UNDERLINES = { 1: '=', 2: '-', 3: '' } as const;
const LONGEST_UNDERLINE = 78;

/** A report as plain text, for mail programs that show no HTML: the same blocks, table rows as lines. */
export function plainText({ blocks }: ReportDocument, vocabulary: Vocabulary): string {
  const setter = plainSetter(vocabulary);
  return `${blocks.map((block) => setBlock(block, setter)).join('\n\n')}\n`;
}

/** One line of a report as plain text. */
export function plainWords(line: Line, vocabulary: Vocabulary): string {
  return setLine(line, plainSetter(vocabulary));
}

function plainSetter({ direction }: Vocabulary): Setter {
  return {
    words: (text) => text,
    foreign: ({ text, href }) => `${isolatedIn(direction, text)}${href === null ? '' : ` <${href}>`}`,
    figure: ({ text }) => (direction === 'rtl' ? isolatedLeftToRight(text) : text),
    code: ({ text }) => (direction === 'rtl' ? isolatedLeftToRight(text) : text),
    strong: (set) => set,
    link: (set, href) => `${set} <${direction === 'rtl' ? isolatedLeftToRight(href) : href}>`,
  };
}

function setBlock(block: Block, setter: Setter): string {
  switch (block.kind) {
    case 'heading': {
      const text = setLine(block.line, setter);
      const under = UNDERLINES[block.level].repeat(Math.min(text.length, LONGEST_UNDERLINE));
      return under === '' ? text : `${text}\n${under}`;
    }
    case 'paragraph':
      return setLine(block.line, setter);
    case 'list':
      return block.items
        .map((item, at) => setItem(item, block.ordered ? `${at + 1}.` : '*', setter))
        .join('\n');
    case 'table':
      return setTable(block, setter);
    case 'chart':
      return `${block.title}: ${setLine(block.summary, setter)}`;
  }
}

function setItem({ line, under }: ListItem, mark: string, setter: Setter): string {
  return [`${mark} ${setLine(line, setter)}`, ...under.map((one) => `   ${setLine(one, setter)}`)].join('\n');
}

function setTable({ caption, columns, rows }: Table, setter: Setter): string {
  if (rows.length === 0) return `${caption} (${columns.map(({ head }) => head).join(', ')}): –`;
  const cells = (row: Table['rows'][number]): string =>
    row.map((cell, at) => `${columns[at]?.head ?? ''}: ${setLine(cell, setter)}`).join(' | ');
  return [`${caption}:`, ...rows.map((row) => `* ${cells(row)}`)].join('\n');
}

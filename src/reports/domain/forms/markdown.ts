import type { Block, ListItem, ReportDocument, Table } from './document.js';
import { escapeMarkdown, markdownTarget } from './escape.js';
import { isolatedIn, isolatedLeftToRight } from './foreign-text.js';
import { setLine, type Setter } from './set-line.js';
import type { Vocabulary } from './vocabulary.js';

type Direction = Vocabulary['direction'];

/** A report as Markdown (CommonMark with tables); in a language from right to left inside a `div` that says so. */
export function markdown({ blocks }: ReportDocument, { direction, language }: Vocabulary): string {
  const setter = setterFor(direction);
  const text = `${blocks.map((block) => setBlock(block, setter)).join('\n\n')}\n`;
  return direction === 'rtl' ? `<div dir="rtl" lang="${language}">\n\n${text}\n</div>\n` : text;
}

function setterFor(direction: Direction): Setter {
  return {
    words: escapeMarkdown,
    foreign: ({ text, href }) => {
      const shown = isolatedIn(direction, escapeMarkdown(text));
      return href === null ? shown : `[${shown}](${markdownTarget(href)})`;
    },
    figure: ({ text }) => (direction === 'rtl' ? isolatedLeftToRight(text) : text),
    code: ({ text }) => {
      const set = `\`${text.replaceAll('`', "'")}\``;
      return direction === 'rtl' ? isolatedLeftToRight(set) : set;
    },
    strong: (set) => `**${set.trim()}**`,
    link: (set, href) => `[${set}](${markdownTarget(href)})`,
  };
}

function setBlock(block: Block, setter: Setter): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${setLine(block.line, setter)}`;
    case 'paragraph':
      return setLine(block.line, setter);
    case 'list':
      return block.items
        .map((item, at) => setItem(item, block.ordered ? `${at + 1}.` : '-', setter))
        .join('\n');
    case 'table':
      return setTable(block, setter);
    case 'chart':
      return `**${escapeMarkdown(block.title)}** – ${setLine(block.summary, setter)}`;
  }
}

function setItem({ line, under }: ListItem, mark: string, setter: Setter): string {
  const indent = ' '.repeat(mark.length + 1);
  return [
    `${mark} ${setLine(line, setter)}`,
    ...under.map((one) => `${indent}- ${setLine(one, setter)}`),
  ].join('\n');
}

function setTable({ caption, columns, rows }: Table, setter: Setter): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `**${escapeMarkdown(caption)}**`,
    '',
    line(columns.map(({ head }) => escapeMarkdown(head))),
    line(columns.map(({ isNumeric }) => (isNumeric ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => setLine(cell, setter)))),
  ].join('\n');
}

import { COLOURS } from '../chart-looks.js';
import type { Block, List, ReportDocument, Table } from './document.js';
import { escapeHtml } from './escape.js';
import { htmlSetter } from './html-line.js';
import { setLine, type Setter } from './set-line.js';
import type { Vocabulary } from './vocabulary.js';

const { ink, line, diplomacy } = COLOURS.light;
const QUIET = COLOURS.light['ink-quiet'];
const FONT = "font-family:'Noto Sans',Segoe UI,Roboto,Arial,'Scheherazade New',Tahoma,sans-serif";
const HEADING_PX = { 1: 22, 2: 18, 3: 15 } as const;

/**
 * A report as a mail's HTML: tables for layout, styles on the elements, no pictures and nothing remote, since mail programs
 * know no more. Charts are their sentences.
 */
export function htmlMail({ title, blocks }: ReportDocument, vocabulary: Vocabulary): string {
  const { language, direction } = vocabulary;
  // A hash has no place to break at, and would make the whole mail wider than a telephone.
  const setter = htmlSetter(vocabulary, { link: `color:${diplomacy}`, code: 'word-break:break-all' });
  const height = direction === 'rtl' ? '1.8' : '1.5';
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:0;background:#ffffff">
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr><td align="center">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed;width:100%;max-width:640px"><tr><td style="padding:16px;text-align:${start(vocabulary)};color:${ink};font-size:15px;line-height:${height};${FONT}">
${blocks.map((block) => setBlock(block, setter, vocabulary)).join('\n')}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

const start = ({ direction }: Vocabulary): string => (direction === 'rtl' ? 'right' : 'left');
const end = ({ direction }: Vocabulary): string => (direction === 'rtl' ? 'left' : 'right');

function setBlock(block: Block, setter: Setter, vocabulary: Vocabulary): string {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level}`;
      return `<${tag} style="margin:24px 0 8px;font-size:${HEADING_PX[block.level]}px;line-height:1.3">${setLine(block.line, setter)}</${tag}>`;
    }
    case 'paragraph':
      return `<p style="margin:0 0 10px">${setLine(block.line, setter)}</p>`;
    case 'list':
      return setList(block, setter);
    case 'table':
      return setTable(block, setter, vocabulary);
    case 'chart':
      return `<p style="margin:0 0 10px"><strong>${escapeHtml(block.title)}</strong>: ${setLine(block.summary, setter)}</p>`;
  }
}

function setList({ ordered, items }: List, setter: Setter): string {
  const rows = items.map(({ line: first, under }, at) => {
    const quiet = under.map((one) => setLine(one, setter)).join('<br>');
    const more = quiet === '' ? '' : `<br><span style="font-size:13px;color:${QUIET}">${quiet}</span>`;
    const mark = ordered ? `${at + 1}.` : '•';
    return `<tr valign="top"><td style="white-space:nowrap">${mark}</td><td width="100%">${setLine(first, setter)}${more}</td></tr>`;
  });
  return `<table role="presentation" width="100%" cellpadding="3" cellspacing="0" border="0" style="word-break:break-word">${rows.join('\n')}</table>`;
}

/** A wide table scrolls by itself on a telephone, so that the text around it stays as wide as the screen. */
function setTable({ caption, columns, rows }: Table, setter: Setter, vocabulary: Vocabulary): string {
  const align = (at: number): string =>
    columns[at]?.isNumeric === true ? ` align="${end(vocabulary)}"` : ` align="${start(vocabulary)}"`;
  const head = columns.map((column, at) => `<th scope="col"${align(at)}>${escapeHtml(column.head)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((one, at) => `<td${align(at)}>${setLine(one, setter)}</td>`);
    return `<tr valign="top">${cells.join('')}</tr>`;
  });
  return `<p style="margin:12px 0 4px"><strong>${escapeHtml(caption)}</strong></p>
<div style="overflow-x:auto"><table width="100%" cellpadding="4" cellspacing="0" border="1" bordercolor="${line}" frame="hsides" rules="rows" style="border-collapse:collapse;border-color:${line};margin:0 0 12px;font-size:13px"><tr valign="bottom">${head.join('')}</tr>
${body.join('\n')}</table></div>`;
}

import type { ChartPicture } from './chart-picture.js';
import type { Block, ChartBlock, Heading, List, ReportDocument, Table } from './document.js';
import { escapeHtml } from './escape.js';
import { htmlSetter } from './html-line.js';
import type { ReportLinks } from './page-links.js';
import type { ReportCharts } from './report-charts.js';
import { setLine, type Setter } from './set-line.js';
import { say, type Vocabulary } from './vocabulary.js';

/** What a page is dressed in. */
export interface PageDress {
  readonly style: string;
  /** Content security policy that lets in this style, what lies in the page itself, and nothing else. */
  readonly policy: string;
  readonly charts: ReportCharts;
  readonly picture: ChartPicture;
  /** Set below the report; a style for paper leaves them out. */
  readonly links: ReportLinks;
}

/** A report as a page of its own: no scripts, nothing loaded from elsewhere, light and dark, printable. */
export function htmlPage(
  { title, blocks }: ReportDocument,
  vocabulary: Vocabulary,
  { style, policy, links, ...charts }: PageDress,
): string {
  const setter = htmlSetter(vocabulary);
  const body = blocks.map((block) => setBlock(block, setter, charts));
  return `<!doctype html>
<html lang="${vocabulary.language}" dir="${vocabulary.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body[0] ?? ''}
${contents(blocks, setter, say(vocabulary, 'contents'))}
${[...body.slice(1), linkList(links)].join('\n')}
</main>
</body>
</html>
`;
}

function linkList(links: ReportLinks): string {
  const items = [...links.files, links.newest].map(
    ({ href, text }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></li>`,
  );
  return `<ul class="links">${items.join('')}</ul>`;
}

/** Links to the sections. */
function contents(blocks: readonly Block[], setter: Setter, name: string): string {
  const sections = blocks.filter((block): block is Heading => block.kind === 'heading' && block.level === 2);
  const items = sections.map(({ id, line }) => `<li><a href="#${id}">${setLine(line, setter)}</a></li>`);
  return `<nav aria-label="${escapeHtml(name)}"><ul>${items.join('')}</ul></nav>`;
}

type ChartDress = Pick<PageDress, 'charts' | 'picture'>;

function setBlock(block: Block, setter: Setter, dress: ChartDress): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${block.id}">${setLine(block.line, setter)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${setLine(block.line, setter)}</p>`;
    case 'list':
      return setList(block, setter);
    case 'table':
      return setTable(block, setter);
    case 'chart':
      return setChart(block, setter, dress);
  }
}

function setList({ ordered, items }: List, setter: Setter): string {
  const tag = ordered ? 'ol' : 'ul';
  const set = items.map(({ line, under }) => {
    const more = under.map((one) => `<p>${setLine(one, setter)}</p>`).join('');
    return `<li>${setLine(line, setter)}${more}</li>`;
  });
  return `<${tag}>\n${set.join('\n')}\n</${tag}>`;
}

function setTable({ caption, columns, rows }: Table, setter: Setter): string {
  const kind = (at: number): string => (columns[at]?.isNumeric === true ? ' class="figure"' : '');
  const head = columns.map(({ head }, at) => `<th scope="col"${kind(at)}>${escapeHtml(head)}</th>`);
  const body = rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === 0
        ? `<th scope="row">${setLine(cell, setter)}</th>`
        : `<td${kind(at)}>${setLine(cell, setter)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  const name = escapeHtml(caption);
  return `<div class="table" role="region" aria-label="${name}" tabindex="0"><table>
<caption>${name}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>`;
}

function setChart(
  { name, title, summary, isWide }: ChartBlock,
  setter: Setter,
  { charts, picture }: ChartDress,
): string {
  const chart = charts.get(name);
  const shown = chart === undefined ? '' : picture(chart, title);
  const caption = `<figcaption><strong>${escapeHtml(title)}:</strong> ${setLine(summary, setter)}</figcaption>`;
  return `<figure${isWide ? ' class="wide"' : ''}>${shown}${caption}</figure>`;
}

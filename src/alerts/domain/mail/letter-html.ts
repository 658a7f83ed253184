import type { Block, Fact, Letter, Link } from './letter.js';

/** The dashboard's colours; mail programs read styles on elements and little else. */
const INK = '#1b2226';
const QUIET = '#545d63';
const ACCENT = '#1a4a63';
const PAPER = '#fdfcf9';
const LINE = '#ddd8cc';
const SANS = "-apple-system,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif";
const SERIF = "Charter,Cambria,'Noto Serif',Georgia,serif";

const TEXT = `margin:0 0 14px;font:400 16px/1.5 ${SANS};color:${INK}`;
const SMALL = `margin:0 0 10px;font:400 13px/1.5 ${SANS};color:${QUIET}`;
const CELL = 'padding:4px 0;vertical-align:top';
/** Urdu begins at the right; programs that do not know it keep the layout's left. */
const ITS_SIDE = 'text-align:start';
const UNDERLINED = `;border-bottom:1px solid ${LINE}`;

/**
 * The letter as HTML of its own: tables for the layout, styles on the elements, no image, script or address that is
 * fetched when the letter is opened. Every text is escaped here and nowhere else.
 */
export function letterHtml(letter: Letter): string {
  const body = blocksHtml(letter.blocks);
  const foot = letter.foot.map((block) => blockHtml(block, SMALL)).join('\n');
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(letter.subject)}</title>
</head>
<body style="margin:0;padding:0;background:${PAPER}">
<div style="display:none;max-height:0;overflow:hidden">${escaped(letter.preview)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:${PAPER}">
<tr><td align="center" style="padding:24px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;text-align:left">
<tr><td style="padding:0 0 12px;border-bottom:2px solid ${INK};font:400 14px/1.4 ${SERIF};color:${QUIET}">Pakistan–Russia relations <i>tracker</i></td></tr>
<tr><td style="padding:20px 0 12px">
${body}
</td></tr>
<tr><td style="padding:16px 0 0;border-top:1px solid ${LINE}">
${foot}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

/** The foot alone, to stand at the end of another message's body. */
export function footHtml(foot: readonly Block[]): string {
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:640px;text-align:left"><tr><td style="padding:16px;border-top:1px solid ${LINE}">
${foot.map((block) => blockHtml(block, SMALL)).join('\n')}
</td></tr></table>
</td></tr></table>
`;
}

/** The HTML of blocks in the body of a letter. */
export function blocksHtml(blocks: readonly Block[]): string {
  return blocks.map((block) => blockHtml(block, TEXT)).join('\n');
}

function blockHtml(block: Block, text: string): string {
  switch (block.kind) {
    case 'heading':
      return `<h1 dir="auto" style="${ITS_SIDE};margin:0 0 12px;font:600 22px/1.25 ${SERIF};color:${INK}">${escaped(block.text)}</h1>`;
    case 'paragraph':
      return `<p dir="auto" style="${ITS_SIDE};${text}">${escaped(block.text)}</p>`;
    case 'facts':
      return factsHtml(block.facts);
    case 'links':
      return linksHtml(block.title, block.links, text);
    case 'button':
      return buttonHtml(block.text, block.url);
    case 'divider':
      return `<div style="margin:22px 0;border-top:1px solid ${LINE};line-height:0;font-size:0">&nbsp;</div>`;
  }
}

/** A table of facts; those without a label go on with the one above, and no line parts them. */
function factsHtml(facts: readonly Fact[]): string {
  const rows = facts.map(({ label, value }, at) => {
    const cell = facts[at + 1]?.label === '' ? CELL : CELL + UNDERLINED;
    return `<tr>
<th scope="row" align="left" style="${cell};padding-right:16px;font:400 13px/1.5 ${SANS};color:${QUIET};white-space:nowrap">${escaped(label)}</th>
<td dir="auto" style="${cell};${ITS_SIDE};font:400 15px/1.5 ${SANS};color:${INK}">${escaped(value)}</td>
</tr>`;
  });
  return `<table width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px;border-collapse:collapse;border-top:1px solid ${LINE}">
${rows.join('\n')}
</table>`;
}

/** A list of links. Each text has its own direction and the bullets stay in line: at the right they fell off the page. */
function linksHtml(title: string, links: readonly Link[], text: string): string {
  const head = title === '' ? '' : `<p style="${text};margin-bottom:4px">${escaped(title)}</p>\n`;
  const items = links.map(
    (link) => `<li style="margin:0 0 4px;font:inherit"><span dir="auto">${linkHtml(link)}</span></li>`,
  );
  return `${head}<ul style="${text};padding-left:20px">\n${items.join('\n')}\n</ul>`;
}

function linkHtml({ text, url }: Link): string {
  if (url === null || !isWebAddress(url)) return escaped(text);
  return `<a href="${escaped(url)}" style="color:${ACCENT}">${escaped(text)}</a>`;
}

function buttonHtml(text: string, url: string): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:4px 0 16px"><tr><td style="border-radius:4px;background:${ACCENT}">
<a href="${escaped(url)}" style="display:inline-block;padding:11px 20px;font:600 16px/1.2 ${SANS};color:#ffffff;text-decoration:none">${escaped(text)}</a>
</td></tr></table>`;
}

/** Addresses from feeds may be of any scheme; only web addresses become links. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

const CONTROLS = /[^\t\n\r\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as HTML shows it, in an element or an attribute in double quotes. */
function escaped(text: string): string {
  return text
    .replace(CONTROLS, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

import type { Block, Fact, Letter } from './letter.js';

const WIDTH = 76;
/** The signature mark of mail programs: what follows is not part of what is said. */
const FOOT = '-- ';

/** The letter as plain text, wrapped at 76 columns; addresses stand alone on their lines so that none is cut. */
export function letterText(letter: Letter): string {
  const body = letter.blocks.map(blockText).join('\n\n');
  return `${body}\n\n${footText(letter.foot)}`;
}

/** The foot alone, to stand at the end of another message's text. */
export function footText(foot: readonly Block[]): string {
  return `${FOOT}\n${foot.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return wrapped(block.text, '');
    case 'paragraph':
      return wrapped(block.text, '');
    case 'facts':
      return block.facts.map(factText).join('\n');
    case 'links':
      return [block.title, ...block.links.map(linkText)].filter((line) => line !== '').join('\n');
    case 'button':
      return `${block.text}:\n${block.url}`;
    case 'divider':
      return '-'.repeat(WIDTH);
  }
}

/** A fact on its line; one without a label goes on with the one above, and stands further in. */
function factText({ label, value }: Fact): string {
  return label === '' ? `  ${wrapped(value, '  ')}` : wrapped(`${label}: ${value}`, '  ');
}

function linkText({ text, url }: { readonly text: string; readonly url: string | null }): string {
  const words = wrapped(`- ${oneLine(text)}`, '  ');
  return url === null ? words : `${words}\n  ${url}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Breaks a text at blanks; a longer word keeps its line. Lines after the first are indented by `hanging`. */
function wrapped(text: string, hanging: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of oneLine(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && longer.length > WIDTH) {
      lines.push(line);
      line = `${hanging}${word}`;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}

import type { Code, Figure, Foreign, Inline, Line } from './document.js';

/** How a form sets each kind of words. */
export interface Setter {
  readonly words: (text: string) => string;
  readonly foreign: (foreign: Foreign) => string;
  readonly figure: (figure: Figure) => string;
  readonly code: (code: Code) => string;
  readonly strong: (set: string) => string;
  readonly link: (set: string, href: string) => string;
}

/** A line as a form sets it. */
export function setLine(line: Line, setter: Setter): string {
  return line.map((inline) => setInline(inline, setter)).join('');
}

function setInline(inline: Inline, setter: Setter): string {
  if (typeof inline === 'string') return setter.words(inline);
  switch (inline.kind) {
    case 'foreign':
      return setter.foreign(inline);
    case 'figure':
      return setter.figure(inline);
    case 'code':
      return setter.code(inline);
    case 'strong':
      return setter.strong(setLine(inline.line, setter));
    case 'link':
      return setter.link(setLine(inline.line, setter), inline.href);
  }
}

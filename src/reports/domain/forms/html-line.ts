import { escapeHtml } from './escape.js';
import { mixedDirection } from './foreign-text.js';
import type { Setter } from './set-line.js';
import type { Vocabulary } from './vocabulary.js';

/** CSS that stands on the elements themselves, for readers that know no style sheet. */
interface ElementStyles {
  readonly link: string;
  readonly code: string;
}

const styled = (css: string | undefined): string => (css === undefined ? '' : ` style="${css}"`);

/** Sets lines as HTML: all text escaped, words from outside isolated, figures from left to right in every language. */
export function htmlSetter({ direction }: Vocabulary, style: Partial<ElementStyles> = {}): Setter {
  const [link, code] = [styled(style.link), styled(style.code)];
  return {
    words: escapeHtml,
    foreign: ({ text, href }) => {
      const own = mixedDirection(text);
      const shown = `<bdi${own === null ? '' : ` dir="${own}"`}>${escapeHtml(text)}</bdi>`;
      if (href === null) return shown;
      return `<a href="${escapeHtml(href)}" rel="noopener noreferrer"${link}>${shown}</a>`;
    },
    figure: ({ text }) =>
      direction === 'rtl' ? `<bdi dir="ltr">${escapeHtml(text)}</bdi>` : escapeHtml(text),
    code: ({ text }) => `<code dir="ltr"${code}>${escapeHtml(text)}</code>`,
    strong: (set) => `<strong>${set}</strong>`,
    link: (set, href) => `<a href="${escapeHtml(href)}"${link}>${set}</a>`,
  };
}

const HTML_NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as HTML text or as an attribute's value in double quotes; by names, so that no number comes into the page. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => HTML_NAMES[sign] ?? sign);
}

/**
 * Text as Markdown text within a line (CommonMark with tables): no emphasis, link, code, HTML, entity, table cell or
 * address that becomes a link by itself comes out of it.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]|~#!@]/g, '\\$&')
    .replace(/:(?=\/\/)|(?<=www)\./gi, '\\$&');
}

/** An address as the target of a Markdown link in angle brackets. */
export function markdownTarget(href: string): string {
  return `<${href.replace(/[<>\\\s|]/g, (sign) => encodeURIComponent(sign))}>`;
}

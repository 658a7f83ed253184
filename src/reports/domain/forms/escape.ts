/** Text as HTML text or as an attribute's value in quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
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
    .replace(/[\\`*_[\]|~#!]/g, '\\$&')
    .replace(/(:)(?=\/\/)|(www)(?=\.)|(@)/gi, (sign) => (sign.length === 1 ? `&#${sign.charCodeAt(0)};` : `${sign}\\`));
}

/** An address as the target of a Markdown link in angle brackets. */
export function markdownTarget(href: string): string {
  return `<${href.replace(/[<>\\\s|]/g, (sign) => encodeURIComponent(sign))}>`;
}

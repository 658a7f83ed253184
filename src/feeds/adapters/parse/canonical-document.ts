import type { FeedRoot } from './canonical-names.js';

const MARKUP = /[<&]/;
const XML_SIGNS: Readonly<Record<string, string>> = { '<': '&lt;', '&': '&amp;', '"': '&quot;', '>': '&gt;' };

/** A well-formed element with escaped attributes (those that are null left out) and text. */
export function element(
  name: string,
  text: string,
  attributes: Readonly<Record<string, string | null | undefined>> = {},
): string {
  let tag = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) tag += ` ${key}="${escapedValue(value)}"`;
  }
  return `<${tag}>${escapedText(text)}</${name}>`;
}

/**
 * Without it an empty element would reach rss-parser as an empty string, whose method `link` it takes for
 * a list of links.
 */
const NOT_EMPTY = ' t:kept=""';

/** An item as the root's format calls it. */
export function itemElement(root: FeedRoot, about: string | null, fields: string): string {
  const name = root === 'feed' ? 'entry' : 'item';
  const mark = about === null ? NOT_EMPTY : ` rdf:about="${escapedValue(about)}"`;
  return `<${name}${mark}>${fields}</${name}>`;
}

/** The whole document, in the shape that makes rss-parser take it for what it is. */
export function feedDocument(root: FeedRoot, version: string, feedFields: string, items: string): string {
  switch (root) {
    case 'feed':
      return `<feed xmlns="http://www.w3.org/2005/Atom">${feedFields}${items}</feed>`;
    case 'rdf:RDF':
      return `<rdf:RDF><channel${NOT_EMPTY}>${feedFields}</channel>${items}</rdf:RDF>`;
    case 'rss':
      return `<rss version="${escapedValue(version)}"><channel${NOT_EMPTY}>${feedFields}${items}</channel></rss>`;
  }
}

/** CDATA is what the XML parser reads fastest. */
function escapedText(text: string): string {
  return MARKUP.test(text)
    ? `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
    : text.replaceAll(']]>', ']]&gt;');
}

function escapedValue(value: string): string {
  return value.replace(/[<>&"]/g, (sign) => XML_SIGNS[sign] ?? sign);
}

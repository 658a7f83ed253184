const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i;
/** No article stands elsewhere, and other schemes run code, read files or start programs where they are followed. */
const WEB = /^https?:/i;
/** Without its two slashes a browser takes the rest for a path of the site whose page shows the link. */
const WHOLE = /^https?:\/\//i;
const WHITE_SPACE = /[\s\u0000-\u001f]+/g;
/** Longer addresses are no use to a browser; a cut one would be wrong. */
const MAX_LENGTH = 8192;

/**
 * Makes a feed's address absolute: against the first of `bases` that is an address itself (innermost
 * `xml:base`, the feed's address, what the feed says of itself). An absolute one stays as it stands, white
 * space aside, unless its slashes are missing. Null where it is empty, cannot be made absolute, or is no web address (`javascript:`).
 */
export function absoluteLink(raw: string, bases: readonly (string | null)[]): string | null {
  const link = raw.replace(WHITE_SPACE, (space) => (space === ' ' ? ' ' : '')).trim();
  if (link === '' || link.length > MAX_LENGTH) return null;
  const found = ABSOLUTE.test(link) ? link : relativeLink(link, bases);
  if (found === null || !WEB.test(found)) return null;
  if (WHOLE.test(found)) return found;
  return URL.canParse(found) ? new URL(found).href : null;
}

function relativeLink(link: string, bases: readonly (string | null)[]): string | null {
  const base = bases.reduceRight<string | null>((outer, inner) => resolved(inner, outer) ?? outer, null);
  return resolved(link, base) ?? (link.startsWith('//') ? `https:${link}` : null);
}

/** Whether a text can stand as a link by itself, as a permanent guid does. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && text.length <= MAX_LENGTH;
}

/** The base that holds inside an element with an `xml:base`; the outer one where it has none or a bad one. */
export function resolvedBase(xmlBase: string | undefined, outer: string | null): string | null {
  return resolved(xmlBase?.trim() ?? null, outer) ?? outer;
}

function resolved(link: string | null, base: string | null): string | null {
  if (link === null || link === '') return null;
  if (base === null) return URL.canParse(link) ? link : null;
  return URL.canParse(link, base) ? new URL(link, base).href : null;
}

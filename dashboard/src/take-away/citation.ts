import { changed, knownIn } from '../address/query.js';
import { t } from '../language/say.js';
import { instantWords } from '../words/dates.js';

/** What can be quoted: its name, and the address under which it stays as it was. */
export interface Quotable {
  readonly name: string;
  readonly address: string;
  /** The moment whose knowledge it shows, UTC: to the second, or as it is looked at: a minute or a day. */
  readonly known: string;
}

/**
 * A page as it can be quoted: its address names the moment of knowledge, so that whoever follows it sees the same figures
 * however much is learnt since.
 */
export function quotable(name: string, href: string, now: Date): Quotable {
  const url = new URL(href);
  const known = knownIn(url.searchParams) ?? now.toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
  const place = { path: url.pathname, query: url.searchParams };
  return { name, known, address: `${url.origin}${changed(place, { known })}` };
}

function knownWords(known: string): string {
  return instantWords(known.includes('T') ? `${known}Z` : known);
}

/** The source line under a chart that is taken away. */
export function sourceWords({ known }: Quotable): string {
  return t`Source: Pakistan–Russia relations tracker, as known on ${knownWords(known)}`;
}

/** A citation to copy: who, what, as known when, where. */
export function citationWords({ name, known, address }: Quotable): string {
  return t`Pakistan–Russia relations tracker. “${name}”, as known on ${knownWords(known)}. ${address}`;
}

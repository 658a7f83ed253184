/** What became of a text that should be an e-mail address. */
export type ReadAddress =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'wrong'; readonly allowed: string };

const ALLOWED = 'an e-mail address like name@example.org';
/** RFC 5321: at most 64 octets before the @ and 254 in all. */
const LONGEST_LOCAL = 64;
const LONGEST = 254;
/** The dot-atom of RFC 5322. Quoted local parts are legal and, in practice, only ever sent by attackers. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/**
 * Reads one e-mail address. Its domain is given in lower case and as the DNS has it (`bücher.example` becomes
 * `xn--bcher-kva.example`); what could end a header or add a recipient is refused, never mended.
 */
export function readAddress(text: string): ReadAddress {
  const given = text.trim();
  const at = given.lastIndexOf('@');
  const [local, domain] = [given.slice(0, at), domainOf(given.slice(at + 1))];
  const fits = at > 0 && local.length <= LONGEST_LOCAL && LOCAL.test(local) && domain !== null;
  if (!fits || local.length + 1 + domain.length > LONGEST) return { kind: 'wrong', allowed: ALLOWED };
  return { kind: 'address', address: `${local}@${domain}` };
}

function domainOf(text: string): string | null {
  if (text === '' || /[^\p{L}\p{N}\p{M}.-]/u.test(text)) return null;
  const url = `http://${text}/`;
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return DOMAIN.test(hostname) ? hostname : null;
}

/** The form by which two spellings of one mailbox are the same: no provider in use tells upper from lower case. */
export function sameMailbox(address: string): string {
  return address.toLowerCase();
}

/** An address for people who must tell one from another but not learn it: `a…@e….org`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)];
  const end = domain.slice(domain.lastIndexOf('.') + 1);
  return `${local.slice(0, 1)}…@${domain.slice(0, 1)}….${end}`;
}

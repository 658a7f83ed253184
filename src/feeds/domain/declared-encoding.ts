/** How many bytes of a document may hold its XML declaration or meta tag. */
export const DECLARATION_BYTES = 4_096;

const CHARSET = /charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)/i;
const XML_DECLARATION = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9_.:-]+)/i;
const META = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)/i;

/** Encodings whose declared name means a wider one in practice (encoding.spec.whatwg.org, "Labels"). */
const WIDER: ReadonlyMap<string, string> = new Map([
  ['iso-8859-1', 'windows-1252'],
  ['iso8859-1', 'windows-1252'],
  ['iso_8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['latin-1', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['iso-8859-9', 'windows-1254'],
  ['iso-8859-11', 'windows-874'],
  ['tis-620', 'windows-874'],
  ['gb2312', 'gb18030'],
  ['gb_2312-80', 'gb18030'],
  ['gbk', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['shift-jis', 'shift_jis'],
  ['x-sjis', 'shift_jis'],
  ['sjis', 'shift_jis'],
  ['windows-31j', 'shift_jis'],
  ['ks_c_5601-1987', 'euc-kr'],
  ['ksc5601', 'euc-kr'],
  ['x-euc-jp', 'euc-jp'],
  ['big5', 'big5-hkscs'],
  ['cp1251', 'windows-1251'],
  ['x-cp1251', 'windows-1251'],
  ['win-1251', 'windows-1251'],
  ['cp-1251', 'windows-1251'],
  ['koi8r', 'koi8-r'],
  ['utf8', 'utf-8'],
  ['unicode', 'utf-16'],
]);
/** What web servers put into the header unasked. */
const SERVER_DEFAULT = 'windows-1252';

/** Encoding names in lower case, the wider one where a name means more in practice. */
function normalised(name: string | undefined): string | null {
  const lower = name?.toLowerCase();
  return lower === undefined ? null : (WIDER.get(lower) ?? lower);
}

/**
 * The encodings that a document is said to have, likeliest first: the header's unless it is a server's
 * default, then the document's own declaration, then the default.
 */
export function declaredEncodings(contentType: string | null, beginning: string): readonly string[] {
  const header = normalised(CHARSET.exec(contentType ?? '')?.[1]);
  const own = normalised(XML_DECLARATION.exec(beginning)?.[1] ?? META.exec(beginning)?.[1]);
  const names = header === SERVER_DEFAULT ? [own, header] : [header, own];
  return [...new Set(names.filter((name) => name !== null))];
}

/** Encoding that a byte order mark, or the zero bytes around a first `<`, give away, or null. */
export function encodingByFirstBytes(bytes: Uint8Array): string | null {
  const [a = -1, b = -1, c = -1, d = -1] = bytes;
  if (a === 0 && b === 0 && ((c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c))) return 'utf-32be';
  if (((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) && c === 0 && d === 0) return 'utf-32le';
  if ((a === 0xff && b === 0xfe) || (isMarkupSign(a) && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && isMarkupSign(b))) return 'utf-16be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : null;
}

/** `<`, `{` or white space, with which a feed begins. */
function isMarkupSign(byte: number): boolean {
  return byte === 0x3c || byte === 0x7b || byte === 0x0a || byte === 0x0d || byte === 0x20;
}

/** Share of non-ASCII bytes among letters above which a text is not written in Latin letters. */
const NON_LATIN_SHARE = 0.4;

/**
 * Guesses a single-byte encoding from the text itself where none is declared: Russian windows-1251 or
 * KOI8-R by where the lower-case letters stand, else windows-1252.
 */
export function guessedEncoding(bytes: Uint8Array): string {
  let latin = 0;
  let high = 0;
  let upperHalf = 0;
  for (const byte of bytes.subarray(0, 65_536)) {
    if (byte >= 0xe0) upperHalf++;
    if (byte >= 0xc0) high++;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a && byte < 0x80) latin++;
  }
  // Tag names are Latin in every feed, so Russian text seldom has much more than half.
  if (high / Math.max(1, latin + high) < NON_LATIN_SHARE / 2) return 'windows-1252';
  return upperHalf * 2 >= high ? 'windows-1251' : 'koi8-r';
}

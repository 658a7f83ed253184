import { decodeEntities, readC1AsWindows1252 } from './html-entities.js';

/**
 * What a dropped tag leaves behind. In a `title` every tag leaves a space, as feed readers' references do;
 * in a `body` an inline tag leaves nothing, so that `<b>P</b>akistan` stays one word.
 */
export type TextKind = 'title' | 'body';

/** Elements whose content is never text for a reader. */
const RAW = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'math', 'head']);
const RAW_END = new Map([...RAW].map((name) => [name, new RegExp(`</${name}[\\s/>]`, 'gi')]));

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);

/** A feed may escape its markup once too often; more rounds than this no honest feed needs. */
const MAX_ROUNDS = 3;
/** Attributes and their values beyond these sizes are taken for unmatched quotes. */
const MAX_QUOTES = 64;
const MAX_VALUE_LENGTH = 16_384;
const CDATA_MARK = '<![CDATA[';
const TAG_START = /<[A-Za-z/!?]/;
const NAME = /[A-Za-z][A-Za-z0-9:-]*/y;
/** White space, zero-width space and byte order mark. */
const GAPS = /[\s\u200b]+/g;
const ZERO_WIDTH = /[\u200b\ufeff]/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const SOFT_HYPHEN = /\u00ad/g;

/**
 * Turns HTML, or text that may hold HTML, into plain text: tags, comments and scripts dropped, entities
 * decoded, white space collapsed. The result never contains a tag. Takes time linear in the length.
 */
export function plainText(source: string, kind: TextKind): string {
  let text = source.includes(CDATA_MARK) ? source.replaceAll(CDATA_MARK, ' ').replaceAll(']]>', ' ') : source;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    text = decodeEntities(dropTags(text, kind));
    if (!hasTag(text)) break;
  }
  text = readC1AsWindows1252(dropTags(text, kind)).replace(ZERO_WIDTH, '').replace(GAPS, ' ');
  if (kind === 'body') text = text.replace(SOFT_HYPHEN, '');
  return dropTags(text, kind).replace(GAPS, ' ').trim();
}

/**
 * Cuts a text to at most `maxLength` UTF-16 units at the end of a word where there is one in the last
 * fifth, and never inside a surrogate pair.
 */
export function capAtWord(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const space = text.lastIndexOf(' ', maxLength);
  const end = space >= maxLength * 0.8 ? space : maxLength;
  return text.slice(0, end).replace(LONE_SURROGATE, '').trimEnd();
}

/** Whether a `<` that could open markup stands before the last `>`. */
function hasTag(text: string): boolean {
  const start = text.search(TAG_START);
  return start >= 0 && start < text.lastIndexOf('>');
}

/** Reads once over the source; the seeker remembers what will not come any more, which keeps it linear. */
function dropTags(source: string, kind: TextKind): string {
  let from = source.indexOf('<');
  if (from < 0) return source;
  const seeker = new Seeker(source);
  const lastClose = source.lastIndexOf('>');
  const kept: string[] = [source.slice(0, from)];
  let lastSign = source.charAt(from - 1);
  while (from >= 0 && from < lastClose) {
    const markup = markupAt(seeker, from, kind);
    const next = source.indexOf('<', markup.end === from ? from + 1 : markup.end);
    const text = source.slice(markup.end, next < 0 ? undefined : next);
    // A `<` left alone must not meet a name once the tag between them is gone.
    const gap = lastSign === '<' ? ' ' : markup.gap;
    kept.push(gap, text);
    lastSign = (text || gap || lastSign).slice(-1);
    from = next;
  }
  if (from >= 0) kept.push(lastSign === '<' ? ' ' : '', source.slice(from));
  return kept.join('');
}

/** Searches one source forwards; a sign once missed is not searched again. */
class Seeker {
  private readonly missed = new Set<string>();

  constructor(readonly source: string) {}

  /** Index just behind the next `sign`, or −1. */
  behind(sign: string, from: number): number {
    if (this.missed.has(sign)) return -1;
    const found = this.source.indexOf(sign, from);
    if (found < 0) this.missed.add(sign);
    return found < 0 ? -1 : found + sign.length;
  }

  /** Index just behind the closing tag of a raw element, or −1. */
  behindRawEnd(name: string, from: number): number {
    const pattern = RAW_END.get(name);
    if (pattern === undefined || this.missed.has(name)) return -1;
    pattern.lastIndex = from;
    const found = pattern.exec(this.source);
    if (found === null) this.missed.add(name);
    return found === null ? -1 : this.behind('>', found.index);
  }
}

interface Markup {
  /** Where text goes on; the markup's own start where it is no markup. */
  readonly end: number;
  readonly gap: '' | ' ';
}

function markupAt(seeker: Seeker, at: number, kind: TextKind): Markup {
  const { source } = seeker;
  const next = source.charAt(at + 1);
  if (next === '!') return { end: declarationEnd(seeker, at), gap: ' ' };
  NAME.lastIndex = next === '/' ? at + 2 : at + 1;
  const name = NAME.exec(source)?.[0].toLowerCase();
  if (name === undefined) {
    return next === '/' || next === '?' ? { end: tagEnd(seeker, at + 1), gap: ' ' } : { end: at, gap: '' };
  }
  const end = tagEnd(seeker, NAME.lastIndex);
  const gap = kind === 'body' && INLINE.has(name) ? '' : ' ';
  if (next === '/' || source.charAt(end - 2) === '/') return { end, gap };
  return { end: Math.max(end, seeker.behindRawEnd(name, end)), gap };
}

function declarationEnd(seeker: Seeker, at: number): number {
  const commentEnd = seeker.source.startsWith('<!--', at) ? seeker.behind('-->', at + 4) : -1;
  return commentEnd >= 0 ? commentEnd : tagEnd(seeker, at + 1);
}

/** Index behind the first `>` outside quoted values; where the quotes do not match, behind the first of all. */
function tagEnd(seeker: Seeker, from: number): number {
  const first = seeker.behind('>', from);
  if (first < 0) return seeker.source.length;
  let at = from;
  for (let quotes = 0; quotes < MAX_QUOTES; quotes++) {
    const close = seeker.behind('>', at);
    if (close < 0) break;
    const quote = firstQuote(seeker.source, at, close);
    if (quote < 0) return close;
    const end = seeker.behind(seeker.source.charAt(quote), quote + 1);
    if (end < 0 || end - quote > MAX_VALUE_LENGTH) break;
    at = end;
  }
  return first;
}

/** Index of the first quote that opens a value, or −1. */
function firstQuote(source: string, from: number, to: number): number {
  const sign = /=\s{0,8}(["'])/.exec(source.slice(from, to));
  return sign === null ? -1 : from + sign.index + sign[0].length - 1;
}

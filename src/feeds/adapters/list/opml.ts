import { feedIdOf } from '../../domain/feed-address.js';
import type { RawEntry } from './listed-feed.js';

const OUTLINE = /<outline\b((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const LAST_CODE_POINT = 0x10ffff;

function codePoint(code: number): string {
  return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : '\ufffd';
}

function decode(text: string): string {
  return text.replace(ENTITY, (whole, name?: string, decimal?: string, hexadecimal?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    return codePoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal));
  });
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map(
    ([, name = '', double, single]) => [name.toLowerCase(), decode(double ?? single ?? '').trim()] as const,
  );
  return new Map(pairs);
}

/** Whether a file's text is OPML rather than JSON. */
export function isOpml(text: string): boolean {
  return /^\s*(?:\ufeff)?\s*</.test(text);
}

/** The feeds of an OPML list: every outline with an `xmlUrl`, folders or not, with its line. */
export function readOpml(text: string): readonly RawEntry[] {
  let line = 1;
  let counted = 0;
  return [...text.matchAll(OUTLINE)].flatMap((found) => {
    line += text.slice(counted, found.index).split('\n').length - 1;
    counted = found.index;
    const attributes = attributesOf(found[1] ?? '');
    const url = attributes.get('xmlurl');
    if (url === undefined) return [];
    const language = attributes.get('language')?.slice(0, 2).toLowerCase();
    const name = attributes.get('title') ?? attributes.get('text') ?? '';
    const value = {
      id: feedIdOf(url),
      name: name === '' ? url : name,
      url,
      ...(language ? { language } : {}),
    };
    return [{ place: `line ${line}`, value }];
  });
}

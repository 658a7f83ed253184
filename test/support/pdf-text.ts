import { inflateSync } from 'node:zlib';

/** A PDF as far as tests read it: objects in plain text, content streams deflated, as Chromium writes them. */
export interface ReadPdf {
  readonly pages: number;
  readonly isTagged: boolean;
  readonly language: string | null;
  /** What pictures show, for those who do not see them; Latin letters only. */
  readonly alternatives: readonly string[];
  /** Names of the fonts, without the mark of a subset. */
  readonly fonts: readonly string[];
  /** Where links lead, in no order that the pages promise. */
  readonly links: readonly string[];
  /** Runs of text in the order in which they are drawn, from left to right; the letters of each in reading order. */
  readonly runs: readonly string[];
}

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

/** Reads a PDF's pages, tags, language and text. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes));
  const all = [...objects.values()];
  const pages = all.filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head));
  return {
    pages: pages.length,
    isTagged: all.some(({ head }) => /\/MarkInfo\s*<<[^>]*\/Marked\s+true/.test(head)),
    language:
      all.map(({ head }) => /\/Lang\s*\(([^)]*)\)/.exec(head)?.[1]).find((lang) => lang !== undefined) ??
      null,
    alternatives: all.flatMap(({ head }) => /\/Alt\s*\(([^)]*)\)/.exec(head)?.[1] ?? []),
    fonts: all.flatMap(({ head }) => /\/BaseFont\s*\/(?:[A-Z]{6}\+)?([\w-]+)/.exec(head)?.[1] ?? []),
    links: all.flatMap(({ head }) => /\/URI \(([^)]*)\)/.exec(head)?.[1] ?? []),
    runs: pages.flatMap((page) => pageRuns(page, objects)),
  };
}

function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(/(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    const body = match[2] ?? '';
    const at = body.indexOf('stream\n');
    if (at < 0) objects.set(match[1] ?? '', { head: body, stream: null });
    else {
      const raw = Buffer.from(body.slice(at + 7, body.lastIndexOf('endstream')), 'latin1');
      const head = body.slice(0, at);
      objects.set(match[1] ?? '', { head, stream: head.includes('FlateDecode') ? inflateSync(raw) : raw });
    }
  }
  return objects;
}

const DRAWN =
  /\/(F\d+) [\d.]+ Tf|\/ActualText (?:<FEFF(\w*)>|\(\\?(.)\))|\/(ReversedChars) BMC|<(\w+)> Tj|\b(ET)\b/g;

/** The runs of a page as drawn; a run from right to left is drawn from its last letter on, and turned back here. */
function pageRuns(page: PdfObject, objects: ReadonlyMap<string, PdfObject>): string[] {
  const content =
    objects.get(/\/Contents (\d+) 0 R/.exec(page.head)?.[1] ?? '')?.stream?.toString('latin1') ?? '';
  const fonts = new Map(
    [...page.head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      unicodeOf(objects.get(id), objects),
    ]),
  );
  const runs: string[] = [];
  let font: ReadonlyMap<string, string> = new Map();
  let letters: string[] = [];
  let isReversed = false;
  let actual: string | null = null;
  for (const [, name, hexOfActual, sign, reversed, glyphs, end] of content.matchAll(DRAWN)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map();
    else if (hexOfActual !== undefined || sign !== undefined) {
      actual = sign ?? decoded(hexOfActual ?? '');
      letters.push(actual);
    } else if (reversed !== undefined) isReversed = true;
    else if (glyphs !== undefined) {
      for (const glyph of glyphs.match(/.{4}/g) ?? []) letters.push(font.get(glyph.toUpperCase()) ?? '');
    } else if (end !== undefined) {
      runs.push((isReversed ? letters.reverse() : letters).join(''));
      letters = [];
      isReversed = false;
    }
  }
  return runs;
}

function decoded(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** Glyph to characters by the font's ToUnicode map. */
function unicodeOf(
  font: PdfObject | undefined,
  objects: ReadonlyMap<string, PdfObject>,
): ReadonlyMap<string, string> {
  const map =
    objects.get(/\/ToUnicode (\d+) 0 R/.exec(font?.head ?? '')?.[1] ?? '')?.stream?.toString('latin1') ?? '';
  const letters = new Map<string, string>();
  const key = (code: number): string => code.toString(16).toUpperCase().padStart(4, '0');
  for (const [, section = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', hex = ''] of section.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(glyph.toUpperCase(), decoded(hex));
  for (const [, section = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', hex = ''] of section.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g))
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code += 1)
        letters.set(key(code), decoded(key(parseInt(hex, 16) + code - parseInt(from, 16))));
  return letters;
}

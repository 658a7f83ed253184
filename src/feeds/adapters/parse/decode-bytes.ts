import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import {
  DECLARATION_BYTES,
  declaredEncodings,
  encodingByFirstBytes,
  guessedEncoding,
} from '../../domain/declared-encoding.js';
import { decodeLenientUtf8, utf8Census } from '../../domain/lenient-utf8.js';

/** Encodings made of ASCII bytes only: that such bytes are valid UTF-8 says nothing. */
const SEVEN_BIT = /^(?:iso-2022-|hz-gb-2312|utf-7)/;
/** Characters that neither XML nor a database can hold; tab, line feed and carriage return stay. Many in a row are one place. */
const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]+/g;
/** Vertical tab and form feed part words. */
const BREAKS = ['\u000b', '\u000c'];
const LONE_SURROGATE = /\p{Surrogate}/gu;
const HIGH_SURROGATE = /[\ud800-\udbff]/;
const PIECE_LENGTH = 65_536;
/** Every byte as windows-1252 reads it: a body may have millions of them. */
const STRAYS = Array.from({ length: 256 }, (_, byte) => iconv.decode(Buffer.of(byte), 'windows-1252'));

/**
 * Decodes a feed's bytes: by byte order mark, else as UTF-8 where they are valid UTF-8 whatever is
 * declared, else as header or document declare, else by guess. Control characters are removed.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): string {
  const text = decoded(bytes, contentType);
  return inPieces(text.replace(/^\ufeff/, ''), clean);
}

/** Splits at breaks instead of replacing them: a quarter of the time where every second character is one. */
function clean(piece: string): string {
  return BREAKS.reduce((text, sign) => text.split(sign).join(' '), piece.replace(FORBIDDEN, ''));
}

/**
 * Changes a text piece by piece. Over a whole one, replacing gathers every place at once in a single list; ten million
 * places take more than the thread may have, and Node then ends the whole process instead of the thread.
 */
function inPieces(text: string, change: (piece: string) => string): string {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const isPairCut = HIGH_SURROGATE.test(text.charAt(at + PIECE_LENGTH - 1));
    const end = at + PIECE_LENGTH - (isPairCut ? 1 : 0);
    pieces.push(change(text.slice(at, end)));
    at = end;
  }
  return pieces.join('');
}

function decoded(bytes: Uint8Array, contentType: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const byFirstBytes = encodingByFirstBytes(bytes);
  if (byFirstBytes !== null && byFirstBytes !== 'utf-8') {
    return inPieces(iconv.decode(buffer, byFirstBytes), (piece) => piece.replace(LONE_SURROGATE, ''));
  }
  const declared = declaredEncodings(contentType, buffer.toString('latin1', 0, DECLARATION_BYTES));
  const sevenBit = declared.find((name) => SEVEN_BIT.test(name));
  if (sevenBit !== undefined && byFirstBytes === null)
    return decodeNamed(buffer, sevenBit) ?? buffer.toString('utf8');
  if (isUtf8(buffer)) return buffer.toString('utf8');
  return decodeLegacy(
    buffer,
    declared.filter((name) => !name.startsWith('utf-')),
  );
}

/** Mostly UTF-8 with some stray bytes stays UTF-8; only else do declaration and guess count. */
function decodeLegacy(buffer: Buffer, declared: readonly string[]): string {
  const { sequences, strays } = utf8Census(buffer);
  if (sequences > strays) {
    return decodeLenientUtf8(buffer, (byte) => STRAYS[byte] ?? '');
  }
  for (const name of declared) {
    const text = decodeNamed(buffer, name);
    if (text !== null) return text;
  }
  return iconv.decode(buffer, guessedEncoding(buffer));
}

/** Null where neither iconv-lite nor Node (ISO-2022-JP) knows the name. */
function decodeNamed(buffer: Buffer, name: string): string | null {
  if (iconv.encodingExists(name)) return iconv.decode(buffer, name);
  try {
    return new TextDecoder(name).decode(buffer);
  } catch (error) {
    if (isUnknownEncoding(error)) return null;
    throw error;
  }
}

function isUnknownEncoding(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_ENCODING_NOT_SUPPORTED'
  );
}

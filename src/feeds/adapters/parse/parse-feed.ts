import { parseFailure, type ParseOptions, type ParseResult } from '../../domain/parse-result.js';
import { decodeBytes } from './decode-bytes.js';
import { MAX_DEPTH, MAX_ITEMS, repairFeed, type RepairedFeed } from './feed-repair.js';
import { notAFeed } from './not-a-feed.js';
import { readJsonFeed, tooManyItems } from './read-json-feed.js';
import { readXmlFeed } from './read-xml-feed.js';

/** Bodies are at most this long after decompression. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/**
 * Reads a feed's bytes: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed, in any encoding, broken or not.
 * What cannot be read is a failure that says why and what to do; it never throws for any input.
 */
export async function parseFeed(bytes: Uint8Array, options: ParseOptions = {}): Promise<ParseResult> {
  if (bytes.byteLength > MAX_BODY_BYTES) return tooLarge(bytes.byteLength);
  const source = decodeBytes(bytes, options.contentType ?? null).trimStart();
  if (source === '') {
    return parseFailure(
      'empty',
      'The answer is empty.',
      'Wait for the next poll; if it stays empty, look for a new address of the feed.',
    );
  }
  const url = options.url ?? null;
  if (source.startsWith('{') || source.startsWith('[')) return readJsonFeed(source, url);
  return readXml(source, url);
}

async function readXml(source: string, url: string | null): Promise<ParseResult> {
  const repaired = repairFeed(source, url);
  if (repaired.isTooDeep) return tooDeep();
  if (repaired.itemCount > MAX_ITEMS) return tooManyItems(repaired.itemCount);
  if (repaired.root === null) return notAFeed(source, repaired.firstElement, url);
  if (repaired.isCutOff && repaired.itemCount === 0) return cutOff();
  return { ok: true, feed: await readXmlFeed(repaired, repaired.root, url), notes: notesOn(repaired) };
}

function notesOn(repaired: RepairedFeed): string[] {
  return repaired.isCutOff
    ? [`The document is cut off; ${repaired.itemCount} items stand before the cut.`]
    : [];
}

function tooLarge(byteLength: number): ParseResult {
  return parseFailure(
    'too-large',
    `The answer has ${byteLength} bytes; at most ${MAX_BODY_BYTES} are read.`,
    'Look for a shorter feed of the same publisher (a section instead of everything).',
  );
}

function tooDeep(): ParseResult {
  return parseFailure(
    'too-deep',
    `Elements are nested more than ${MAX_DEPTH} deep, which no feed needs.`,
    'Check whether the address still belongs to the publisher; disable the feed if it does not.',
  );
}

function cutOff(): ParseResult {
  return parseFailure(
    'broken',
    'The feed is cut off before its first item.',
    'Wait for the next poll; if it stays so, tell the publisher or look for another address.',
  );
}

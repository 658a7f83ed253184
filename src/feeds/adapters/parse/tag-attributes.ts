import { decodeEntities } from '../../domain/html-entities.js';

const ATTRIBUTE = /([^\s=/"'<>]{1,128})\s{0,64}=\s{0,64}(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;

/** No honest tag is longer. */
const MAX_LENGTH = 65_536;

/** Attributes of a tag by lower-case name, entities decoded; of two with one name the first counts. */
export function readAttributes(source: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  if (!source.includes('=')) return attributes;
  for (const [, name = '', double, single, bare] of source.slice(0, MAX_LENGTH).matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(double ?? single ?? bare ?? ''));
  }
  return attributes;
}

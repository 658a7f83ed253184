import { CATALOGUE } from '../language/language.js';
import { keyOf } from '../language/say.js';
import { sentenceOf } from '../language/translate.js';
import type { Child } from './element.js';

/** A sentence of the page's language with elements in it, in the order that language puts them: children for `element`. */
export function sentence(texts: TemplateStringsArray, ...values: readonly Child[]): readonly Child[] {
  return sentenceOf(CATALOGUE, keyOf(texts))
    .split(/(\{\d+\})/u)
    .map((part) => {
      const place = /^\{(\d+)\}$/u.exec(part)?.[1];
      return place === undefined ? part : values[Number(place)];
    });
}

import { LANGUAGE } from '../language/language.js';

const HEIGHT_PX = 640;

function quoted(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The HTML with which another page shows a chart in a frame, in the language it is seen in now. */
export function embedCode(name: string, address: URL, language: string = LANGUAGE): string {
  const own = new URL(address);
  own.searchParams.set('lang', language);
  return `<iframe src="${quoted(own.href)}" title="${quoted(name)}" width="100%" height="${HEIGHT_PX}" loading="lazy"></iframe>`;
}

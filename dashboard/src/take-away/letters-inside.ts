import { IS_RIGHT_TO_LEFT } from '../language/language.js';

const ADDRESS = /url\("?([^")]+)"?\)/;

function dataAddress(file: ArrayBuffer): string {
  const bytes = Array.from(new Uint8Array(file), (byte) => String.fromCharCode(byte));
  return `data:font/woff2;base64,${btoa(bytes.join(''))}`;
}

async function fileAt(address: URL): Promise<ArrayBuffer | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch (reason) {
    // Without a connection the picture is set in what letters its reader's machine has.
    if (reason instanceof TypeError) return null;
    throw reason;
  }
}

/** The rule of a face with its file inside; empty where the file does not come. */
async function inside(rule: CSSFontFaceRule): Promise<string> {
  const address = ADDRESS.exec(rule.cssText)?.[1];
  if (address === undefined) return '';
  const file = await fileAt(new URL(address, rule.parentStyleSheet?.href ?? location.href));
  return file === null ? '' : rule.cssText.replace(address, dataAddress(file));
}

/**
 * The page's own letters as a style element of an SVG, so that it can be read on machines that have none of Urdu; empty where
 * the page is in a language whose letters every machine has.
 */
export async function lettersInside(): Promise<string> {
  if (!IS_RIGHT_TO_LEFT) return '';
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const faces = rules.filter((rule) => rule instanceof CSSFontFaceRule);
  return `<style>${(await Promise.all(faces.map(inside))).join('')}</style>`;
}

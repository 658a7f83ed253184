import { fontFiles, type FontFile } from './font-files.js';

/** Scheherazade's letters are drawn smaller than Noto's at the same size. */
const SIZE_PERCENT = { 'Noto Sans': 100, 'Noto Sans Math': 100, 'Scheherazade New': 118 } as const;

/** The report's fonts as a style sheet that holds them, so that a page needs none of the machine's; of one family or all. */
export function embeddedFonts(of: FontFile['family'] | null = null): string {
  return fontFiles()
    .filter(({ family }) => of === null || family === of)
    .map(
      ({ family, weight, unicodeRange, woff2 }) =>
        `@font-face{size-adjust:${SIZE_PERCENT[family]}%;font-family:'${family}';font-weight:${weight};unicode-range:${unicodeRange};` +
        `src:url(data:font/woff2;base64,${woff2.toString('base64')}) format('woff2')}`,
    )
    .join('\n');
}

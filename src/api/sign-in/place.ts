import type { Request } from 'express';

/** From where a session was opened, as far as its holder can tell one by it. */
export interface Place {
  readonly address: string | null;
  /** Names of browser and system in what the browser says of itself; null where it says neither. */
  readonly browser: string | null;
  readonly system: string | null;
}

/** In this order, since most browsers also name those before them in history. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** Where a request comes from. Of the User-Agent only the two names are kept: versions and models would tell more than is needed. */
export function placeOf(request: Pick<Request, 'headers' | 'ip'>): Place {
  const says = request.headers['user-agent'] ?? '';
  const named = (names: typeof BROWSERS): string | null =>
    names.find(([pattern]) => pattern.test(says))?.[1] ?? null;
  return { address: request.ip ?? null, browser: named(BROWSERS), system: named(SYSTEMS) };
}

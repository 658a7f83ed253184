import { onPrint } from './printing.js';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'theme';
const CHANGED = 'theme-changed';
const darkOutside = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

function isTheme(value: string | null): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** The reader's choice; `auto` where none was made or the browser keeps nothing. */
export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return isTheme(kept) ? kept : 'auto';
  } catch (reason) {
    if (reason instanceof DOMException) return 'auto';
    throw reason;
  }
}

function keep(theme: Theme): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch (reason) {
    // A browser that keeps nothing still shows the theme until the page is left.
    if (!(reason instanceof DOMException)) throw reason;
  }
}

/** Shows a theme; gives whether that changed any colour. */
function showTheme(theme: Theme): boolean {
  const { dataset } = document.documentElement;
  const shown = theme === 'auto' ? (darkOutside().matches ? 'dark' : 'light') : theme;
  const isOther = dataset['theme'] !== shown;
  dataset['theme'] = shown;
  return isOther;
}

/** Shows a theme and tells whatever is drawn in its colours. */
export function applyTheme(theme: Theme): void {
  if (showTheme(theme)) document.dispatchEvent(new Event(CHANGED));
}

/** Chooses a theme and keeps the choice on this machine. */
export function chooseTheme(theme: Theme): void {
  keep(theme);
  applyTheme(theme);
}

/** Calls back whenever the colours change; returns how to stop. */
export function onColoursChanged(redraw: () => void): () => void {
  document.addEventListener(CHANGED, redraw);
  return () => {
    document.removeEventListener(CHANGED, redraw);
  };
}

/** Follows the system's theme, and prints in light whatever is on the screen. */
export function startTheme(): void {
  applyTheme(chosenTheme());
  darkOutside().addEventListener('change', () => {
    applyTheme(chosenTheme());
  });
  // Charts are drawn anew for paper; those on the screen need not change for it.
  onPrint(
    () => {
      showTheme('light');
    },
    () => {
      applyTheme(chosenTheme());
    },
  );
}

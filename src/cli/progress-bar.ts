import type { Terminal } from './command.js';

const BAR_WIDTH = 30;

/** A bar for a share of 0 … 1, with the percentage. */
export function bar(share: number): string {
  const done = Math.min(1, Math.max(0, share));
  const full = Math.round(done * BAR_WIDTH);
  return `[${'█'.repeat(full)}${' '.repeat(BAR_WIDTH - full)}] ${Math.round(done * 100)} %`;
}

/** Shows how far one piece of work is: a bar drawn over itself on a screen, a line for every fifth elsewhere. */
export function showProgress(terminal: Terminal, what: string): (share: number, detail?: string) => void {
  let drawn = -1;
  return (share, detail = '') => {
    const step = Math.floor(Math.min(1, share) * (terminal.isScreen ? 200 : 5));
    if (step <= drawn) return;
    drawn = step;
    const text = detail === '' ? what : `${what} ${detail}`;
    if (terminal.isScreen) terminal.draw(`${bar(share)} ${text}`);
    else if (step > 0) terminal.say(`${text} (${Math.round(Math.min(1, share) * 100)} %)`);
  };
}

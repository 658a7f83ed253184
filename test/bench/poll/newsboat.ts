import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram, runWell } from '../program.js';
import type { FeedHouse } from './feed-house.js';

export const HOW_TO_GET =
  'newsboat is not installed (Debian: apt-get install newsboat); our figures stand alone.';

/** newsboat's default, and as many as make it fastest on few cores. */
export const THREADS = [1, 4] as const;

/** One reload of all feeds. */
export interface Reload {
  /** From the first request the server saw to the end of the process: its last feed is stored by then. */
  readonly ms: number;
  readonly wholeMs: number;
}

/** The first line of its version; null where it is not installed. */
export async function newsboatVersion(): Promise<string | null> {
  try {
    const { stdout } = await runProgram('newsboat', ['--version']);
    return stdout.split('\n')[0] ?? '';
  } catch {
    return null; // not on the PATH
  }
}

/** newsboat with files of its own: every setting is its default but the number of threads. */
export class Newsboat {
  constructor(
    private readonly folder: string,
    private readonly house: FeedHouse,
    threads: number,
  ) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'urls'), house.feeds.map((feed) => `${feed.url}\n`).join(''));
    writeFileSync(join(folder, 'config'), `reload-threads ${threads}\n`);
  }

  async reload(): Promise<Reload> {
    this.house.reset();
    const run = await runWell('newsboat', [...this.files(), '-q', '-x', 'reload'], this.home());
    return { ms: run.endedAt - this.house.firstRequestAt(), wholeMs: run.ms };
  }

  /** How many items its cache holds; all are unread. */
  async stored(): Promise<number> {
    const { stdout } = await runWell('newsboat', [...this.files(), '-q', '-x', 'print-unread'], this.home());
    return Number.parseInt(stdout, 10);
  }

  private files(): string[] {
    const at = (name: string): string => join(this.folder, name);
    return ['-u', at('urls'), '-c', at('cache.db'), '-C', at('config')];
  }

  private home(): Record<string, string> {
    return { HOME: this.folder, LANG: 'C.UTF-8' };
  }
}

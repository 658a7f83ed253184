import { DataFolder } from '../support/data-folder.js';
import { FEEDS, runTracker, type Ended } from '../support/service.js';

/** A folder with data of its own, and the command line on it. */
export class CommandFolder {
  readonly data = new DataFolder();
  readonly env: Readonly<Record<string, string>> = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    DATA_DIR: this.data.path,
    FEEDS_FILE: FEEDS,
    POLL_ENABLED: 'false',
  };

  tracker(args: readonly string[], stdin?: string | Buffer): Promise<Ended> {
    return runTracker(args, { env: this.env, cwd: this.data.path, stdin });
  }

  remove(): void {
    this.data.remove();
  }
}

/** The records of JSON Lines. */
export function recordsOf(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
}

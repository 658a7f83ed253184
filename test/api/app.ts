import { readSettings } from '../../src/config/settings.js';
import type { OpenDatabase } from '../../src/database/open-database.js';
import type { Clock } from '../../src/kernel/clock.js';
import { startService, type RunningService } from '../../src/main.js';
import { FEEDS } from '../support/service.js';

/** A clock that stands until a test moves it. */
export class TestClock implements Clock {
  private at = new Date('2026-11-22T06:00:00Z');

  now(): Date {
    return new Date(this.at);
  }

  passes(minutes: number): void {
    this.at = new Date(this.at.getTime() + minutes * 60_000);
  }
}

/** Long enough to be one. */
export const ADMIN_TOKEN = 'the-admin-token-of-a-test';

/** The service in this process, on a database of the test's, so that its clock can be moved. */
export function startApp(
  database: OpenDatabase,
  clock: Clock,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const read = readSettings({
    PORT: '0',
    POLL_ENABLED: 'false',
    LOG_LEVEL: 'fatal',
    FEEDS_FILE: FEEDS,
    ADMIN_TOKEN,
    SECRET_KEY: 'ab'.repeat(32),
    ...env,
  });
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join(' '));
  return startService({ settings: read.settings, database, clock });
}

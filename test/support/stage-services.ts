import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { readSettings, type Settings } from '../../src/config/settings.js';
import type { Clock } from '../../src/kernel/clock.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import type { ServerSettings } from './test-server.js';

/** A clock that stands still until a test moves it. */
export class TestClock implements Clock {
  private instant: Date;

  constructor(instant: string) {
    this.instant = new Date(instant);
  }

  now(): Date {
    return this.instant;
  }

  moveTo(instant: string): void {
    this.instant = new Date(instant);
  }
}

/** The services of all stages on an empty database of a test's own. */
export interface StageServices {
  readonly database: TestDatabase;
  readonly clock: TestClock;
  /** A service by its class, or what stands under a token. */
  get<T>(service: Type<T> | symbol): T;
  close(): Promise<void>;
}

/** The settings of an environment that is known to be right. */
export function testSettings(env: Readonly<Record<string, string>> = {}): Settings {
  const read = readSettings({
    POLL_ENABLED: 'false',
    LOG_LEVEL: 'silent',
    // Without it a key would be made under the folder in which the tests run.
    SECRET_KEY: 'ab'.repeat(32),
    ...env,
  });
  if (read.ok) return read.settings;
  throw new Error(read.problems.map((problem) => problem.message).join('\n'));
}

/** Opens the services as a command has them: without schedule and HTTP. */
export async function openStageServices(
  env: Readonly<Record<string, string>> = {},
  server: ServerSettings = {},
): Promise<StageServices> {
  const database = await createTestDatabase([], server);
  const clock = new TestClock('2026-11-22T06:00:00Z');
  const world = { settings: testSettings(env), database: database.open, clock };
  const context: INestApplicationContext = await NestFactory.createApplicationContext(
    AppModule.command(world),
    {
      logger: false,
      abortOnError: false,
    },
  );
  return {
    database,
    clock,
    get: (service) => context.get(service, { strict: false }),
    close: async () => {
      await context.close();
      await database.drop();
    },
  };
}

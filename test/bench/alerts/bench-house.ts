import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { RulesService } from '../../../src/alerts/rules.service.js';
import { SubscriptionsService } from '../../../src/alerts/subscriptions.service.js';
import { AppModule } from '../../../src/app.module.js';
import { readSettings } from '../../../src/config/settings.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import type { Keepers } from './stored-rules.js';

/** A data folder of a measurement's own, and the settings of every process that works on it. */
export class BenchHouse {
  readonly folder = mkdtempSync(join(tmpdir(), 'tracker-bench-alerts-'));
  readonly feedsFile = join(this.folder, 'feeds.json');
  readonly env: Readonly<Record<string, string>> = {
    DATA_DIR: join(this.folder, 'data'),
    FEEDS_FILE: this.feedsFile,
    ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    SECRET_KEY: '42'.repeat(32),
    LOG_LEVEL: 'warn',
  };

  /** Opens the services of all stages in this process. */
  async services(): Promise<BenchServices> {
    mkdirSync(join(this.folder, 'data'), { recursive: true });
    const read = readSettings(this.env);
    if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    const { settings } = read;
    const database = await openDatabase(settings);
    const world = { settings, database, clock: systemClock };
    const context = await NestFactory.createApplicationContext(AppModule.command(world), {
      logger: ['error'],
    });
    return new BenchServices(context, database.dataSource);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The services of all stages, opened once. */
export class BenchServices {
  constructor(
    private readonly context: INestApplicationContext,
    readonly dataSource: DataSource,
  ) {}

  get<T>(service: Type<T>): T {
    return this.context.get(service, { strict: false });
  }

  keepers(): Keepers {
    return {
      rules: this.get(RulesService),
      subscriptions: this.get(SubscriptionsService),
      dataSource: this.dataSource,
    };
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

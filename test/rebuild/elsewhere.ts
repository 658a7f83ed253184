import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { AppModule } from '../../src/app.module.js';
import { createDataSource } from '../../src/database/data-source.js';
import { silentLog } from '../../src/database/log.js';
import { TestClock, testSettings } from '../support/stage-services.js';
import type { OpenServices } from './rebuild.js';

/** Runs a piece of work with services of its own on a database that stands. */
export async function withServicesOn<T>(
  url: string,
  now: string,
  work: (services: OpenServices) => Promise<T>,
): Promise<T> {
  const dataSource = await createDataSource(url, [], silentLog).initialize();
  const database = {
    ...{ dataSource, connection: { url }, embedded: true, startedMs: 0 },
    acquireServiceLock: () => Promise.resolve(),
    close: () => dataSource.destroy(),
  };
  const world = { settings: testSettings(), database, clock: new TestClock(now) };
  const context = await NestFactory.createApplicationContext(AppModule.command(world), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work({ get: (service) => context.get(service, { strict: false }) });
  } finally {
    await context.close();
  }
}

const answer = z.object({ digest: z.string(), zone: z.string() });

/** Makes the same reports in another process with another time zone and locale; gives their digest. */
export async function digestElsewhere(
  env: { readonly TZ: string; readonly LC_ALL: string },
  job: { readonly url: string; readonly now: string; readonly last: string; readonly weeks: number },
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--no-warnings', '--import', fileURLToPath(new URL('../support/typescript.mjs', import.meta.url))],
      fileURLToPath(new URL('main.ts', import.meta.url)),
      ...['--job', JSON.stringify(job)],
    ],
    { env: { ...process.env, NODE_OPTIONS: '', ...env } },
  );
  const { digest, zone } = answer.parse(JSON.parse(stdout));
  if (zone !== env.TZ) throw new Error(`The other process ran in ${zone}, not in ${env.TZ}.`);
  return digest;
}

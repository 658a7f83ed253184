import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SignInService } from './api/sign-in/sign-in.service.js';
import { prepareHttp } from './api/http-surface.js';
import { AppModule, type World } from './app.module.js';
import { serviceLogger } from './logging.js';
import { ReclassifyService } from './pipeline/reclassify.service.js';
import { StartService, type Prepared } from './pipeline/start.service.js';

/** A service that answers, with what its start did. */
export interface RunningService {
  /** Where people reach it. */
  readonly url: string;
  readonly prepared: Prepared;
  /** The admin token where it was made now, to be shown once; else null. */
  readonly newAdminToken: string | null;
  /** Ends polling, answers what is being asked, and closes the database. */
  close(): Promise<void>;
}

/** Starts schedule, API and dashboard on an open database; resolves when it answers. */
export async function startService(world: World): Promise<RunningService> {
  await world.database.acquireServiceLock();
  const logger = serviceLogger(world.settings.logLevel);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.service(world), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  const prepared = await app.get(StartService, { strict: false }).prepare();
  const newAdminToken = await app.get(SignInService, { strict: false }).prepare();
  prepareHttp(app, world.settings.publicUrl);
  await app.listen(world.settings.port, world.settings.host);
  void reclassify(app, world);
  return { url: await app.getUrl(), prepared, newAdminToken, close: () => app.close() };
}

/** Judges what an older classifier judged, beside everything else. */
async function reclassify(app: NestExpressApplication, world: World): Promise<void> {
  const logger = serviceLogger(world.settings.logLevel);
  try {
    const articles = await app.get(ReclassifyService, { strict: false }).run(() => world.clock.now());
    if (articles > 0) logger.log({ articles }, 'judged stored articles anew');
  } catch (error) {
    logger.error({ err: error }, 'judging stored articles anew was broken off; it goes on at the next start');
  }
}

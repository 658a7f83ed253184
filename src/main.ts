import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { KeyRotation } from './alerts/key-rotation.service.js';
import { SettingsAudit } from './api/access/settings-audit.js';
import { SignInService } from './api/sign-in/sign-in.service.js';
import { prepareHttp } from './api/http-surface.js';
import { AppModule, type World } from './app.module.js';
import { errorCode } from './config/error-code.js';
import { TrackerError } from './kernel/errors.js';
import { serviceLogger } from './logging.js';
import { ReclassificationService } from './pipeline/judging/reclassification.service.js';
import { StartService, type Prepared } from './pipeline/start.service.js';

/** A service that answers, with what its start did. */
export interface RunningService {
  /** Where people reach it. */
  readonly url: string;
  readonly prepared: Prepared;
  /** The admin token where it was made now, to be shown once; else null. */
  readonly newAdminToken: string | null;
  /** A part of it by its class, for a run under a clock of its own that looks when it is told to. */
  part<T>(service: Type<T>): T;
  /** Ends polling, answers what is being asked, and closes the database. */
  close(): Promise<void>;
}

/** Starts schedule, API and dashboard on an open database; resolves when it answers. */
export async function startService(world: World): Promise<RunningService> {
  await world.database.acquireServiceLock();
  const logger = serviceLogger(world.settings.logLevel);
  const app = await NestFactory.create<NestExpressApplication>(await AppModule.service(world), {
    logger,
    bodyParser: false,
    abortOnError: false,
  });
  try {
    await app.get(KeyRotation, { strict: false }).refuseMissingKeys();
    const prepared = await app.get(StartService, { strict: false }).prepare();
    const { made, isNew } = await app.get(SignInService, { strict: false }).prepare();
    await app.get(SettingsAudit, { strict: false }).note(isNew);
    prepareHttp(app, world.settings);
    await listen(app, world.settings);
    void app.get(ReclassificationService, { strict: false }).begin();
    return {
      url: await app.getUrl(),
      prepared,
      newAdminToken: made,
      part: (service) => app.get(service, { strict: false }),
      close: () => app.close(),
    };
  } catch (error) {
    await app.close();
    throw error;
  }
}

const LISTENING_FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  EADDRINUSE: ['something else listens there', 'Stop it, or set PORT to another port.'],
  EACCES: ['this user may not listen there', 'Set PORT to 1024 or higher.'],
  EADDRNOTAVAIL: [
    'this machine has no such address',
    'Set HOST to an address of this machine, or to 0.0.0.0.',
  ],
  ENOTFOUND: ['there is no such host', 'Set HOST to an address of this machine, or to 0.0.0.0.'],
};

/** Listens where the settings say; throws a TrackerError that says what to do where that cannot be had. */
async function listen(app: NestExpressApplication, { port, host }: World['settings']): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const fault = LISTENING_FAULTS[errorCode(error) ?? ''];
    if (fault === undefined) throw error;
    throw new TrackerError(`The service cannot listen on ${host}, port ${port}: ${fault[0]}.`, fault[1]);
  }
}

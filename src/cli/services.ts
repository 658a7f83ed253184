import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule, type World } from '../app.module.js';
import { serviceLogger } from '../logging.js';

/** The services of the stages on an open database, for a command; closing them closes the database. */
export function openServices(world: World): Promise<INestApplicationContext> {
  const { logLevel } = world.settings;
  return NestFactory.createApplicationContext(AppModule.command(world), {
    logger: serviceLogger(logLevel === 'info' ? 'warn' : logLevel),
    abortOnError: false,
  });
}

/** The service's part in a run with kills: takes articles in, groups them, and sends what that owes, until nothing is left. */
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { DispatchService } from '../../../src/alerts/dispatch.service.js';
import { ReleaseService } from '../../../src/alerts/release.service.js';
import type { Sending } from '../../../src/alerts/sending.js';
import { AppModule } from '../../../src/app.module.js';
import { incomingReport } from '../../../src/articles/domain/incoming.builder.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { DevelopmentsService } from '../../../src/developments/developments.service.js';
import { IntakeService } from '../../../src/pipeline/intake.service.js';
import { testSettings } from '../../support/stage-services.js';
import { FAST_CLOCK, titleOf } from './kill-story.js';

const ARTICLES_AT_ONCE = 2;
const countRow = z.array(z.object({ count: z.number() }));

const [dataDir = '', articles = '0'] = process.argv.slice(2);
const settings = testSettings({ DATA_DIR: dataDir, ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8' });
const database = await openDatabase(settings);
const context = await NestFactory.createApplicationContext(
  AppModule.command({ settings, database, clock: FAST_CLOCK }),
  { logger: ['error'] },
);
const [intake, developments, dispatch, releases] = [
  context.get(IntakeService, { strict: false }),
  context.get(DevelopmentsService, { strict: false }),
  context.get(DispatchService, { strict: false }),
  context.get(ReleaseService, { strict: false }),
];

async function sendOne(sending: Sending): Promise<void> {
  const ended = await dispatch.send(sending, FAST_CLOCK.now());
  await dispatch.record([ended], FAST_CLOCK.now(), Math.random);
}

/** Sends what is due; gives how much was sent. */
async function deliver(): Promise<number> {
  await releases.release(FAST_CLOCK.now());
  const sendings = await dispatch.claim(64, FAST_CLOCK.now());
  await Promise.all(sendings.map(sendOne));
  return sendings.length;
}

async function count(what: string): Promise<number> {
  const rows: unknown = await database.dataSource.query(`SELECT count(*)::int AS count FROM ${what}`);
  return countRow.parse(rows)[0]?.count ?? 0;
}

process.stdout.write('ready\n');
// What a killed process took in may not be grouped yet.
await developments.regroup(FAST_CLOCK.now());
for (let from = await count('article'); from < Number(articles); from += ARTICLES_AT_ONCE) {
  const documents = Array.from({ length: ARTICLES_AT_ONCE }, (_, at) => {
    const title = titleOf(from + at);
    const published = FAST_CLOCK.now().toISOString();
    const report = { publisher: `outlet-${from + at}`, feedId: null, guid: title, link: null, title };
    return [incomingReport({ ...report, summary: '', published })];
  });
  const now = FAST_CLOCK.now();
  await database.dataSource.transaction((manager) => intake.takeIn(documents, manager, now));
  await developments.regroup(FAST_CLOCK.now());
  await deliver();
  process.stdout.write('working\n');
}
while ((await count(`alert_notification WHERE state IN ('owed', 'held')`)) > 0) {
  if ((await deliver()) > 0) process.stdout.write('working\n');
  else await new Promise((resolve) => setTimeout(resolve, 50));
}
await context.close();
process.stdout.write('done\n');

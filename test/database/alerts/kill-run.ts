import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { NestFactory } from '@nestjs/core';
import { SubscriptionsService } from '../../../src/alerts/subscriptions.service.js';
import { AppModule } from '../../../src/app.module.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { DataFolder } from '../../support/data-folder.js';
import { testSettings } from '../../support/stage-services.js';
import { webhook } from './alert-house.js';
import { startReceiver, type Reply } from './receiver.js';

const CHILD = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
const LOADER = fileURLToPath(new URL('../../support/typescript.mjs', import.meta.url));

/** How large a run is. */
export interface KillRun {
  readonly articles: number;
  readonly subscriptions: number;
  readonly kills: number;
  /** 0 … 1. */
  readonly chance: () => number;
}

/** What a run found. */
export interface KillsFound {
  readonly kills: number;
  /** Alerts that must have reached the receiver: one for each development and subscription. */
  readonly expected: number;
  /** Of those, how many did not. */
  readonly lost: number;
  /** Developments and subscriptions that were told under more than one id. */
  readonly doubled: number;
  /** Messages that came more than once under one id: what "at least once" allows. */
  readonly repeated: number;
  readonly received: number;
}

const expectedRows = z.array(
  z.object({ cause: z.string(), subscription: z.string(), id: z.string().nullable() }),
);

/** Kills the service again and again while it owes and sends, before a receiver that fails, and counts what came. */
export async function killRun(run: KillRun): Promise<KillsFound> {
  const data = new DataFolder();
  const receiver = await startReceiver();
  receiver.on('/hook', faulty(run.chance));
  const settings = testSettings({ DATA_DIR: data.path });
  try {
    await subscribe(settings, receiver.url('/hook'), run.subscriptions);
    let kills = 0;
    let isDone = false;
    while (!isDone) isDone = await child(data.path, run, kills < run.kills ? () => (kills += 1) : null);
    return {
      kills,
      ...(await compare(
        settings,
        receiver.received.map(({ body }) => body),
      )),
    };
  } finally {
    await receiver.close();
    data.remove();
  }
}

function faulty(chance: () => number): Reply {
  return (response) => {
    const lot = chance();
    if (lot < 0.1) response.writeHead(500).end();
    else if (lot < 0.15) response.destroy();
    else response.writeHead(204).end();
  };
}

async function subscribe(
  settings: ReturnType<typeof testSettings>,
  url: string,
  subscriptions: number,
): Promise<void> {
  const database = await openDatabase(settings);
  const world = { settings, database, clock: systemClock };
  const context = await NestFactory.createApplicationContext(AppModule.command(world), { logger: ['error'] });
  const service = context.get(SubscriptionsService, { strict: false });
  for (let at = 0; at < subscriptions; at += 1) {
    const timing = { cadence: 'immediate', zone: 'UTC', digestAt: { time: '07:00', weekday: 1 } } as const;
    const target = { channel: 'webhook', url } as const;
    await service.add(
      { ...timing, quiet: null, hourlyCap: null, owner: `owner-${at}`, ruleId: 'topic.all', target },
      systemClock.now(),
    );
  }
  await context.close();
}

/** Runs the service, and kills it a while after it is ready; true where it came to its end. */
async function child(dataDir: string, run: KillRun, killed: (() => void) | null): Promise<boolean> {
  const env = { ...process.env, KILL_RUN_OFFSET_MS: OFFSET_MS };
  const args = ['--no-warnings', '--import', LOADER, CHILD, dataDir, String(run.articles)];
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  let isDone = false;
  createInterface(process_.stdout).on('line', (line) => {
    if (line === 'done') isDone = true;
    if (line !== 'ready' || killed === null) return;
    setTimeout(
      () => {
        if (process_.kill('SIGKILL')) killed();
      },
      100 + run.chance() * 1_500,
    );
  });
  await new Promise((resolve) => process_.once('close', resolve));
  return isDone;
}

/** Fixed for all processes of one run. */
const OFFSET_MS = String((Date.now() - Date.parse('2026-11-26T06:00:00Z')) * 119);

async function compare(
  settings: ReturnType<typeof testSettings>,
  bodies: readonly string[],
): Promise<Omit<KillsFound, 'kills'>> {
  const database = await openDatabase(settings);
  const rows: unknown = await database.dataSource.query(
    `SELECT 'development:' || d.development_id AS cause, s.id AS subscription, n.id
     FROM development_version d CROSS JOIN alert_subscription s
     LEFT JOIN alert_notification n ON n.subscription_id = s.id AND n.cause = 'development:' || d.development_id
     WHERE d.superseded_at IS NULL AND d.merged_into IS NULL AND NOT d.withdrawn AND d.origin = 'news'
       AND d.confidence >= 0.5`,
  );
  await database.close();
  const expected = expectedRows.parse(rows);
  const alerts = bodies
    .map((body) => webhook.parse(JSON.parse(body)).data)
    .filter(({ kind }) => kind === 'alert');
  const ids = new Set(alerts.map(({ id }) => id));
  const byStory = new Map<string, Set<string>>();
  for (const { id, items, links } of alerts) {
    const story = `${links.stop} ${items[0]?.page ?? ''}`;
    byStory.set(story, (byStory.get(story) ?? new Set()).add(id));
  }
  return {
    expected: expected.length,
    lost: expected.filter(({ id }) => id === null || !ids.has(id)).length,
    doubled: [...byStory.values()].filter((told) => told.size > 1).length,
    repeated: alerts.length - ids.size,
    received: bodies.length,
  };
}

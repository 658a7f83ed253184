import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { NestFactory } from '@nestjs/core';
import { SubscriptionsService } from '../../../src/alerts/subscriptions.service.js';
import { AppModule } from '../../../src/app.module.js';
import { openDatabase } from '../../../src/database/open-database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { DataFolder } from '../../support/data-folder.js';
import { Chance } from '../../security/chance.js';
import { testSettings } from '../../support/stage-services.js';
import { webhook } from './alert-house.js';
import { owedFor, standingCauses } from './kill-owed.js';
import { coursesOf, type Missing, type MissingCourse } from './missing-course.js';
import { startReceiver, type Received, type Reply } from './receiver.js';

const CHILD = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
const LOADER = fileURLToPath(new URL('../../support/typescript.mjs', import.meta.url));

/** How large a run is. */
export interface KillRun {
  readonly articles: number;
  readonly subscriptions: number;
  readonly kills: number;
  /** A process is killed at most so long after it was ready. */
  readonly longestLifeMs: number;
  /** Says when each process is killed and which tries fail; who comes first is still the machine's doing. */
  readonly seed: number;
}

/** What a run found. */
export interface KillsFound {
  readonly kills: number;
  /** Alerts that must have reached the receiver: one for each development and subscription. */
  readonly expected: number;
  /** Developments that nobody is owed: they came to stand when they were too old to be news. */
  readonly notNews: number;
  /** Of those, how many did not. */
  readonly lost: number;
  /** Developments and subscriptions that were told under more than one id. */
  readonly doubled: number;
  /** Messages that came more than once under one id: what "at least once" allows. */
  readonly repeated: number;
  readonly received: number;
  /** How it came to what is lost. */
  readonly missing: readonly MissingCourse[];
}

/** Kills the service again and again while it owes and sends, before a receiver that fails, and counts what came. */
export async function killRun(run: KillRun): Promise<KillsFound> {
  const data = new DataFolder();
  const receiver = await startReceiver({ keeps: false });
  const arrivals = new Arrivals();
  receiver.on('/hook', faulty(new Chance(run.seed + 1), arrivals));
  const lot = new Chance(run.seed);
  const settings = testSettings({ DATA_DIR: data.path });
  try {
    await subscribe(settings, receiver.url('/hook'), run.subscriptions);
    let kills = 0;
    let isDone = false;
    while (!isDone) {
      const life = lifeOf(run, lot);
      isDone = await child(data.path, { ...run, life }, kills < run.kills ? () => (kills += 1) : null);
    }
    return { kills, ...(await compare(settings, arrivals)) };
  } finally {
    await receiver.close();
    data.remove();
  }
}

/** What came in, counted as it comes: a long run has a million messages. */
class Arrivals {
  /** Ids of alerts that were taken: an answer of 500 or none is no arrival. */
  readonly taken = new Set<string>();
  readonly doubled = new Set<string>();
  received = 0;
  repeated = 0;
  private readonly idOf = new Map<string, string>();

  add({ body }: Received, isTaken: boolean): void {
    this.received += 1;
    const { id, kind, items, links } = webhook.parse(JSON.parse(body)).data;
    if (kind !== 'alert') return;
    const story = `${links.stop} ${items[0]?.page ?? ''}`;
    const before = this.idOf.get(story);
    if (before === id) this.repeated += 1;
    else if (before === undefined) this.idOf.set(story, id);
    else this.doubled.add(story);
    if (isTaken) this.taken.add(id);
  }
}

/** A message is failed so often at most: its fifth try comes two hours after the fourth, even on a fast clock a minute. */
const MOST_FAILURES = 3;

function faulty(chance: Chance, arrivals: Arrivals): Reply {
  const failures = new Map<string, number>();
  return (response, received) => {
    const id = String(received.headers['webhook-id']);
    const failed = failures.get(id) ?? 0;
    const lot = failed < MOST_FAILURES ? chance.next() : 1;
    arrivals.add(received, lot >= 0.15);
    if (lot < 0.15) failures.set(id, failed + 1);
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

/** How long a process lives, and from which of its lines on that counts. */
interface Life {
  readonly countsFrom: 'ready' | 'working';
  readonly ms: number;
}

function lifeOf({ longestLifeMs }: KillRun, chance: Chance): Life {
  const countsFrom = chance.next() < 0.5 ? 'ready' : 'working';
  return { countsFrom, ms: 100 + chance.next() * longestLifeMs };
}

/**
 * Runs the service, and kills it a while after it was ready, or after it had sent for the first time: on a busy machine
 * it would never come that far else. True where it came to its end.
 */
async function child(
  dataDir: string,
  { articles, life }: { readonly articles: number; readonly life: Life },
  killed: (() => void) | null,
): Promise<boolean> {
  const env = { ...process.env, KILL_RUN_OFFSET_MS: OFFSET_MS };
  const args = ['--no-warnings', '--import', LOADER, CHILD, dataDir, String(articles)];
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  let isDone = false;
  let isCounted = killed === null;
  createInterface(process_.stdout).on('line', (line) => {
    if (line === 'done') isDone = true;
    if (line !== life.countsFrom || isCounted) return;
    isCounted = true;
    setTimeout(() => {
      if (process_.kill('SIGKILL')) killed?.();
    }, life.ms);
  });
  await new Promise((resolve) => process_.once('close', resolve));
  return isDone;
}

/** Fixed for all processes of one run. */
const OFFSET_MS = String((Date.now() - Date.parse('2026-11-26T06:00:00Z')) * 119);

async function compare(
  settings: ReturnType<typeof testSettings>,
  arrivals: Arrivals,
): Promise<Omit<KillsFound, 'kills'>> {
  const database = await openDatabase(settings);
  const { dataSource } = database;
  let expected = 0;
  let notNews = 0;
  const missing: Missing[] = [];
  for (const one of await standingCauses(dataSource)) {
    if (one.wasNews === 'never') {
      notNews += 1;
      continue;
    }
    const taken = new Map<string, boolean>();
    for (const { subscriptionId, id, isMuted } of await owedFor(dataSource, one))
      if (!isMuted)
        taken.set(
          subscriptionId,
          taken.get(subscriptionId) === true || (id !== null && arrivals.taken.has(id)),
        );
    expected += taken.size;
    for (const [subscriptionId, isTaken] of taken)
      if (!isTaken) missing.push({ cause: one.cause, subscriptionId });
  }
  const courses = await coursesOf(dataSource, missing);
  await database.close();
  const { doubled, repeated, received } = arrivals;
  return {
    expected,
    notNews,
    lost: missing.length,
    doubled: doubled.size,
    repeated,
    received,
    missing: courses,
  };
}

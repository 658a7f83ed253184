import type { DataSource } from 'typeorm';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { MAIN } from '../poll/tracker-poll.js';
import { runWell } from '../program.js';
import { startService, type RunningService } from '../running-service.js';
import { median, spread, time } from '../figures.js';
import { openActFeeds, type ActFeeds } from './act-feeds.js';
import { openArrivals, type ArrivalsHouse } from './arrivals.js';
import { BenchHouse } from './bench-house.js';
import { MANY } from './matching-cost.js';
import { copySubscriptions, keepRules } from './stored-rules.js';
import { metByNone, onWordsOf, watchedActs, type WatchedAct } from './watched-acts.js';

const FEEDS = 60;
/** Feeds that bring an act in one look for news. */
const BRING = 20;
/** Rules on each act: all together a part of the ten thousand. */
const RULES_PER_ACT = 20;
/** An act may join another development and tell nobody: so many are kept for each that must be told. */
const MOST_JOINING = 12;
const LOOK_MS = 100;
const PERCENT_99 = 0.99;

interface Scene {
  readonly feeds: ActFeeds;
  readonly arrivals: ArrivalsHouse;
  readonly dataSource: DataSource;
  readonly acts: Iterator<WatchedAct>;
}

/** Measures from the end of a feed's answer to the webhook at its receiver, with ten thousand subscriptions. */
export async function measureArrivals(rounds: number, print: (line: string) => void): Promise<void> {
  const house = new BenchHouse();
  const feeds = await openActFeeds(FEEDS);
  const arrivals = await openArrivals();
  const acts = watchedActs((rounds + 1) * BRING + rounds * MOST_JOINING);
  try {
    feeds.list(house.feedsFile, false);
    await runWell(process.execPath, [MAIN, 'poll', '--once'], house.env);
    feeds.list(house.feedsFile, true);
    const services = await house.services();
    const watched = acts.flatMap((act) => Array.from({ length: RULES_PER_ACT }, () => onWordsOf(act)));
    const missed = Array.from({ length: MANY - watched.length }, (_, number) => metByNone(number));
    await keepRules(services.keepers(), [...watched, ...missed], arrivals.url);
    const running = await startService(house.env['DATA_DIR'] ?? '', { ...house.env, POLL_ENABLED: 'true' });
    const scene = { feeds, arrivals, dataSource: services.dataSource, acts: acts.values() };
    try {
      await scattered(scene, rounds, print);
      await everybody(scene, rounds, print);
    } finally {
      await ended(running, services);
    }
  } finally {
    await arrivals.close();
    await feeds.close();
    house.remove();
  }
}

async function ended(running: RunningService, services: { close(): Promise<void> }): Promise<void> {
  await running.stop();
  await services.close();
}

/** Each look brings acts of several feeds, each of which a few of the ten thousand wait for. */
async function scattered(scene: Scene, rounds: number, print: (line: string) => void): Promise<void> {
  const latencies: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const came = await bring(scene, BRING);
    if (round >= 0) latencies.push(...came);
  }
  print(
    `  ${MANY} subscriptions, ${BRING} feeds with news in a look, ${RULES_PER_ACT} subscriptions to each act: ${latencies.length} webhooks, ${quantiles(latencies)}`,
  );
}

/** One act of which all ten thousand want to hear at once. */
async function everybody(scene: Scene, rounds: number, print: (line: string) => void): Promise<void> {
  await scene.dataSource.transaction(async (manager) => {
    const rows: unknown = await manager.query('SELECT id FROM alert_subscription ORDER BY id LIMIT 1');
    const [first] = z.array(z.object({ id: z.string() })).parse(rows);
    const id = first?.id ?? '';
    await manager.query(`UPDATE alert_subscription SET state = 'disabled' WHERE id <> $1`, [id]);
    await manager.query(`UPDATE alert_subscription SET rule_id = NULL, topic = 'topic.all' WHERE id = $1`, [
      id,
    ]);
    await copySubscriptions(manager, id, { mark: 'all', ruleId: 's.rule_id', copies: MANY - 1 });
  });
  const latencies: number[][] = [];
  while (latencies.length < rounds) {
    const came = await bring(scene, 1);
    // An act that joined another development told nobody.
    if (came.length > 0) latencies.push([...came]);
  }
  const of = (share: number): number[] => latencies.map((came) => quantile(came, share));
  print(
    `  one act that all ${median(latencies.map((came) => came.length))} wait for: first webhook ${spread(of(0))}, median ${spread(of(0.5))}, p99 ${spread(of(PERCENT_99))}`,
  );
}

/** Lets so many feeds bring an act in the next look; gives how long each alert took, once all that is owed was sent. */
async function bring(
  { feeds, arrivals, dataSource, acts }: Scene,
  count: number,
): Promise<readonly number[]> {
  const titles = Array.from({ length: count }, (_, feed) => {
    const next = acts.next();
    if (next.done === true) throw new Error('There are no more acts to bring: add to them, or bring fewer.');
    feeds.bring(feed, next.value);
    return next.value.title;
  });
  for (;;) {
    const unasked = titles.flatMap((title, feed) =>
      feeds.endedAt(title) === null ? [feeds.idOf(feed)] : [],
    );
    // A look that was under way when the feeds became due may have put them off again.
    if (unasked.length > 0)
      await dataSource.query(
        'UPDATE feed_state SET next_check_at = now() WHERE feed_id = ANY ($1) AND next_check_at > now()',
        [unasked],
      );
    else if (!(await waits(dataSource))) break;
    await wait(LOOK_MS);
  }
  return arrivals.take().flatMap(({ title, atMs }) => {
    const endedAt = feeds.endedAt(title);
    return endedAt === null || !titles.includes(title) ? [] : [atMs - endedAt];
  });
}

/** Whether a document is still to be stored, an article to be grouped, or an alert to be sent. */
async function waits(dataSource: DataSource): Promise<boolean> {
  const rows: unknown = await dataSource.query(
    `SELECT EXISTS (SELECT 1 FROM grouping_pending) OR EXISTS (SELECT 1 FROM feed_state WHERE next_check_at <= now())
       OR EXISTS (SELECT 1 FROM alert_notification WHERE state = 'owed') AS waits`,
  );
  return z.array(z.object({ waits: z.boolean() })).parse(rows)[0]?.waits ?? false;
}

function quantiles(latencies: readonly number[]): string {
  return `median ${time(quantile(latencies, 0.5))}, p99 ${time(quantile(latencies, PERCENT_99))}, last ${time(quantile(latencies, 1))}`;
}

/** The value below which so great a share lies, 0 … 1; NaN without values. */
function quantile(values: readonly number[], share: number): number {
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil(share * ordered.length) - 1)] ?? Number.NaN;
}

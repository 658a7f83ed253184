import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openDatabase } from '../../../src/database/open-database.js';
import { runWell } from '../program.js';
import type { FeedHouse } from './feed-house.js';
import { stageTimes, type StageTimes } from './stage-times.js';

export const MAIN = fileURLToPath(new URL('../../../src/cli/main.js', import.meta.url));
const CLOCK = new URL('./stage-clock.js', import.meta.url).href;
const INTERVAL_MINUTES = 30;

const line = z.object({ outcome: z.string(), items: z.number(), new: z.number() });

/** What one `tracker poll --once` did. */
export interface PlainPoll {
  readonly outcomes: ReadonlyMap<string, number>;
  readonly items: number;
  readonly fresh: number;
  /** The whole process, with the start and stop of Node, database and services. */
  readonly wholeMs: number;
}

/** The same, seen by the stage clock. */
export interface Poll extends PlainPoll {
  readonly times: StageTimes;
}

/** `tracker poll --once` on a data folder of its own with the embedded database. */
export class TrackerPoll {
  readonly env: Readonly<Record<string, string>>;
  private readonly feedsFile: string;
  private readonly clockFile: string;

  constructor(
    private readonly folder: string,
    private readonly house: FeedHouse,
    private readonly nodeOptions: readonly string[] = [],
  ) {
    mkdirSync(folder, { recursive: true });
    this.feedsFile = join(folder, 'feeds.json');
    this.clockFile = join(folder, 'stages.json');
    this.env = {
      DATA_DIR: join(folder, 'data'),
      FEEDS_FILE: this.feedsFile,
      ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
      STAGE_CLOCK_FILE: this.clockFile,
    };
  }

  /** Makes database and baseline, so that the polls that follow start warm; no feed is asked. */
  async prepare(): Promise<void> {
    this.listFeeds(false);
    await runWell(process.execPath, [MAIN, 'poll', '--once'], this.env);
    this.listFeeds(true);
  }

  async poll(): Promise<Poll> {
    const done = await this.run([...this.nodeOptions, '--import', CLOCK]);
    return { ...done, times: stageTimes.parse(JSON.parse(readFileSync(this.clockFile, 'utf8'))) };
  }

  /** As people run it: without the stage clock, which loads parts of the tracker before its start. */
  async pollPlain(): Promise<PlainPoll> {
    return this.run(this.nodeOptions);
  }

  private async run(nodeOptions: readonly string[]): Promise<PlainPoll> {
    this.house.reset();
    const run = await runWell(process.execPath, [...nodeOptions, MAIN, 'poll', '--once'], this.env);
    const lines = run.stdout
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => line.parse(JSON.parse(text)));
    const outcomes = new Map<string, number>();
    for (const { outcome } of lines) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    return {
      outcomes,
      items: lines.reduce((sum, { items }) => sum + items, 0),
      fresh: lines.reduce((sum, given) => sum + given.new, 0),
      wholeMs: run.ms,
    };
  }

  /** Lets every feed be due again at once, as it would be after its interval. */
  async makeDue(): Promise<void> {
    await this.onDatabase('UPDATE feed_state SET next_check_at = now()');
  }

  /** How many articles, verdicts and developments of the news are stored. */
  async stored(): Promise<readonly unknown[]> {
    return this.onDatabase(`SELECT (SELECT count(*)::int FROM article) AS articles,
      (SELECT count(*)::int FROM verdict) AS verdicts,
      (SELECT count(*)::int FROM verdict WHERE relevant) AS relevant,
      (SELECT count(*)::int FROM development_version WHERE origin = 'news' AND superseded_at IS NULL) AS developments,
      (SELECT count(*)::int FROM grouping_pending) AS waiting`);
  }

  private async onDatabase(sql: string): Promise<readonly unknown[]> {
    const database = await openDatabase({ databaseUrl: null, dataDir: join(this.folder, 'data') });
    try {
      return z.array(z.unknown()).parse(await database.dataSource.query(sql));
    } finally {
      await database.close();
    }
  }

  private listFeeds(enabled: boolean): void {
    const feeds = this.house.feeds.map(({ id, url, language }) => ({
      ...{ id, name: id, url, language, publisher: id, enabled },
      intervalMinutes: INTERVAL_MINUTES,
    }));
    writeFileSync(this.feedsFile, JSON.stringify(feeds));
  }
}

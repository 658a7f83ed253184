import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

export interface KillJob {
  readonly url: string;
  /** The publisher's clock stands here. */
  readonly now: string;
  readonly kills: number;
  /** 0 … 1. */
  readonly random: () => number;
}

/** A publisher is killed at most so long after it began to publish, ms; later it is idle at times. */
const LONGEST_LIFE_MS = 1_500;

/** Starts publishers of what is due one after the other and kills each with SIGKILL; the last one ends by itself. */
export async function publishKilled({ url, now, kills, random }: KillJob): Promise<void> {
  for (let kill = 0; kill <= kills; kill += 1) {
    const child = spawn(
      process.execPath,
      [
        ...[
          '--no-warnings',
          '--import',
          fileURLToPath(new URL('../support/typescript.mjs', import.meta.url)),
        ],
        fileURLToPath(new URL('publisher.ts', import.meta.url)),
        ...[url, now],
      ],
      { env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    if (kill < kills) {
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await delay(random() * LONGEST_LIFE_MS);
      child.kill('SIGKILL');
      await ended;
    } else if ((await ended) !== 0) throw new Error('The last publisher failed.');
  }
}

const row = z.object({ week: z.string(), editions: z.number(), forms: z.number() });

/** The published weeks in order, with how many editions and frozen forms each has. */
export async function publishedWeeks(dataSource: DataSource): Promise<readonly z.output<typeof row>[]> {
  const found: unknown = await dataSource.query(
    `SELECT week, count(DISTINCT edition)::int AS editions, count(form)::int AS forms
     FROM report_edition JOIN report_form USING (week, edition) GROUP BY week ORDER BY week`,
  );
  return z.array(row).parse(found);
}

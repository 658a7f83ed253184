import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import { z } from 'zod';
import { MAIN, type TrackerPoll } from './tracker-poll.js';
import type { FeedHouse } from './feed-house.js';

/** The line that the service logs once it has looked for news: everything is stored and grouped by then. */
const looked = z.object({ msg: z.literal('looked for news'), feeds: z.number(), fresh: z.number() });

/** One look for news of a running service. */
export interface Look {
  readonly feeds: number;
  readonly fresh: number;
  /** From the first request the server saw to the service's word that it is done. */
  readonly ms: number;
}

/** `tracker serve`, as it runs for weeks: it looks for due feeds every 15 seconds. */
export class PollingService {
  private readonly child: ChildProcess;
  private readonly lines: Interface;
  private readonly ended: Promise<void>;

  constructor(
    private readonly tracker: TrackerPoll,
    private readonly house: FeedHouse,
  ) {
    const child = spawn(process.execPath, [MAIN, 'serve'], {
      env: { PATH: process.env['PATH'], ...tracker.env, PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    this.lines = createInterface(child.stderr);
    this.ended = new Promise((resolve) => {
      child.once('close', () => {
        resolve();
      });
    });
  }

  /** Lets every feed be due and waits for the look that asks them all. */
  async look(feeds: number): Promise<Look> {
    this.house.reset();
    await this.tracker.makeDue();
    for (;;) {
      const look = await this.nextLook();
      if (look.feeds >= feeds) return look;
      // A look that was under way when the feeds became due took a part of them.
      this.house.reset();
      await this.tracker.makeDue();
    }
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }

  private nextLook(): Promise<Look> {
    return new Promise((resolve, reject) => {
      const said: string[] = [];
      const onLine = (line: string): void => {
        said.push(line);
        const read = looked.safeParse(parsed(line));
        if (!read.success || read.data.feeds === 0) return;
        this.lines.off('line', onLine);
        const { feeds, fresh } = read.data;
        resolve({ feeds, fresh, ms: performance.now() - this.house.firstRequestAt() });
      };
      this.lines.on('line', onLine);
      void this.ended.then(() => {
        reject(new Error(`The service ended:\n${said.join('\n')}`));
      });
    });
  }
}

function parsed(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return null; // the start-up lines are for people
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const added = z.object({ subscription: z.object({ id: z.string() }) });

/** Somebody who changes things all the time, and remembers what the service said it has taken. */
export class Writer {
  readonly acknowledged: string[] = [];
  refused = 0;
  private isAtIt = true;
  private readonly work: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {
    this.work = this.write();
  }

  /** Changes nothing any more once what is under way has ended. */
  async stop(): Promise<void> {
    this.isAtIt = false;
    await this.work;
  }

  private async write(): Promise<void> {
    for (let number = 0; this.isAtIt; number += 1) {
      const id = await this.add(number).catch(() => null);
      if (id === null) this.refused += 1;
      else this.acknowledged.push(id);
      await delay(10);
    }
  }

  /** The id of what was taken; null where it was refused. Rejects where no answer comes in time. */
  private async add(number: number): Promise<string | null> {
    const answer = await fetch(`${this.url}/api/v1/subscriptions/endpoints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({
        ruleId: 'topic.all',
        target: { channel: 'webhook', url: `https://receiver-${number}.example/${Date.now()}` },
      }),
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.status !== 201) return null;
    return added.parse(await answer.json()).subscription.id;
  }
}

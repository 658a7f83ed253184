import PgBoss from 'pg-boss';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { BackupHeader } from './backup-format.js';

const queueShape = z.object({
  name: z.string(),
  policy: z.enum(['standard', 'short', 'singleton', 'stately']).nullish(),
  retry_limit: z.number().nullish(),
  retry_delay: z.number().nullish(),
  retry_backoff: z.boolean().nullish(),
  dead_letter: z.string().nullish(),
});

/**
 * Sets up the job engine's own schema, where it is not there, and the queues of a backup, so that their jobs have a
 * place. Both change nothing where they exist, so this needs no transaction.
 */
export async function prepareQueues(dataSource: DataSource, queues: BackupHeader['queues']): Promise<void> {
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => ({ rows: await rowsOf(dataSource, text, values) }) },
    schedule: false,
    supervise: false,
  });
  boss.on('error', () => undefined); // the call that fails tells
  await boss.start();
  try {
    for (const queue of deadLettersFirst(queues)) {
      const { name, policy, retry_limit, retry_delay, retry_backoff, dead_letter } = queueShape.parse(queue);
      await boss.createQueue(name, {
        name,
        policy: policy ?? 'standard',
        ...given('retryLimit', retry_limit),
        ...given('retryDelay', retry_delay),
        ...given('retryBackoff', retry_backoff),
        ...given('deadLetter', dead_letter),
      });
    }
  } finally {
    await boss.stop({ graceful: false, wait: true });
  }
}

/** An option where the queue has a value for it; the engine takes no null. */
function given<K extends string, V>(name: K, value: V | null | undefined): Partial<Record<K, V>> {
  const one: Partial<Record<K, V>> = {};
  if (value !== null && value !== undefined) one[name] = value;
  return one;
}

function deadLettersFirst(queues: BackupHeader['queues']): BackupHeader['queues'] {
  const leads = (queue: (typeof queues)[number]): number =>
    typeof queue['dead_letter'] === 'string' ? 1 : 0;
  return queues.toSorted((a, b) => leads(a) - leads(b));
}

async function rowsOf(dataSource: DataSource, text: string, values: unknown[]): Promise<unknown[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const { records }: { records: unknown[] } = await runner.query(text, values, true);
    return records;
  } finally {
    await runner.release();
  }
}

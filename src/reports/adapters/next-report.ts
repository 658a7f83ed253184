import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { IsoWeek } from '../../kernel/dates.js';

/** Which week is reported next, and when. */
export interface NextReport {
  readonly week: IsoWeek;
  readonly dueAt: Date;
  /** The time of the week and zone from which `dueAt` was reckoned. */
  readonly rule: string;
}

const row = z.object({ week: z.string(), due_at: z.date(), rule: z.string() });

/** Says what comes first, where nothing was said yet. */
export async function beginWith(manager: EntityManager, { week, dueAt, rule }: NextReport): Promise<void> {
  await manager.query(
    'INSERT INTO report_next (week, due_at, rule) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [week, dueAt, rule],
  );
}

/** The next report, locked until the transaction ends; null where another instance is at it. */
export async function takeNext(manager: EntityManager): Promise<NextReport | null> {
  const found: unknown = await manager.query(
    'SELECT week, due_at, rule FROM report_next FOR UPDATE SKIP LOCKED',
  );
  const [next] = z.array(row).parse(found);
  return next === undefined ? null : { week: next.week, dueAt: next.due_at, rule: next.rule };
}

export async function setNext(manager: EntityManager, { week, dueAt, rule }: NextReport): Promise<void> {
  await manager.query('UPDATE report_next SET week = $1, due_at = $2, rule = $3', [week, dueAt, rule]);
}

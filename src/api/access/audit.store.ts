import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

/** Something that somebody set out to change. */
export interface AuditEntry {
  readonly at: Date;
  /** Who, as exactly as the service knows. */
  readonly actor: string;
  readonly role: string | null;
  /** What kind of change, e.g. `PATCH /api/v1/feeds/:id` or `tracker keys revoke`. */
  readonly action: string;
  /** What it was about, e.g. `/api/v1/feeds/gulf-wire`. */
  readonly target: string;
  readonly detail: unknown;
  /** Network address of who asked; null for the command line. */
  readonly address: string | null;
}

export interface AuditQuery {
  readonly actor: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly asOf: Date | null;
  readonly before: string | null;
  readonly limit: number;
}

const inserted = z.tuple([z.object({ id: z.coerce.string() })]);
const details = z.array(z.object({ detail: z.unknown() }));
const auditRows = z.array(
  z.object({
    id: z.coerce.string(),
    at: z.date(),
    actor: z.string(),
    role: z.string().nullable(),
    action: z.string(),
    target: z.string(),
    detail: z.unknown(),
    address: z.string().nullable(),
    status: z.number().nullable(),
  }),
);

export type AuditRow = z.output<typeof auditRows>[number];

/** The audit log, which is only ever added to. */
@Injectable()
export class AuditStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes down what is about to be done; gives the entry's number. */
  async begin(entry: AuditEntry): Promise<string> {
    const rows: unknown = await this.dataSource.query(
      `INSERT INTO audit_entry (at, actor, role, action, target, detail, address)
       VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7) RETURNING id`,
      [
        entry.at,
        entry.actor,
        entry.role,
        entry.action,
        entry.target,
        JSON.stringify(entry.detail),
        entry.address,
      ],
    );
    return inserted.parse(rows)[0].id;
  }

  /** What the newest entry of an action was about; null where there is none. */
  async lastDetail(action: string): Promise<unknown> {
    const rows: unknown = await this.dataSource.query(
      'SELECT detail FROM audit_entry WHERE action = $1 ORDER BY id DESC LIMIT 1',
      [action],
    );
    return details.parse(rows)[0]?.detail ?? null;
  }

  /** Writes down how it ended, as an HTTP status. */
  async end(id: string, status: number, at: Date): Promise<void> {
    await this.dataSource.query('INSERT INTO audit_outcome (entry_id, at, status) VALUES ($1, $2, $3)', [
      id,
      at,
      status,
    ]);
  }

  /** Entries, newest first; `from` and `to` are days, both included. */
  async list({ actor, from, to, asOf, before, limit }: AuditQuery): Promise<readonly AuditRow[]> {
    const rows: unknown = await this.dataSource.query(
      `SELECT e.id, e.at, e.actor, e.role, e.action, e.target, e.detail, e.address, o.status
       FROM audit_entry e LEFT JOIN audit_outcome o ON o.entry_id = e.id
       WHERE ($1::text IS NULL OR e.actor = $1) AND ($2::date IS NULL OR e.at >= $2::date)
         AND ($3::date IS NULL OR e.at < $3::date + 1) AND ($4::bigint IS NULL OR e.id < $4)
         AND ($6::timestamptz IS NULL OR e.at <= $6)
       ORDER BY e.id DESC LIMIT $5`,
      [actor, from, to, before, limit, asOf],
    );
    return auditRows.parse(rows);
  }
}

import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { day, listOfArguments, text } from '../http/arguments.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { AnswersListOf } from '../shapes/list.js';
import { NeedsRole } from '../sign-in/sign-in.guard.js';
import { AuditStore, type AuditRow } from './audit.store.js';

const query = listOfArguments({ actor: text, from: day, to: day });
const place = z.object({ id: z.string().regex(/^[1-9]\d{0,17}$/) });

const auditSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.string().describe('Who: the admin token, a session, an API key or the command line'),
  role: z.string().nullable(),
  action: z.string(),
  target: z.string(),
  detail: z.string().describe('What was asked for, as JSON without addresses and secrets'),
  address: z.string().nullable().describe('Network address; null for the command line'),
  status: z
    .number()
    .nullable()
    .describe('How it ended, as an HTTP status; null: broken off, outcome unknown'),
});

function auditShape(row: AuditRow): z.output<typeof auditSchema> {
  return { ...row, at: row.at.toISOString(), detail: JSON.stringify(row.detail) };
}

@ApiTags('access')
@ApiBearerAuth()
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly audit: AuditStore) {}

  @Get()
  @NeedsRole('admin')
  @ApiOperation({ summary: 'What was changed by whom, newest first; for administrators' })
  @AnswersListOf(auditSchema)
  async list(@Query({ schema: query }) given: z.output<typeof query>) {
    const rows = await this.audit.list({
      actor: given.actor ?? null,
      from: given.from ?? null,
      to: given.to ?? null,
      asOf: given.asOf ?? null,
      before: decodeCursor(given.cursor, place)?.id ?? null,
      limit: given.limit + 1,
    });
    return pageOf(rows.map(auditShape), given.limit, (row) => ({ id: row.id }));
  }
}

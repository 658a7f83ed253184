import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { columnsOf } from './columns.js';

/** Metadata of a list's handler: the columns of the list as CSV. */
export const CSV_COLUMNS = 'columns as CSV';

/** The shape of every list: a page and the cursor of the next one. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Says what a handler answers, a list of such items, and with it the list's columns as CSV. */
export function AnswersListOf(item: z.ZodType, list: z.ZodType = listOf(item)) {
  return applyDecorators(ApiOkResponse({ standardSchema: list }), SetMetadata(CSV_COLUMNS, columnsOf(item)));
}

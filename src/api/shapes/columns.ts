import { z } from 'zod';
import { columnsOfSchema } from '../../kernel/columns.js';

/** The columns of records of a shape: the same for every page of a list, whatever is null in it, and for an empty one. */
export function columnsOf(shape: z.ZodType): readonly string[] {
  return columnsOfSchema(z.toJSONSchema(shape, { io: 'output', unrepresentable: 'any' }));
}

import { z } from 'zod';

/** The shape of every list: a page and the cursor of the next one. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

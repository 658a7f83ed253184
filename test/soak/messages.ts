import { z } from 'zod';

/** What the service in its own process is told. */
export const order = z.discriminatedUnion('what', [
  z.object({ what: z.literal('day'), now: z.string() }),
  z.object({ what: z.literal('sizes') }),
  z.object({ what: z.literal('end') }),
]);
export type Order = z.output<typeof order>;

const tableSize = z.object({ table: z.string(), bytes: z.number(), rows: z.number() });
export type TableSize = z.output<typeof tableSize>;

/** What it answers. */
export const answer = z.discriminatedUnion('what', [
  z.object({ what: z.literal('ready'), url: z.string() }),
  z.object({ what: z.literal('day'), wallMs: z.number(), cpuMs: z.number() }),
  z.object({
    what: z.literal('sizes'),
    /** Of the process, after its memory was tidied. */
    residentMb: z.number(),
    heapMb: z.number(),
    tables: z.array(tableSize),
  }),
  z.object({ what: z.literal('ended') }),
  z.object({ what: z.literal('failed'), why: z.string() }),
]);
export type Answer = z.output<typeof answer>;

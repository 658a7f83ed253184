import { z } from 'zod';
import type { Sealer } from '../domain/sealer.js';
import type { Target } from '../domain/subscription.js';

const webhookSecret = z.object({ secret: z.string(), until: z.string().nullable() });

const targetSchema: z.ZodType<Target> = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('email'), address: z.string() }),
  z.object({ channel: z.literal('webhook'), url: z.string(), secrets: z.array(webhookSecret) }),
  z.object({ channel: z.literal('slack'), url: z.string() }),
  z.object({ channel: z.literal('telegram'), url: z.string(), chatId: z.string() }),
  z.object({ channel: z.literal('ntfy'), url: z.string(), token: z.string().nullable() }),
  z.object({ channel: z.literal('feed'), token: z.string() }),
]);

/** A target as it is kept. */
export function sealTarget(sealer: Sealer, target: Target): string {
  return sealer.seal(JSON.stringify(target));
}

/** Opens a kept target; throws where the service's key is another one. */
export function openTarget(sealer: Sealer, sealed: string): Target {
  return targetSchema.parse(JSON.parse(sealer.open(sealed)));
}

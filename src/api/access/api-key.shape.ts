import { z } from 'zod';
import { ROLES } from '../sign-in/role.js';
import { maskedKey, stateOfKey, type ApiKey } from '../sign-in/api-key.js';

const LONGEST_DAYS = 3_650;
const DEFAULT_DAYS = 365;
const NAME = 'a name of 1 to 100 characters, by which people know what the key is for';
const ROLE = `any of ${ROLES.join(', ')}`;
const SCOPES =
  'parts of the API such as feeds, corrections or metrics, 1 to 30 of them; left out: all that the role allows';
const DAYS = `a whole number of days from 1 to ${LONGEST_DAYS}`;

/** What is asked for with a new key. */
export const keyBody = z.strictObject(
  {
    name: z
      .string({ error: NAME })
      .trim()
      .min(1, { error: NAME })
      .max(100, { error: NAME })
      .regex(/^[^\p{Cc}"]+$/u, { error: NAME }),
    role: z.enum(ROLES, { error: ROLE }),
    scopes: z
      .array(z.string().regex(/^[a-z-]{1,40}$/, { error: SCOPES }), { error: SCOPES })
      .min(1, { error: SCOPES })
      .max(30, { error: SCOPES })
      .nullable()
      .default(null),
    days: z
      .number({ error: DAYS })
      .int({ error: DAYS })
      .min(1, { error: DAYS })
      .max(LONGEST_DAYS, { error: DAYS })
      .default(DEFAULT_DAYS),
  },
  { error: 'a JSON object {"name", "role", "scopes"?, "days"?}' },
);

export const keyPath = z.object({ id: z.string().regex(/^[0-9a-f]{8}$/, { error: 'the id of an API key' }) });

export const keySchema = z.object({
  id: z.string(),
  masked: z.string().describe('How the key begins; the rest is known to its holder only'),
  name: z.string(),
  role: z.enum(ROLES),
  scopes: z
    .array(z.string())
    .nullable()
    .describe('Parts of the API it is good for; null: all its role allows'),
  state: z.enum(['good', 'expired', 'revoked']),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable().describe('To the minute'),
  revokedAt: z.iso.datetime().nullable(),
});

/** A key as the API and the command line show it. */
export function keyShape(key: ApiKey, now: Date): z.output<typeof keySchema> {
  return {
    id: key.id,
    masked: maskedKey(key.id),
    name: key.name,
    role: key.role,
    scopes: key.scopes === null ? null : [...key.scopes],
    state: stateOfKey(key, now),
    createdAt: key.createdAt.toISOString(),
    createdBy: key.createdBy,
    expiresAt: key.expiresAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}

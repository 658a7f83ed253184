import type { DateRange } from '../../../src/kernel/dates.js';
import type { Direction, EventType, Status, Topic } from '../../../src/kernel/words.js';
import { DIRECTIONS, EVENT_TYPES, STATUSES, TOPICS } from '../../../src/kernel/words.js';
import { report } from './compound.js';
import type { Report } from './compound.js';
import { both, flag, isObject, list, number, oneOf, orNull, record, text } from './guards.js';
import type { Guard } from './guards.js';
import type { Answer } from './problem.js';
import { ask } from './reader.js';
import { dateRange } from './records.js';
import { signedIn } from './signed-in.js';

const KINDS = ['article', 'development', 'merge', 'split', 'undo'] as const;

/** Parts of a verdict or a development as a person set them. */
export interface Parts {
  readonly relevant?: boolean;
  readonly indicators?: readonly Topic[];
  readonly eventType?: EventType | null;
  readonly mode?: string | null;
  readonly direction?: Direction;
  readonly score?: number;
  readonly status?: Status | null;
  readonly what?: string;
  readonly date?: DateRange;
}

/** One entry of the record of what people decided. */
export interface Correction {
  readonly id: string;
  readonly kind: (typeof KINDS)[number];
  readonly articleId: string | null;
  readonly developmentId: string | null;
  readonly change: Parts | null;
  readonly before: Parts | null;
  readonly merged: readonly string[];
  readonly articleIds: readonly string[];
  readonly undoes: string | null;
  readonly inForce: boolean;
  readonly undoneBy: string | null;
  readonly reason: string;
  readonly actor: string;
  readonly recordedAt: string;
}

const PART_GUARDS: Readonly<Record<keyof Parts, Guard<unknown>>> = {
  relevant: flag,
  indicators: list(oneOf(TOPICS)),
  eventType: orNull(oneOf(EVENT_TYPES)),
  mode: orNull(text),
  direction: oneOf(DIRECTIONS),
  score: number,
  status: orNull(oneOf(STATUSES)),
  what: text,
  date: dateRange,
};

const parts: Guard<Parts> = (value, trail): value is Parts =>
  isObject(value) &&
  Object.entries(PART_GUARDS).every(
    ([name, guard]) => value[name] === undefined || guard(value[name], trail),
  );

export const correction: Guard<Correction> = record<Correction>({
  id: text,
  kind: oneOf(KINDS),
  articleId: orNull(text),
  developmentId: orNull(text),
  change: orNull(parts),
  before: orNull(parts),
  merged: list(text),
  articleIds: list(text),
  undoes: orNull(text),
  inForce: flag,
  undoneBy: orNull(text),
  reason: text,
  actor: text,
  recordedAt: text,
});

/** An article of the reading list. */
export type UnsureReport = Report & { readonly developmentId: string | null };
export const unsureReport: Guard<UnsureReport> = both(
  report,
  record<{ developmentId: string | null }>({ developmentId: orNull(text) }),
);

/** What the service takes as a correction, but for its reason. */
export type Wanted =
  | { readonly kind: 'article'; readonly articleId: string; readonly change: Parts }
  | { readonly kind: 'development'; readonly developmentId: string; readonly change: Parts }
  | { readonly kind: 'merge'; readonly developmentIds: readonly string[] }
  | { readonly kind: 'split'; readonly developmentId: string; readonly articleIds: readonly string[] };

function send(address: string, csrfToken: string, body: object): Promise<Answer<Correction>> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    'x-csrf-token': csrfToken,
  };
  return ask(address, correction, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Records a correction; it has taken effect when the answer is there. */
export function enterCorrection(
  csrfToken: string,
  wanted: Wanted,
  reason: string,
): Promise<Answer<Correction>> {
  return send('/api/v1/corrections', csrfToken, { ...wanted, reason });
}

/** Takes an entry back by a further one. */
export function undoCorrection(csrfToken: string, id: string, reason: string): Promise<Answer<Correction>> {
  return send(`/api/v1/corrections/${encodeURIComponent(id)}/undo`, csrfToken, { reason });
}

/** The token that changes need, or null where nobody is signed in. */
export async function signedInToken(): Promise<string | null> {
  return (await signedIn())?.csrfToken ?? null;
}

/** How far stored verdicts are of the present classifier. */
export interface Reclassification {
  readonly version: string;
  readonly mode: 'automatic' | 'by-command';
  readonly isRunning: boolean;
  readonly all: number;
  readonly current: number;
  readonly outdated: number;
  readonly corrected: number;
}

export const reclassification: Guard<Reclassification> = record<Reclassification>({
  version: text,
  mode: oneOf(['automatic', 'by-command']),
  isRunning: flag,
  all: number,
  current: number,
  outdated: number,
  corrected: number,
});

/** A verdict that the present classifier would change. */
export interface WouldChange {
  readonly articleId: string;
  readonly title: string;
  readonly publisher: string;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}

const change = (value: unknown): value is { readonly from: unknown; readonly to: unknown } =>
  isObject(value) && 'from' in value && 'to' in value;
const changes = (value: unknown): value is WouldChange['changes'] =>
  isObject(value) && Object.values(value).every(change);

export const wouldChange: Guard<WouldChange> = record<WouldChange>({
  articleId: text,
  title: text,
  publisher: text,
  changes,
});

/** Lets the present classifier judge every stored article. */
export function applyVersion(csrfToken: string): Promise<Answer<Reclassification>> {
  const headers = { accept: 'application/json', 'x-csrf-token': csrfToken };
  return ask('/api/v1/reclassification', reclassification, { method: 'POST', headers });
}

import type { Subscription, Timing } from '../../../src/alerts/domain/subscription.js';
import { CADENCES, CHANNELS, SUBSCRIPTION_STATES } from '../../../src/alerts/domain/subscription.js';
import { SEVERITIES } from '../../../src/alerts/domain/rule.js';
import { askChange } from './change.js';
import type { Guard } from './guards.js';
import { flag, number, oneOf, orNull, record, text } from './guards.js';
import type { Answer } from './problem.js';

const API = '/api/v1/subscriptions/endpoints';

/** A subscription as whoever is signed in sees it. */
export type Endpoint = Omit<Subscription, 'targetMasked'> & {
  readonly ruleName: string;
  /** Masked. */
  readonly target: string;
};

export const endpoint: Guard<Endpoint> = record<Endpoint>({
  id: text,
  owner: text,
  ruleId: text,
  isTopic: flag,
  ruleName: text,
  channel: oneOf(CHANNELS),
  target: text,
  cadence: oneOf(CADENCES),
  zone: text,
  digestAt: record<Timing['digestAt']>({ time: text, weekday: number }),
  quiet: orNull(
    record<NonNullable<Timing['quiet']>>({ from: text, to: text, breakthrough: orNull(oneOf(SEVERITIES)) }),
  ),
  hourlyCap: orNull(number),
  state: oneOf(SUBSCRIPTION_STATES),
  stateReason: text,
  stateAt: text,
  failingSince: orNull(text),
  createdAt: text,
});

/** Where a new subscription sends to. */
export type NewTarget =
  | { readonly channel: 'webhook' | 'slack'; readonly url: string }
  | { readonly channel: 'telegram'; readonly url: string; readonly chatId: string }
  | { readonly channel: 'ntfy'; readonly url: string; readonly token: string | null }
  | { readonly channel: 'feed' };

export interface NewEndpoint {
  readonly ruleId: string;
  readonly target: NewTarget;
  readonly timing: Timing;
}

/** A new subscription; its secret is shown this once. */
export interface Made {
  readonly subscription: Endpoint;
  readonly secret: string | null;
}

const made: Guard<Made> = record<Made>({ subscription: endpoint, secret: orNull(text) });
const secret = record<{ readonly secret: string }>({ secret: text });
const tested = record<{ readonly notificationId: string }>({ notificationId: text });
const one = (id: string, rest = ''): string => `${API}/${encodeURIComponent(id)}${rest}`;

export const addEndpoint = (csrf: string, body: NewEndpoint): Promise<Answer<Made>> =>
  askChange(csrf, API, { method: 'POST', body }, made);

/** Asks the owner of an address to confirm alerts by mail; the answer says nothing of the address. */
export const invite = (
  csrf: string,
  body: { readonly address: string; readonly ruleIds: readonly string[]; readonly timing: Timing },
): Promise<Answer<{ readonly message: string }>> =>
  askChange(
    csrf,
    '/api/v1/subscriptions/invitations',
    { method: 'POST', body },
    record<{ readonly message: string }>({ message: text }),
  );

/** What of a subscription changes. */
export interface EndpointChange {
  readonly timing?: Timing;
  readonly state?: 'active' | 'disabled' | 'unsubscribed';
  readonly reason?: string;
}

export const changeEndpoint = (csrf: string, id: string, body: EndpointChange): Promise<Answer<Endpoint>> =>
  askChange(csrf, one(id), { method: 'PATCH', body }, endpoint);

export const testEndpoint = (csrf: string, id: string) =>
  askChange(csrf, one(id, '/test'), { method: 'POST' }, tested);

export const rotateSecret = (csrf: string, id: string) =>
  askChange(csrf, one(id, '/secret'), { method: 'POST' }, secret);

import { CADENCES, CHANNELS, SUBSCRIPTION_STATES } from '../../../src/alerts/domain/subscription.js';
import type { Subscription, Timing } from '../../../src/alerts/domain/subscription.js';
import { SEVERITIES } from '../../../src/alerts/domain/rule.js';
import type { Severity } from '../../../src/alerts/domain/rule.js';
import type { Guard } from './guards.js';
import { anything, flag, list, number, oneOf, orNull, record, text } from './guards.js';
import type { Answer } from './problem.js';
import { ask } from './reader.js';

const API = '/api/v1/subscriptions';
const HEADERS = { accept: 'application/json', 'content-type': 'application/json' };

/** Something that anybody can subscribe to. */
export interface AlertTopic {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
}

/** What can be subscribed to, and on what terms. */
export interface Offer {
  readonly items: readonly AlertTopic[];
  readonly mailIsSetUp: boolean;
  readonly consent: string;
}

const offer: Guard<Offer> = record<Offer>({
  items: list(record<AlertTopic>({ id: text, name: text, severity: oneOf(SEVERITIES) })),
  mailIsSetUp: flag,
  consent: text,
});

/** A subscription as it is shown. */
export type ShownSubscription = Subscription & { readonly ruleName: string };

const clock = { time: text, weekday: number };

export const shownSubscription: Guard<ShownSubscription> = record<ShownSubscription>({
  id: text,
  owner: text,
  ruleId: text,
  isTopic: flag,
  ruleName: text,
  channel: oneOf(CHANNELS),
  targetMasked: text,
  cadence: oneOf(CADENCES),
  zone: text,
  digestAt: record<Timing['digestAt']>(clock),
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

/** What became of a confirmation. */
export interface Confirmation {
  readonly outcome: 'confirmed' | 'used' | 'ended';
  readonly message: string;
  readonly topics: readonly string[];
  readonly manageToken: string | null;
}

const confirmation: Guard<Confirmation> = record<Confirmation>({
  outcome: oneOf(['confirmed', 'used', 'ended']),
  message: text,
  topics: list(text),
  manageToken: orNull(text),
});

/** What an unsubscribe link is for, and how it stands. */
export interface Unsubscribable {
  readonly state: Subscription['state'];
  readonly ruleName: string;
  readonly message: string;
}

const unsubscribable: Guard<Unsubscribable> = record<Unsubscribable>({
  state: oneOf(SUBSCRIPTION_STATES),
  ruleName: text,
  message: text,
});

const taken = record<{ readonly message: string }>({ message: text });
const ended = record<{ readonly ended: number }>({ ended: number });

export const readOffer = (): Promise<Answer<Offer>> => ask(`${API}/topics`, offer);

/** Asks for alerts by mail; the answer says nothing of the address. */
export function signUp(wanted: {
  readonly address: string;
  readonly topics: readonly string[];
  readonly timing: Timing;
}): Promise<Answer<{ readonly message: string }>> {
  const body = JSON.stringify({ ...wanted, consent: true });
  return ask(API, taken, { method: 'POST', headers: HEADERS, body });
}

export function confirmSignUp(token: string): Promise<Answer<Confirmation>> {
  return ask(`${API}/confirm`, confirmation, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify({ token }),
  });
}

export function readUnsubscribable(token: string): Promise<Answer<Unsubscribable>> {
  return ask(`${API}/unsubscribe/${encodeURIComponent(token)}`, unsubscribable);
}

/** Ends a subscription as mail programs do. */
export function unsubscribe(token: string): Promise<Answer<Unsubscribable>> {
  return ask(`/unsubscribe/${encodeURIComponent(token)}`, unsubscribable, {
    method: 'POST',
    headers: HEADERS,
  });
}

const own = (token: string, rest = ''): string => `${API}/own/${encodeURIComponent(token)}${rest}`;

export function readOwn(token: string): Promise<Answer<{ readonly items: readonly ShownSubscription[] }>> {
  return ask(own(token), record({ items: list(shownSubscription) }));
}

export function changeOwn(token: string, id: string, timing: Timing): Promise<Answer<ShownSubscription>> {
  const body = JSON.stringify(timing);
  return ask(own(token, `/${encodeURIComponent(id)}`), shownSubscription, {
    method: 'PATCH',
    headers: HEADERS,
    body,
  });
}

export function endOwn(token: string, ids: readonly string[]): Promise<Answer<{ readonly ended: number }>> {
  return ask(own(token, '/end'), ended, { method: 'POST', headers: HEADERS, body: JSON.stringify({ ids }) });
}

/** Address of the file with everything that is kept of a subscriber. */
export const exportAddress = (token: string): string => own(token, '/export');

export function eraseOwn(token: string): Promise<Answer<unknown>> {
  return ask(own(token), (value): value is unknown => value === null || anything(value, { path: [] }), {
    method: 'DELETE',
    headers: HEADERS,
  });
}

import { NOTIFICATION_STATES } from '../../../../../src/alerts/domain/notification.js';
import { chosen, dayIn } from '../../../address/query.js';
import { OUTCOMES } from '../../../service/deliveries.js';
import type { Arguments } from '../../../service/reader.js';

const DAY_MS = 86_400_000;

/** Attempts to send, or the messages that are owed. */
export const VIEWS = ['attempts', 'messages'] as const;
export type View = (typeof VIEWS)[number];

/** Which of the two the address shows; one message is looked at by its attempts. */
export function viewIn(query: URLSearchParams): View {
  return VIEWS.find((view) => view === query.get('view')) ?? 'attempts';
}

/** From when to when, as instants: the last day is looked at whole. */
export function periodIn(query: URLSearchParams): {
  readonly from: string | null;
  readonly to: string | null;
} {
  const [from, to] = [dayIn(query, 'from'), dayIn(query, 'to')];
  const after = to === null ? null : new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS).toISOString();
  return { from: from === null ? null : `${from}T00:00:00.000Z`, to: after };
}

/** The filters of the address as arguments of the service. */
export function logArguments(query: URLSearchParams): Arguments {
  const common = { subscription: query.get('subscription'), rule: query.get('rule'), ...periodIn(query) };
  return viewIn(query) === 'messages'
    ? { ...common, state: chosen(query, 'state', NOTIFICATION_STATES).join(',') }
    : {
        ...{ ...common, notification: query.get('notification') },
        outcome: chosen(query, 'outcome', OUTCOMES).join(','),
      };
}

/** Whether the address narrows the list. */
export function isNarrowed(query: URLSearchParams): boolean {
  return Object.values(logArguments(query)).some((value) => value !== null && value !== '');
}

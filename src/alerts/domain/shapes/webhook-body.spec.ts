import { z } from 'zod';
import type { OutgoingMessage } from '../channel.js';
import type { AlertItem } from '../notification.js';
import { retryAfterSeconds, sentByAnswer } from './http-answer.js';
import { slackBody, telegramBody } from './chat-bodies.js';
import { webhookBody } from './webhook-body.js';

const told = z.object({ data: z.object({ items: z.array(z.unknown()), more: z.number() }) });
const chat = z.object({ text: z.string() });

const item = (number: number, length: number): AlertItem => ({
  rule: { id: 'rule_1', name: 'A <rule>' },
  severity: 'notice',
  title: `№${number} ${'ж'.repeat(length)}`,
  why: ['because'],
  evidence: [{ text: 'ع'.repeat(length), publisher: 'p', url: `https://example.org/${'x'.repeat(length)}` }],
  page: '/developments/dev-1',
  at: '2026-11-26T12:00:00Z',
});
const message = (items: readonly AlertItem[], more = 0): OutgoingMessage => ({
  notification: {
    id: 'ntf_1',
    subscriptionId: 'sub_1',
    ruleId: 'rule_1',
    kind: 'bundle',
    cause: 'bundle:1',
    story: 'bundle',
    severity: 'notice',
    payload: { items, more },
  },
  subscriptionId: 'sub_1',
  reader: 'reader-1',
  links: { page: 'https://tracker.example/developments/dev-1', stop: 'https://tracker.example/stop' },
  attempt: 1,
  at: new Date('2026-11-26T12:00:00Z'),
});

test.each([1, 20, 200])(
  'a webhook of %d long alerts stays under 20 kB and counts what it leaves out',
  (count) => {
    const body = webhookBody(
      message(
        Array.from({ length: count }, (_, at) => item(at, 2_000)),
        3,
      ),
    );
    expect(Buffer.byteLength(body)).toBeLessThan(20_000);
    const { data } = told.parse(JSON.parse(body));
    expect(data.items.length).toBeGreaterThan(0);
    expect(data.items.length + data.more).toBe(count + 3);
  },
);

test('chats get no markup from a feed, and no more than they take', () => {
  expect(slackBody(message([item(1, 5)]))).toContain('A &lt;rule&gt;');
  const long = message(Array.from({ length: 50 }, (_, at) => item(at, 500)));
  const { text } = chat.parse(JSON.parse(telegramBody(long, '1')));
  expect(Array.from(text).length).toBeLessThanOrEqual(4_096);
});

test('only 2xx is delivered, 410 is the end, and a redirect is a failure', () => {
  const outcome = (status: number) => sentByAnswer({ status, text: '' }, null, () => null).outcome;
  expect([200, 204, 299].map(outcome)).toEqual(['delivered', 'delivered', 'delivered']);
  expect([301, 302, 307, 400, 404, 429, 500].map(outcome)).toEqual(Array.from({ length: 7 }, () => 'retry'));
  expect(outcome(410)).toBe('gone');
});

test('Retry-After is read as seconds or as a date', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  expect(retryAfterSeconds('120', now)).toBe(120);
  expect(retryAfterSeconds('Thu, 26 Nov 2026 12:01:30 GMT', now)).toBe(90);
  expect(retryAfterSeconds('Thu, 26 Nov 2026 11:00:00 GMT', now)).toBe(0);
  expect([retryAfterSeconds('soon', now), retryAfterSeconds(undefined, now)]).toEqual([null, null]);
});

import fc from 'fast-check';
import { z } from 'zod';
import type { OutgoingMessage } from '../channel.js';
import type { AlertItem } from '../notification.js';
import { ntfyBody, slackBody, telegramBody } from './chat-bodies.js';

const PAGE = 'https://tracker.example/alerts?a=1&b=2';
const STOP = 'https://tracker.example/unsubscribe/0a1b-2c3d.token';

const chat = z.object({ text: z.string() });
const push = z.object({ title: z.string(), message: z.string(), click: z.string() });

/** What each receiver is shown, and whether it takes it whole: its own count of characters or bytes. */
const RECEIVERS = {
  Slack: (message: OutgoingMessage) => {
    const { text } = chat.parse(JSON.parse(slackBody(message)));
    return { lines: unescaped(text).split('\n'), isTaken: text.length <= 4_000 };
  },
  Telegram: (message: OutgoingMessage) => {
    const { text } = chat.parse(JSON.parse(telegramBody(message, '1')));
    return { lines: text.split('\n'), isTaken: text.length <= 4_096 };
  },
  ntfy: (message: OutgoingMessage) => {
    const body = ntfyBody(message, 'topic');
    const { title, message: text } = push.parse(JSON.parse(body));
    const isTaken = Buffer.byteLength(text) < 4_096 && Buffer.byteLength(body) < 8_192;
    return { lines: [title, ...text.split('\n')], isTaken };
  },
} as const;

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const message = (items: readonly AlertItem[], more: number): OutgoingMessage => ({
  notification: {
    ...{ id: 'n', subscriptionId: 's', ruleId: 'r', cause: 'c', story: 's', severity: 'notice' },
    kind: items.length + more === 1 ? 'alert' : 'bundle',
    payload: { items, more },
  },
  subscriptionId: 's',
  reader: 'reader-1',
  links: { page: PAGE, stop: STOP },
  attempt: 1,
  at: new Date('2026-11-26T12:00:00Z'),
});

/** English, Russian, Urdu, signs outside the basic plane, and signs that markup and JSON write longer. */
const letter = fc.constantFrom('a', 'ж', 'گ', '😀', '&', '<', '"', '\u0001');
const text = fc.tuple(letter, fc.nat({ max: 3_000 })).map(([sign, length]) => `x${sign.repeat(length)}`);
const item: fc.Arbitrary<AlertItem> = fc.record({
  rule: fc.record({ id: fc.constant('r'), name: text }),
  severity: fc.constant('notice'),
  title: text,
  why: fc.array(text, { minLength: 1, maxLength: 3 }),
  evidence: fc.array(fc.record({ text, publisher: fc.constant('Dawn'), url: fc.constant(null) }), {
    maxLength: 4,
  }),
  page: fc.constant('/'),
  at: fc.constant('2026-11-26T12:00:00Z'),
  also: fc.array(
    fc.record({
      rule: fc.record({ id: fc.constant('r2'), name: text }),
      why: fc.constant(['confidence 0.9']),
      subscriptionId: fc.constant('s2'),
    }),
    { maxLength: 150 },
  ),
});

test.each(Object.keys(RECEIVERS))(
  'whatever is told to %s, it takes it whole, the page and how to stop it stand last, and what is left out is counted',
  (name) => {
    const receiver = z.enum(['Slack', 'Telegram', 'ntfy']).parse(name);
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), fc.nat({ max: 50 }), (items, more) => {
        const { lines, isTaken } = RECEIVERS[receiver](message(items, more));
        expect(isTaken).toBe(true);
        expect(lines.slice(-2)).toEqual([PAGE, `Stop or change: ${STOP}`]);
        const count = items.length + more;
        const told = count === 1 ? 1 : lines.filter((line) => line.startsWith('• ')).length;
        const left = lines.flatMap((line) => /^… and (\d+) more$/.exec(line)?.[1] ?? []).map(Number);
        expect(left).toEqual(told === count ? [] : [count - told]);
        expect(told).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  },
);

const short = (number: number, length = 60): AlertItem => ({
  rule: { id: 'r', name: 'Energy' },
  severity: 'notice',
  title: `${number} ${'ж'.repeat(length)}`,
  why: ['indicator: energy'],
  evidence: [],
  page: '/',
  at: '2026-11-26T12:00:00Z',
});

test.each([
  ['ntfy', 20, 1_000],
  ['Slack', 30, 1_800],
  ['Telegram', 30, 1_800],
] as const)(
  'what fits %s is not shortened, and what does not loses only its last items',
  (name, most, size) => {
    const items = Array.from({ length: most }, (_, index) => short(index));
    expect(RECEIVERS[name](message(items, 0)).lines).toHaveLength(2 * most + 3);
    const long = Array.from({ length: most }, (_, index) => short(index, size));
    const { lines } = RECEIVERS[name](message(long, 0));
    expect(lines[1]).toBe(`• ${long[0]?.title ?? ''}`);
    expect(lines).toContain(`… and ${most - lines.filter((line) => line.startsWith('•')).length} more`);
  },
);

test('one alert too long for ntfy loses its evidence before its own words', () => {
  const evidence = Array.from({ length: 3 }, () => ({ text: 'گ'.repeat(900), publisher: 'Dawn', url: null }));
  const one: AlertItem = { ...short(1), why: ['ж'.repeat(500)], evidence };
  const { lines } = RECEIVERS.ntfy(message([one], 0));
  expect(lines[1]).toBe(`Rule “Energy”: ${'ж'.repeat(500)}`);
  expect(lines.filter((line) => line.startsWith('–'))).toHaveLength(1);
});

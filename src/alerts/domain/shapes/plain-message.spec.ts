import type { OutgoingMessage } from '../channel.js';
import type { AlertItem, NotificationKind } from '../notification.js';
import { plainMessage, shortened } from './plain-message.js';

const item = (title: string): AlertItem => ({
  rule: { id: 'r', name: 'Energy' },
  severity: 'notice',
  title,
  why: ['indicator: energy', 'words: gas'],
  evidence: Array.from({ length: 5 }, (_, at) => ({
    text: `report ${at}`,
    publisher: at === 0 ? null : 'Dawn',
    url: null,
  })),
  page: '/',
  at: '2026-11-26T12:00:00Z',
});
const message = (
  items: readonly AlertItem[],
  more = 0,
  kind: NotificationKind = 'alert',
): OutgoingMessage => ({
  notification: {
    ...{ id: 'n', subscriptionId: 's', ruleId: 'r', kind, cause: 'c', story: 's', severity: 'notice' },
    payload: { items, more },
  },
  subscriptionId: 's',
  reader: 'reader-1',
  links: { page: 'https://t.example/page', stop: 'https://t.example/stop' },
  attempt: 1,
  at: new Date('2026-11-26T12:00:00Z'),
});

test('one alert is told with its rule, why, three reports, its page and how to stop it', () => {
  expect(plainMessage(message([item('A deal')]))).toEqual({
    title: 'A deal',
    lines: [
      'Rule “Energy”: indicator: energy; words: gas',
      '– report 0',
      '– Dawn · report 1',
      '– Dawn · report 2',
      'https://t.example/page',
      'Stop or change: https://t.example/stop',
    ],
  });
});

test('each rule that a message tells for is named with why it matched', () => {
  const also = [{ rule: { id: 'r2', name: 'All' }, why: ['confidence 0.9'], subscriptionId: 's2' }];
  const { lines } = plainMessage(message([{ ...item('A deal'), also }]));
  expect(lines.slice(0, 2)).toEqual([
    'Rule “Energy”: indicator: energy; words: gas',
    'Rule “All”: confidence 0.9',
  ]);
});

test('several are counted, titled one by one, and what is left out is said', () => {
  const { title, lines } = plainMessage(message([item('A deal'), item('A visit')], 3, 'bundle'));
  expect(title).toBe('5 alerts');
  expect(lines.filter((line) => line.startsWith('•'))).toEqual(['• A deal', '• A visit']);
  expect(lines).toContain('… and 3 more');
  expect(lines.some((line) => line.startsWith('–'))).toBe(false);
  expect(plainMessage(message([], 4)).title).toBe('4 alerts');
});

test('a test and a notice say what they are', () => {
  const title = (kind: NotificationKind) => plainMessage(message([item('A deal')], 0, kind)).title;
  expect([title('test'), title('notice'), title('follow-up')]).toEqual([
    'Test: A deal',
    'Notice: A deal',
    'A deal',
  ]);
});

test('a text is cut to whole characters, and one that fits is left alone', () => {
  expect([shortened('абв', 3), shortened('абвг', 3), shortened('😀😀😀', 2)]).toEqual(['абв', 'аб…', '😀…']);
});

import { gravest, messageThatTold, tellsForSeveral, toldFor, type Sibling } from './told-once.js';
import type { AlertItem } from './notification.js';

const item = (title: string, rule: string): AlertItem => ({
  rule: { id: rule, name: rule },
  severity: 'notice',
  title,
  why: [`why of ${rule}`],
  evidence: [],
  page: `/developments/${title}`,
  at: '2026-11-26T12:00:00Z',
});
const sibling = (parts: Partial<Sibling> = {}): Sibling => ({
  id: 'ntf_2',
  subscriptionId: 'sub_2',
  severity: 'warning',
  payload: { items: [item('deal', 'second')], more: 0 },
  state: 'told',
  toldBy: 'ntf_2',
  ...parts,
});

test.each([
  ['development:1', 'notice', {}, 'ntf_2'],
  ['development:1', 'warning', { toldBy: 'ntf_bundle' }, 'ntf_bundle'],
  ['development:1', 'urgent', {}, null],
  ['development:1', 'notice', { state: 'held', toldBy: null }, null],
  ['no-news:any:2026-11-20', 'notice', {}, null],
  ['feed-silent:dawn:2026-11-20T00:00:00Z', 'notice', {}, null],
] as const)('%s of a rule of severity %s, told as %j, was told by %s', (cause, severity, told, message) => {
  expect(messageThatTold({ cause, severity }, [sibling(told)])).toBe(message);
});

test('a message names the rules that join it beside what they matched, and nothing that it does not tell', () => {
  const payload = { items: [item('visit', 'first'), item('deal', 'first')], more: 2 };
  const also = [{ rule: { id: 'second', name: 'second' }, why: ['why of second'], subscriptionId: 'sub_2' }];
  expect(toldFor(payload, [sibling()])).toEqual({
    items: [item('visit', 'first'), { ...item('deal', 'first'), also }],
    more: 2,
  });
});

test('the gravest severity is the message’s, and signed webhooks and feeds tell for one subscription only', () => {
  expect(gravest(['notice', 'urgent', 'warning'])).toBe('urgent');
  const several = (['email', 'webhook', 'slack', 'telegram', 'ntfy', 'feed'] as const).filter(
    tellsForSeveral,
  );
  expect(several).toEqual(['email', 'slack', 'telegram', 'ntfy']);
});

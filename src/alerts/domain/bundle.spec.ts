import { bundleOf, type BundleMember } from './bundle.js';
import type { AlertItem } from './notification.js';
import type { Severity } from './rule.js';

const item = (title: string, severity: Severity): AlertItem => ({
  rule: { id: 'r', name: 'R' },
  severity,
  title,
  why: [],
  evidence: [],
  page: '/',
  at: '2026-11-26T12:00:00Z',
});
const member = (id: string, parts: Partial<BundleMember> = {}): BundleMember => {
  const { severity = 'notice' } = parts;
  return {
    id,
    ruleId: `rule-of-${id}`,
    story: `story-of-${id}`,
    severity,
    payload: { items: [item(id, severity)], more: 0 },
    createdAt: new Date('2026-11-26T12:00:00Z'),
    ...parts,
  };
};
const digest = (text: string): string => `<${text}>`;
const titles = (members: readonly BundleMember[], most = 10) =>
  bundleOf(members, most, digest).payload.items.map(({ title }) => title);

test('tells the gravest first, then the oldest, then by id', () => {
  const old = new Date('2026-11-26T11:00:00Z');
  const members = [
    member('c'),
    member('b'),
    member('old', { createdAt: old }),
    member('u', { severity: 'urgent' }),
  ];
  expect(titles(members)).toEqual(['u', 'old', 'b', 'c']);
});

test('lists at most so many in full and counts the rest, with what its members left out themselves', () => {
  const members = ['a', 'b', 'c', 'd'].map((id) => member(id));
  const own = member('e', { payload: { items: [item('e', 'notice')], more: 3 } });
  const { payload } = bundleOf([...members, own], 2, digest);
  expect([payload.items.length, payload.more]).toEqual([2, 6]);
  expect(bundleOf(members, 4, digest).payload.more).toBe(0);
});

test('has the same cause for the same members in any order', () => {
  const [a, b] = [member('a'), member('b')];
  expect(bundleOf([b, a], 9, digest)).toMatchObject({ cause: 'bundle:<a b>', members: ['a', 'b'] });
});

test('belongs to the rule of its gravest member, and to a story only where all do', () => {
  const [a, b] = [member('a', { story: 's' }), member('b', { story: 's', severity: 'warning' })];
  expect(bundleOf([a, b], 9, digest)).toMatchObject({ ruleId: 'rule-of-b', severity: 'warning', story: 's' });
  expect(bundleOf([a, member('c')], 9, digest).story).toBe('bundle');
});

test('is made of something', () => {
  expect(() => bundleOf([], 9, digest)).toThrow(RangeError);
});

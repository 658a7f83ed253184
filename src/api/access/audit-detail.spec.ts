import fc from 'fast-check';
import { auditDetail } from './audit-detail.js';

test('what was changed is kept as it was asked for', () => {
  expect(auditDetail({ enabled: false, score: 4, reason: 'is a rumour', indicators: ['trade'] })).toEqual({
    enabled: false,
    score: 4,
    reason: 'is a rumour',
    indicators: ['trade'],
  });
});

test.each(['token', 'apiKey', 'target', 'webhookUrl', 'email', 'SECRET', 'x-headers', 'password2'])(
  'the value of a field named %s is not kept, at any depth',
  (name) => {
    const told = JSON.stringify(auditDetail({ [name]: 'hunter2', inside: { [name]: ['hunter2'] } }));
    expect(told).not.toContain('hunter2');
    expect(told).toContain(name);
  },
);

test('an address is not kept wherever it stands', () => {
  const given = { reason: 'asked by officer@example.org', to: ['https://hooks.example/T1/secret', 'ok'] };
  expect(auditDetail(given)).toEqual({ reason: '(not kept)', to: ['(not kept)', 'ok'] });
});

test('whatever is sent, the kept text is bounded', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      const nested = (depth: number, given: unknown): boolean =>
        typeof given !== 'object' ||
        given === null ||
        (depth < 5 && Object.values(given).every((inner) => nested(depth + 1, inner)));
      return nested(0, auditDetail(value));
    }),
  );
  expect(JSON.stringify(auditDetail('x'.repeat(10_000))).length).toBeLessThan(210);
});

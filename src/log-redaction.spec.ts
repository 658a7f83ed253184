import fc from 'fast-check';
import { redacted, withoutParameters } from './log-redaction.js';

const SECRET = 'hunter2-hunter2-hunter2-hunter2';

test.each([
  `cannot reach postgresql://tracker:${SECRET}@db.example:5432/tracker`,
  `smtps://${SECRET}@mail.example`,
  `authorization: Bearer ${SECRET}`,
  `key rtk_0123abcd_${SECRET} was tried`,
  `cookie tracker_session=${SECRET}; other=1`,
  `https://api.telegram.example/bot12345:${SECRET}/sendMessage`,
  `https://hooks.slack.com/services/T0/B0/${SECRET}`,
  `whsec_${SECRET}`,
  `GET /feed?token=${SECRET}&page=2`,
  `{"password":"${SECRET}"}`,
  `SECRET_KEY=${SECRET}`,
])('a line such as "%s" is written without its secret', (line) => {
  expect(redacted(line)).not.toContain(SECRET);
});

test('of several secret keys none is written', () => {
  const keys = ['0a'.repeat(32), '1b'.repeat(32), '2c'.repeat(32)];
  for (const between of [',', ', ', ' ']) {
    const line = redacted(`SECRET_KEY=${keys.join(between)}`);
    expect(keys.filter((key) => line.includes(key))).toEqual([]);
  }
});

test('what is no secret stays as it is', () => {
  const line =
    '{"level":30,"feeds":12,"msg":"looked for news at https://news.example/feed?page=2","from":"schedule"}';
  expect(redacted(line)).toBe(line);
});

test('a redacted line of JSON is still one', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('token', 'password', 'url', 'msg'), (value, name) => {
      expect(
        () => JSON.parse(redacted(JSON.stringify({ [name]: value, next: `Bearer ${SECRET}` }))) as unknown,
      ).not.toThrow();
    }),
  );
});

test('a failed statement is told without its values', () => {
  const error = Object.assign(new Error('no'), {
    query: 'SELECT $1',
    parameters: [SECRET],
    driverError: { detail: SECRET },
  });
  const told = JSON.stringify(withoutParameters(error));
  expect(told).toContain('SELECT $1');
  expect(told).not.toContain(SECRET);
});

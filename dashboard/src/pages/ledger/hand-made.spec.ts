import { developmentIn, requestOf } from './hand-made.js';

test('a development is found in the address of its page, or by its id', () => {
  expect(developmentIn('https://tracker.example/developments/bl-2015?asOf=2026-01-01')).toBe('bl-2015');
  expect(developmentIn(' dev-1 ')).toBe('dev-1');
  expect(developmentIn('')).toBeNull();
  expect(developmentIn('the pipeline agreement')).toBeNull();
});

test('every change carries its reason and the token against forged requests', () => {
  const match = requestOf('pr-1', { kind: 'match', developmentId: 'd', change: 'stalled' }, 'why', 'token');
  expect([match.address, match.init.method]).toEqual(['/api/v1/promises/pr-1/matches', 'POST']);
  expect(match.init.headers).toMatchObject({ 'x-csrf-token': 'token' });
  expect(match.init.body).toBe('{"developmentId":"d","change":"stalled","reason":"why"}');
  const removed = requestOf('pr-1', { kind: 'unmatch', developmentId: 'a b' }, 'not so', null);
  expect([removed.address, removed.init.method]).toEqual([
    '/api/v1/promises/pr-1/matches/a%20b?reason=not+so',
    'DELETE',
  ]);
});

test('an empty due date says that none was given', () => {
  expect(requestOf('p', { kind: 'due', day: null }, 'x', null).init.body).toContain('"due":null');
  expect(requestOf('p', { kind: 'due', day: '2027-01-31' }, 'x', null).init.body).toContain(
    '"precision":"day"',
  );
});

import { orNotKnownThen, problemOf } from './problem.js';

test('the service’s own words are shown where it gives some', () => {
  expect(problemOf(400, { title: 'Unknown indicator', detail: 'Allowed: trade, energy.' })).toEqual({
    kind: 'refused',
    title: 'Unknown indicator',
    remedy: 'Allowed: trade, energy.',
  });
});

test('the fields that were refused are told, and whether something that stands is in their way', () => {
  const errors = [{ name: 'url', value: null, allowed: 'an http:// address' }, { name: 3 }];
  const fault = { name: 'url', allowed: 'an http:// address' };
  expect(problemOf(400, { errors }).faults).toEqual([{ ...fault, isTaken: false }]);
  expect(problemOf(409, { errors }).faults).toEqual([{ ...fault, isTaken: true }]);
  expect(problemOf(409, {}).faults).toBeUndefined();
});

test('an error without words still says what to do', () => {
  expect(problemOf(503, null)).toMatchObject({
    kind: 'failed',
    title: 'The service answered with status 503.',
  });
  expect(problemOf(401, 'no')).toMatchObject({ kind: 'sign-in' });
  expect(problemOf(501, null).kind).toBe('not-built');
});

test('what is not found as of a past moment is said not to have been known then; other problems stay', () => {
  const [missing, failed] = [404, 503].map((status) => ({
    kind: 'problem' as const,
    problem: problemOf(status, { title: 'Not found', detail: 'The weeks are at /api/v1/index.' }),
  }));
  expect(orNotKnownThen(missing!)).toMatchObject({
    problem: { kind: 'not-found', title: 'This was not known at the moment you chose.' },
  });
  expect(orNotKnownThen(failed!)).toBe(failed);
});

import { orNotKnownThen, problemOf } from './problem.js';

test('the service’s own words are shown where it gives some', () => {
  expect(problemOf(400, { title: 'Unknown indicator', detail: 'Allowed: trade, energy.' })).toEqual({
    kind: 'refused',
    title: 'Unknown indicator',
    remedy: 'Allowed: trade, energy.',
  });
});

test('the fields that were refused are told, by a code and with the bound that was not kept', () => {
  const taken = { name: 'url', allowed: 'an http:// address', code: 'taken', limit: null } as const;
  const long = { name: 'reason', allowed: 'words', code: 'too-long', limit: 500 } as const;
  expect(problemOf(409, { errors: [{ ...taken, value: null }, long, { name: 3 }] }).faults).toEqual([
    taken,
    long,
  ]);
  expect(problemOf(409, {}).faults).toBeUndefined();
});

test('a fault of a service that tells no code is one of form', () => {
  const { faults } = problemOf(400, { errors: [{ name: 'url', allowed: 'an address', code: 'new' }] });
  expect(faults).toEqual([{ name: 'url', allowed: 'an address', code: 'wrong-form', limit: null }]);
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

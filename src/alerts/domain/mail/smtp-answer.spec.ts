import { outcomeOf } from './smtp-answer.js';

const answered = (code: number, text: string, step: 'sign-in' | 'recipient' | 'other' = 'recipient') =>
  outcomeOf({ code, text, step }).kind;

test.each([
  [250, '250 2.0.0 Ok: queued', 'taken'],
  [421, '421 4.3.2 Service shutting down', 'later'],
  [450, '450 4.2.1 Greylisted', 'later'],
  [452, '452 4.2.2 Mailbox full', 'later'],
  [552, '552 5.2.2 Mailbox full', 'later'],
  [550, '550 5.1.1 No such user', 'suppress'],
  [550, '550 5.1.10 Recipient not found', 'suppress'],
  [550, '550 5.2.1 Mailbox disabled', 'suppress'],
  [550, '550 No such user here', 'suppress'],
  [553, '553 Mailbox name not allowed', 'suppress'],
  [550, '550 5.7.1 Message rejected as spam', 'refused'],
  [550, '550 5.7.26 Unauthenticated mail', 'refused'],
  [554, '554 5.7.1 Your address is on a block list', 'refused'],
  [550, '550 Blocked', 'refused'],
])('%i “%s” to a recipient: %s', (code, text, kind) => {
  expect(answered(code, text)).toBe(kind);
});

test('the address is not to blame for what the server says of the message or of us', () => {
  expect(answered(552, '552 5.3.4 Message too big', 'other')).toBe('refused');
  expect(answered(550, '550 5.1.1 No such user', 'other')).toBe('refused');
  expect(answered(535, '535 5.7.8 Authentication failed', 'sign-in')).toBe('later');
});

test('a server that does not answer is tried again', () => {
  expect(outcomeOf({ code: null, text: '', step: 'other' })).toEqual({
    kind: 'later',
    why: 'The mail server does not answer.',
  });
});

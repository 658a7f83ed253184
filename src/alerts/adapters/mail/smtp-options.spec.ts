import { senderOf, smtpOptions } from './smtp-options.js';

test('nothing in the address switches the check of certificates off', () => {
  const { tls } = smtpOptions('smtps://u:p@mail.example.org?tls.rejectUnauthorized=false&ignoreTLS=true');
  expect(tls?.rejectUnauthorized).toBe(true);
});

test.each([
  ['smtps://mail.example.org', { port: 465, secure: true, requireTLS: false }],
  ['smtp://u:p@mail.example.org', { port: 587, secure: false, requireTLS: true }],
  ['smtp://mail.example.org:25', { port: 25, secure: false, requireTLS: false }],
  ['smtp://u:p@127.0.0.1:2525', { port: 2525, secure: false, requireTLS: false }],
  ['smtp://u:p@[::1]:2525', { host: '::1', port: 2525, requireTLS: false }],
])('%s: a password crosses no network in the clear', (url, options) => {
  expect(smtpOptions(url)).toMatchObject(options);
});

test('user and password may hold any character', () => {
  expect(smtpOptions('smtps://user%40example.org:p%2F%3A%40@mail.example.org').auth).toEqual({
    user: 'user@example.org',
    pass: 'p/:@',
  });
});

test.each([
  ['tracker@example.org', { name: '', address: 'tracker@example.org' }],
  ['Tracker <tracker@example.org>', { name: 'Tracker', address: 'tracker@example.org' }],
  ['"The, tracker" <tracker@example.org>', { name: 'The, tracker', address: 'tracker@example.org' }],
])('the sender %s', (text, sender) => {
  expect(senderOf(text)).toEqual(sender);
});

import { withoutSecrets } from './hidden-secrets.js';

const TELEGRAM = 'https://api.example.org/bot77:TGSECRET/sendMessage';

describe('of an answer', () => {
  it.each([
    ['its address', TELEGRAM, `no such page: ${TELEGRAM}`, 'no such page: …'],
    ['its path', TELEGRAM, 'Cannot POST /bot77:TGSECRET/sendMessage', 'Cannot POST …'],
    ['a segment of its path', TELEGRAM, '{"unknown":"bot77:TGSECRET"}', '{"unknown":"…"}'],
    ['the token of its bot', TELEGRAM, 'token 77:TGSECRET was revoked', 'token … was revoked'],
    ['a path in small letters', TELEGRAM, 'GET /bot77:tgsecret/', 'GET /…/'],
    ['a path with its colon encoded', TELEGRAM, '/bot77%3ATGSECRET/sendMessage', '/…/…'],
    ['a path with slashes as JSON writes them', TELEGRAM, '\\/bot77:TGSECRET\\/sendMessage', '\\/…\\/…'],
    [
      'a path that comes back decoded',
      'https://a.example.org/in/%C3%A9t%C3%A9%20secret',
      'lost: /in/été secret!',
      'lost: …!',
    ],
    [
      'a query, whole and by its values',
      'https://a.example.org/in?token=abc%2Fdef',
      '?token=abc%2Fdef abc/def abc%2fdef',
      '… … …',
    ],
    ['a short path', 'https://a.example.org/x?k=1', 'POST /x?k=1 and /x', 'POST … and …'],
    ['a path with a lone percent', 'https://a.example.org/100%secret', 'at /100%secret', 'at …'],
    ['signs that patterns know', 'https://a.example.org/(a+b)*$', 'at /(a+b)*$ 1', 'at … 1'],
  ])('%s is not kept', (_, url, answer, kept) => {
    expect(withoutSecrets(answer, url)).toBe(kept);
  });

  it('other secrets are not kept either', () => {
    const url = 'https://ntfy.example.org/';
    expect(withoutSecrets('{"topic":"mine","auth":"tk_1"}', url, ['mine', 'tk_1'])).toBe(
      '{"topic":"…","auth":"…"}',
    );
  });

  it('a secret that is cut at its end is not kept', () => {
    expect(withoutSecrets('Cannot POST /bot77:TGSEC', TELEGRAM)).toBe('Cannot POST …');
  });

  it('all else is kept', () => {
    const answer = 'no hook in the api / here: 100 % in';
    expect(withoutSecrets(answer, 'https://a.example.org/api/hook')).toBe(answer);
    expect(withoutSecrets(answer, 'https://a.example.org/')).toBe(answer);
  });
});

import fc from 'fast-check';
import { headerText, mailHeaders, messageId } from './header.js';

test('no text from outside can begin another header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(headerText(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
    }),
  );
  expect(headerText('Gas deal\r\nBcc: other@example.org')).toBe('Gas deal Bcc: other@example.org');
});

test('a long text is cut at a letter, not within one', () => {
  const cut = headerText('گیس '.repeat(100), 20);
  expect(Array.from(cut).length).toBeLessThanOrEqual(20);
  expect(headerText('😀'.repeat(30), 10)).toBe(`${'😀'.repeat(9)}…`);
});

test('a message id is the same at every try, another for another id, and of the characters that an id may have', () => {
  const id = messageId('dev-1:alert', 'example.org');
  expect(id).toBe(messageId('dev-1:alert', 'example.org'));
  expect(id).not.toBe(messageId('dev-1_alert', 'example.org'));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      expect(messageId(text, 'example.org')).toMatch(/^<[A-Za-z0-9._-]+@example\.org>$/);
    }),
  );
});

const routing = {
  id: 'n-1',
  story: 'development:dev-1',
  domain: 'example.org',
  unsubscribeUrl: 'https://t.example/u/x',
};

test('messages of one story refer to one id, those of another story to another', () => {
  const [first, second] = [mailHeaders(routing), mailHeaders({ ...routing, id: 'n-2' })];
  expect(first.references).not.toBeNull();
  expect(first.references).toBe(second.references);
  expect(first.messageId).not.toBe(second.messageId);
  expect(mailHeaders({ ...routing, story: 'development:dev-2' }).references).not.toBe(first.references);
});

test('one POST to the address of List-Unsubscribe is announced as RFC 8058 has it', () => {
  expect(mailHeaders(routing).other).toMatchObject({
    'List-Unsubscribe': '<https://t.example/u/x>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
  });
});

test('a message that nobody subscribed to offers no way to unsubscribe', () => {
  const { other } = mailHeaders({ ...routing, unsubscribeUrl: null });
  expect(Object.keys(other).filter((name) => name.startsWith('List-'))).toEqual([]);
});

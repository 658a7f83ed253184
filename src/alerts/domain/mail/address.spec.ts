import fc from 'fast-check';
import { maskedAddress, readAddress, sameMailbox } from './address.js';

test.each([
  ['reader@example.org', 'reader@example.org'],
  ['  First.Last+tag@Example.ORG ', 'First.Last+tag@example.org'],
  ['a@bücher.example', 'a@xn--bcher-kva.example'],
  ["o'neil@mail.gov.pk", "o'neil@mail.gov.pk"],
])('%j is read as %s', (text, address) => {
  expect(readAddress(text)).toEqual({ kind: 'address', address });
});

test.each([
  '',
  'reader',
  '@example.org',
  'reader@',
  'reader@localhost',
  'reader@127.0.0.1',
  'reader@[127.0.0.1]',
  'reader@example..org',
  'reader@-example.org',
  'a@b@example.org',
  '"a b"@example.org',
  'a..b@example.org',
  'a b@example.org',
  'reader@example.org, other@example.org',
  'reader@example.org>',
  'Reader <reader@example.org>',
  'reader@example.org\r\nBcc: other@example.org',
  'reader@exam\nple.org',
  'reader\0@example.org',
  'reader@example.org\u202e',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b.'.repeat(130)}org`,
])('%j is refused', (text) => {
  expect(readAddress(text).kind).toBe('wrong');
});

test('whatever is read as an address can end no header and add no recipient', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.string(), fc.domain()).map((parts) => parts.join('@')),
  );
  fc.assert(
    fc.property(text, (given) => {
      const read = readAddress(given);
      if (read.kind === 'address') expect(read.address).toMatch(/^[^\s<>,;:"()[\]\\@]+@[a-z0-9.-]+$/);
    }),
    { numRuns: 2_000 },
  );
});

test('a mask shows the first letters and the last label only', () => {
  expect(maskedAddress('reader@mail.example.org')).toBe('r…@m….org');
});

test('upper and lower case are one mailbox', () => {
  expect(sameMailbox('Reader@example.org')).toBe(sameMailbox('reader@example.org'));
});

import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { keysOf, linkSecret, lookUpHash, open, seal } from './seal.js';

const keys = keysOf(Buffer.alloc(32, 7));
const others = keysOf(Buffer.alloc(32, 8));
const former = keysOf(Buffer.alloc(32, 9));

test('any text opens again to what it was, for its own context', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
      expect(open([keys], seal(keys, text, context), context)).toEqual({ kind: 'opened', text });
    }),
  );
});

test('whichever byte of a sealed text is changed, it does not open', () => {
  const sealed = seal(keys, 'reader@example.org', 'address');
  const [format, id, body] = sealed.split('.');
  const bytes = Buffer.from(body ?? '', 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    const text = `${String(format)}.${String(id)}.${changed.toString('base64url')}`;
    expect(open([keys], text, 'address')).toEqual({ kind: 'damaged' });
  }
});

test.each(['', 'reader@example.org', 'v1.00000000.', 'v2.0a0b0c0d.AAAA'])('%j was never sealed', (text) => {
  expect(open([keys], text, 'address')).toEqual({ kind: 'damaged' });
});

test('a text cut short does not open', () => {
  const sealed = seal(keys, 'x', 'address');
  for (let length = 0; length < sealed.length; length += 1) {
    expect(open([keys], sealed.slice(0, length), 'address')).toEqual({ kind: 'damaged' });
  }
});

test('a text sealed for one column does not open in another', () => {
  expect(open([keys], seal(keys, 'whsec_x', 'secret'), 'address')).toEqual({ kind: 'damaged' });
});

test('a text of another key is told from a damaged one, and names that key', () => {
  expect(open([others], seal(keys, 'x', 'address'), 'address')).toEqual({
    kind: 'other-key',
    keyId: keys.id,
  });
});

test('the same text never looks the same twice, and none of it can be read', () => {
  const sealed = new Set(Array.from({ length: 100 }, () => seal(keys, 'reader@example.org', 'address')));
  expect(sealed.size).toBe(100);
  for (const text of sealed) {
    expect(Buffer.from(text.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('reader');
  }
});

test('equal texts have one look-up hash; another key, text or context has another', () => {
  const hash = lookUpHash(keys, 'reader@example.org', 'address');
  expect(lookUpHash(keys, 'reader@example.org', 'address')).toBe(hash);
  const all = [
    lookUpHash(others, 'reader@example.org', 'address'),
    lookUpHash(keys, 'reade@example.org', 'address'),
    lookUpHash(keys, 'reader@example.org', 'network'),
  ];
  expect(new Set([hash, ...all]).size).toBe(4);
});

test('a link’s secret changes with its purpose, record and salt', () => {
  const of = { id: '1', salt: 'a' };
  const secrets = [
    linkSecret(keys, 'unsubscribe', of),
    linkSecret(keys, 'manage', of),
    linkSecret(keys, 'unsubscribe', { ...of, id: '2' }),
    linkSecret(keys, 'unsubscribe', { ...of, salt: 'b' }),
    linkSecret(others, 'unsubscribe', of),
  ];
  expect(new Set(secrets).size).toBe(secrets.length);
});

test('the keys of a secret key are four, and none is the secret key', () => {
  const secretKey = randomBytes(32);
  const { sealing, lookUp, links } = keysOf(secretKey);
  const hex = [secretKey, sealing, lookUp, links].map((key) => key.toString('hex'));
  expect(new Set(hex).size).toBe(4);
});

test('a text opens with whichever of several keys sealed it, wherever that one stands among them', () => {
  const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => keysOf(Buffer.from(bytes)));
  const ring = fc.uniqueArray(key, { minLength: 1, maxLength: 4, selector: ({ id }) => id });
  fc.assert(
    fc.property(ring, fc.nat(), fc.string({ unit: 'grapheme' }), (given, at, text) => {
      const sealer = given[at % given.length];
      if (sealer === undefined) throw new Error('There is one at least.');
      const sealed = seal(sealer, text, 'address');
      expect(open(given, sealed, 'address')).toEqual({ kind: 'opened', text });
      const without = given.filter((one) => one !== sealer);
      expect(open(without, sealed, 'address')).toEqual({ kind: 'other-key', keyId: sealer.id });
    }),
  );
});

test('a text that claims another of the keys given does not open with it', () => {
  const sealed = seal(keys, 'x', 'address').replace(keys.id, former.id);
  expect(open([keys, former], sealed, 'address')).toEqual({ kind: 'damaged' });
});

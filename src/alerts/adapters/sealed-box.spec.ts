import { openTarget, sealTarget } from './target-seal.js';
import { sealedBox } from './sealed-box.js';

const box = sealedBox(Buffer.alloc(32, 7));
const target = { channel: 'email', address: 'reader@example.org' } as const;

test('what is sealed opens again, and nothing of it can be read in the seal', () => {
  const sealed = sealTarget(box, target);
  expect(openTarget(box, sealed)).toEqual(target);
  expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('reader');
  expect(sealTarget(box, target)).not.toBe(sealed);
});

test('a seal opens with no other key, and not after a change', () => {
  const sealed = sealTarget(box, target);
  expect(() => openTarget(sealedBox(Buffer.alloc(32, 8)), sealed)).toThrow();
  const last = sealed.at(-1) === 'A' ? 'B' : 'A';
  expect(() => openTarget(box, sealed.slice(0, -2) + last + sealed.slice(-1))).toThrow();
});

test('a digest is the same for the same address and another with another key', () => {
  expect(box.digest('a@example.org')).toBe(box.digest('a@example.org'));
  expect(sealedBox(Buffer.alloc(32, 8)).digest('a@example.org')).not.toBe(box.digest('a@example.org'));
});

import type { Sealer } from '../domain/sealer.js';
import { keysOf } from './secrets/seal.js';
import { Vault } from './secrets/vault.js';
import { openTarget, sealTarget } from './target-seal.js';

const vaultOf = (byte: number): Sealer => {
  const keys = keysOf(Buffer.alloc(32, byte));
  return new Vault([keys], keys);
};
const target = { channel: 'email', address: 'reader@example.org' } as const;

test('a target opens again to what was sealed', () => {
  expect(openTarget(vaultOf(7), sealTarget(vaultOf(7), target))).toEqual(target);
});

test('a target opens with no other key, and not after a change', () => {
  const sealed = sealTarget(vaultOf(7), target);
  expect(() => openTarget(vaultOf(8), sealed)).toThrow('another key');
  const other = sealed.slice(0, -3) + (sealed.at(-3) === 'A' ? 'B' : 'A') + sealed.slice(-2);
  expect(() => openTarget(vaultOf(7), other)).toThrow('damaged');
});

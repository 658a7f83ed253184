import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { createAddressGuard } from './address-guard.js';

const guard = createAddressGuard([]);
const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255));
const dotted = (bytes: readonly number[]): string => bytes.join('.');
const last32 = ([a, b, c, d]: readonly [number, number, number, number]): string =>
  `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
const permitted = (address: string): boolean => guard.judge(address).permitted;

describe('the address guard', () => {
  it.each(['8.8.8.8', '193.0.6.139', '2001:4860:4860::8888', '2a00:1450::1', '64:ff9b::808:808'])(
    'permits the public address %s',
    (address) => {
      expect(guard.judge(address)).toEqual({ permitted: true });
    },
  );

  it('names the range of what it refuses', () => {
    expect(guard.judge('169.254.169.254')).toEqual({ permitted: false, range: 'link local' });
    expect(guard.judge('::ffff:10.0.0.1')).toEqual({ permitted: false, range: 'private use' });
    expect(guard.judge('fe80::1%eth0')).toEqual({ permitted: false, range: 'not global unicast' });
  });

  it('refuses what is no address', () => {
    expect(guard.judge('localhost')).toEqual({ permitted: false, range: 'not an IP address' });
    expect(guard.judge('')).toEqual({ permitted: false, range: 'not an IP address' });
  });

  it('agrees with an independent table on every IPv4 address', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        const independent = new ipaddr.IPv4([...bytes]).range() === 'unicast';
        const relays = dotted(bytes).startsWith('192.175.48.') || dotted(bytes).startsWith('192.31.196.');
        expect(permitted(dotted(bytes))).toBe(independent && !relays);
      }),
      { numRuns: 2000 },
    );
  });

  it('judges a mapped or translated address by the IPv4 address it carries', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        const plain = permitted(dotted(bytes));
        expect(permitted(`::ffff:${last32(bytes)}`)).toBe(plain);
        expect(permitted(`64:ff9b::${last32(bytes)}`)).toBe(plain);
      }),
    );
  });

  it('refuses 6to4, Teredo and IPv4-compatible addresses, whatever they carry', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        expect(permitted(`2002:${last32(bytes)}::1`)).toBe(false);
        expect(permitted(`2001:0:1:2:3:4:${last32(bytes)}`)).toBe(false);
        expect(permitted(`::${last32(bytes)}`)).toBe(false);
      }),
    );
  });

  it('opens the ranges it is given, in every form, and no others', () => {
    const opened = createAddressGuard(['10.1.0.0/16', 'fd00::/8']);
    const answers = ['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '10.2.0.1', '127.0.0.1', 'fc00::1'].map(
      (address) => opened.judge(address).permitted,
    );
    expect(answers).toEqual([true, true, true, false, false, false]);
  });
});

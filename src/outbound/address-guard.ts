import { readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

type AddressVerdict =
  | { readonly permitted: true }
  /** `range` names the block that holds the address, in words. */
  | { readonly permitted: false; readonly range: string };

export interface AddressGuard {
  /** Whether a connection to this IP address (no host name) may be opened. */
  judge(address: string): AddressVerdict;
}

const schema = z.object({
  refused: z.array(z.object({ range: z.string(), name: z.string() })),
  globalUnicast: z.string(),
  translated: z.string(),
});

const data = schema.parse(
  JSON.parse(readFileSync(new URL('./data/special-ranges.json', import.meta.url), 'utf8')),
);
const refused = data.refused.map(({ range, name }) => ({ range: ipaddr.parseCIDR(range), name }));
const globalUnicast = ipaddr.parseCIDR(data.globalUnicast);
const translated = ipaddr.parseCIDR(data.translated);

const PERMITTED: AddressVerdict = { permitted: true };

function within(address: Address, [base, bits]: Range): boolean {
  return address.kind() === base.kind() && address.match(base, bits);
}

/** The last four bytes of an IPv6 address, where mapped and translated addresses keep their IPv4 address. */
function embedded(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(-4));
}

function isV6(address: Address): address is ipaddr.IPv6 {
  return address.kind() === 'ipv6';
}

function judgeAddress(address: Address, open: readonly Range[]): AddressVerdict {
  if (open.some((range) => within(address, range))) return PERMITTED;
  if (isV6(address)) {
    if (address.isIPv4MappedAddress() || within(address, translated)) {
      return judgeAddress(embedded(address), open);
    }
    if (!within(address, globalUnicast)) return { permitted: false, range: 'not global unicast' };
  }
  const special = refused.find(({ range }) => within(address, range));
  return special === undefined ? PERMITTED : { permitted: false, range: special.name };
}

/**
 * Judges IP addresses before a connection is opened: every range that is not public is refused, save those in
 * `openRanges` (CIDR). What is no IP address is refused. Throws where a CIDR is malformed (settings check them).
 */
export function createAddressGuard(openRanges: readonly string[]): AddressGuard {
  const open = openRanges.map((range) => ipaddr.parseCIDR(range));
  return {
    judge(address) {
      if (!ipaddr.isValid(address)) return { permitted: false, range: 'not an IP address' };
      return judgeAddress(ipaddr.parse(address), open);
    },
  };
}

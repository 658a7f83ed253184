/** Ways to write addresses that must never be asked. */

/** The first, a middle and the last address of every IPv4 range that is not public. */
const PRIVATE_V4 = [
  ['0.0.0.0', '0.0.0.1', '0.255.255.255'],
  ['10.0.0.0', '10.13.37.1', '10.255.255.255'],
  ['100.64.0.0', '100.100.100.200', '100.127.255.255'],
  ['127.0.0.0', '127.0.0.1', '127.255.255.254'],
  ['169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ['172.16.0.0', '172.17.0.1', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.192', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.7', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.1', '192.88.99.255'],
  ['192.168.0.0', '192.168.1.1', '192.168.255.255'],
  ['198.18.0.0', '198.19.1.1', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.7', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.7', '203.0.113.255'],
  ['224.0.0.0', '239.255.255.250', '239.255.255.255'],
  ['240.0.0.0', '250.1.2.3', '255.255.255.255'],
].flat();

const PRIVATE_V6 = [
  '::',
  '::1',
  '::2',
  '64:ff9b:1::1',
  '100::1',
  '200::1',
  '1fff:ffff::1',
  '2001::1',
  '2001:2::1',
  '2001:10::1',
  '2001:20::1',
  '2001:1ff:ffff::1',
  '2001:db8::1',
  '2002::1',
  '2620:4f:8000::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'e000::1',
  'fc00::1',
  'fd12:3456:789a::1',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'ff02::1',
  'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
];

function bytesOf(address: string): [number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return [a, b, c, d];
}

function pairs(address: string): [string, string] {
  const [a, b, c, d] = bytesOf(address);
  return [((a << 8) | b).toString(16), ((c << 8) | d).toString(16)];
}

/** IPv6 addresses that carry this IPv4 address. */
export function carriers(address: string): readonly string[] {
  const [high, low] = pairs(address);
  const [inverseHigh, inverseLow] = pairs(
    bytesOf(address)
      .map((byte) => 255 - byte)
      .join('.'),
  );
  return [
    `::ffff:${address}`,
    `::ffff:${high}:${low}`,
    `0:0:0:0:0:ffff:${high}:${low}`,
    `::${high}:${low}`,
    `64:ff9b::${high}:${low}`,
    `2002:${high}:${low}::1`,
    `2001:0:4136:e378:8000:63bf:${inverseHigh}:${inverseLow}`,
  ];
}

/** Host parts of a URL that mean this IPv4 address. */
export function spellings(address: string): readonly string[] {
  const bytes = bytesOf(address);
  const [a, b, c, d] = bytes;
  const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const octal = (byte: number): string => `0${byte.toString(8)}`;
  const hexadecimal = (byte: number): string => `0x${byte.toString(16)}`;
  const wide = address.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
  return [
    address,
    `${address}.`,
    String(whole),
    `0x${whole.toString(16)}`,
    `0${whole.toString(8)}`,
    bytes.map(octal).join('.'),
    bytes.map(hexadecimal).join('.'),
    `${a}.${(b << 16) | (c << 8) | d}`,
    `${a}.${b}.${(c << 8) | d}`,
    `000${octal(a)}.${b}.${hexadecimal(c)}.${d}`,
    wide,
    address.replaceAll('.', '\u3002'),
    address.replaceAll('.', '%2e'),
  ];
}

/** Every private address in plain writing, IPv6 without brackets. */
export const PRIVATE_ADDRESSES: readonly string[] = [
  ...PRIVATE_V4,
  ...PRIVATE_V4.flatMap(carriers),
  ...PRIVATE_V6,
];

/** Host parts of URLs that lead to private addresses. */
export const HOST_TRICKS: readonly string[] = [
  ...PRIVATE_V4.flatMap(spellings),
  ...[...PRIVATE_V4.flatMap(carriers), ...PRIVATE_V6].map((address) => `[${address}]`),
  'localhost',
  'LOCALHOST',
];

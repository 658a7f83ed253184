/** The network of an address, by which sign-ups are counted: /24 of IPv4, /56 of IPv6, or the text itself. */
export function networkOf(ip: string): string {
  const plain = plainOf(ip);
  return isIpv4(plain) ? plain.split('.').slice(0, 3).join('.') : householdOf(plain);
}

/** Whom an address stands for: itself of IPv4, of IPv6 the /56 that one household or office is given. */
export function clientOf(ip: string): string {
  const plain = plainOf(ip);
  return isIpv4(plain) ? plain : householdOf(plain);
}

/** Whether a request comes from the machine itself. */
export function isThisMachine(ip: string): boolean {
  return /^127\.\d+\.\d+\.\d+$|^::1$/.test(plainOf(ip));
}

function plainOf(ip: string): string {
  return ip.replace(/^::ffff:(?=\d+\.)/i, '');
}

function isIpv4(plain: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(plain);
}

function householdOf(plain: string): string {
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('%')[0]?.split('::') ?? [];
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const missing = tail === undefined ? 0 : 8 - (first?.length ?? 0) - (last?.length ?? 0);
  const groups = [
    ...(first ?? []),
    ...Array.from({ length: Math.max(0, missing) }, () => '0'),
    ...(last ?? []),
  ];
  const digits = groups.map((group) => group.padStart(4, '0')).join('');
  return digits.slice(0, 14);
}

/**
 * The address of a test's database as the setting DATABASE_URL takes it: web-like addresses name a host, and pg lets the
 * socket's folder in the arguments go before it.
 */
export function settingsAddress(url: string): string {
  return url.replace('@/', '@localhost/');
}

/** Query parameters that say how a reader came, in lower case. */
export interface TrackingParameters {
  readonly prefixes: readonly string[];
  readonly names: ReadonlySet<string>;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/**
 * The address by which two links to one article compare equal: host in lower case without `www.`, no
 * scheme, fragment, default port, trailing slash or tracking parameters, the other parameters in order.
 * Null where the text is no http or https address.
 */
export function canonicalUrl(link: string | null, tracking: TrackingParameters): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const url = new URL(link);
  const defaultPort = DEFAULT_PORTS[url.protocol];
  if (defaultPort === undefined) return null;
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  const port = url.port === '' || url.port === defaultPort ? '' : `:${url.port}`;
  const kept = [...url.searchParams].filter(([name]) => !isTracking(name.toLowerCase(), tracking));
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(kept).toString();
  return `${host}${port}${withoutTrailingSlash(url.pathname)}${query === '' ? '' : `?${query}`}`;
}

function isTracking(name: string, tracking: TrackingParameters): boolean {
  return tracking.names.has(name) || tracking.prefixes.some((prefix) => name.startsWith(prefix));
}

function withoutTrailingSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

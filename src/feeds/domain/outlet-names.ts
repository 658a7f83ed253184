import type { Publisher } from './feed-history.js';

/** Parts of a host that say what is served there and not by whom. */
const SERVING = /^(?:www|feeds?|rss)\./u;
/** The first of them in the slug of a host. */
const SERVING_SLUG = /^www-/u;

/** The name of an outlet, or its host, as the slug by which its articles are known: letters and digits of any script. */
export function outletSlug(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);
}

/**
 * What an imported archive may call the outlet of a feed, as slugs: its publisher, and the host of its address, which is
 * what an archive's articles are named by where they name nobody. Of a host that serves the feeds of many it says
 * nothing wrong: no archive has articles of that name.
 */
export function outletNames(publisher: string, url: string): string[] {
  if (!URL.canParse(url)) return [publisher];
  return [...new Set([publisher, outletSlug(new URL(url).hostname.replace(SERVING, ''))])];
}

/** A report as an archive names its source. */
interface NamedReport {
  /** Slug. */
  readonly publisher: string;
  readonly link: string | null;
}

/** The host of a link and, after it, the hosts above it: `epaper.example.com`, `example.com`. As slugs. */
function hostsOf(link: string | null): readonly string[] {
  if (link === null || !URL.canParse(link)) return [];
  const labels = new URL(link).hostname.split('.');
  return labels.slice(0, -1).map((_label, at) => outletSlug(labels.slice(at).join('.')));
}

/**
 * Whose report it is among the publishers of feeds: its own publisher's where that has a feed, else the one whom an archive
 * may call so, else the one at whose host it stands. Null where it is nobody's, or where a host serves several of them.
 */
export function publisherBehind<
  P extends { readonly publisher: string; readonly outlets: readonly string[] },
>({ publisher, link }: NamedReport, publishers: readonly P[]): P | null {
  const own = publishers.find((one) => one.publisher === publisher);
  if (own !== undefined) return own;
  for (const name of [publisher, ...hostsOf(link)]) {
    const [found, another] = publishers.filter(({ outlets }) => outlets.includes(name));
    if (found !== undefined) return another === undefined ? found : null;
  }
  return null;
}

/**
 * The publisher of feeds that an archive means by the name of an outlet: the one whom feeds know by this slug or host, else
 * the one who is called so, else, where the outlet is named by the host of its report, the one at a host above that. A link
 * alone does not tell: an agency's report on a paper's page is the agency's. Null where it is nobody, or several are meant.
 */
export function publisherCalled<P extends Pick<Publisher, 'publisher' | 'name' | 'outlets'>>(
  { publisher: called, link }: NamedReport,
  publishers: readonly P[],
): P | null {
  const own = publishers.find(({ publisher }) => publisher === called);
  if (own !== undefined) return own;
  const name = called.replace(SERVING_SLUG, '');
  const hosts = hostsOf(link);
  const above = hosts.includes(called) ? hosts.slice(hosts.indexOf(called) + 1) : [];
  const ways = [
    ({ outlets }: P) => outlets.includes(name),
    (one: P) => outletSlug(one.name) === called,
    ...above.map(
      (host) =>
        ({ outlets }: P) =>
          outlets.includes(host),
    ),
  ];
  for (const isMeant of ways) {
    const [found, another] = publishers.filter(isMeant);
    if (found !== undefined) return another === undefined ? found : null;
  }
  return null;
}

/** Parts of a host that say what is served there and not by whom. */
const SERVING = /^(?:www|feeds?|rss)\./u;

/**
 * What an imported archive may call the outlet of a feed, as slugs: its publisher, and the host of its address, which is
 * what an archive's articles are named by where they name nobody. Of a host that serves the feeds of many it says
 * nothing wrong: no archive has articles of that name.
 */
export function outletNames(publisher: string, url: string): string[] {
  if (!URL.canParse(url)) return [publisher];
  const host = new URL(url).hostname.replace(SERVING, '').replace(/[^\p{L}\p{N}]+/gu, '-');
  return [...new Set([publisher, host])];
}
